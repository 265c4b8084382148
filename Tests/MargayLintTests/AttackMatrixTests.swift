import Foundation
import MargayDevelopment
import MargayLint
import Testing

/// The table of MITRE ATT&CK: it is whole, its ids lead to each other, and it is made from bundles.
@Suite("ATT&CK")
struct AttackMatrixTests {
  @Test("the table is that of version 18.1")
  func size() {
    #expect(AttackMatrix.version == "18.1")
    #expect(AttackMatrix.tactics.count == 14)
    #expect(AttackMatrix.tactics.first?.name == "Reconnaissance")
    #expect(AttackMatrix.tactics.last?.name == "Impact")
    let current = AttackMatrix.techniques.filter { !$0.tactics.isEmpty }
    // As MITRE counts them: 216 techniques and 475 sub-techniques.
    #expect(current.count { $0.parent == nil } == 216)
    #expect(current.count { $0.parent != nil } == 475)
    #expect(AttackMatrix.techniques.count == 835)
  }

  @Test("every id leads to what it names", arguments: AttackMatrix.techniques)
  func ids(_ technique: AttackTechnique) {
    #expect(AttackMatrix.technique(technique.id) == technique)
    #expect(!technique.name.isEmpty)
    for tactic in technique.tactics { #expect(AttackMatrix.tactic(tactic) != nil) }
    if !technique.tactics.isEmpty, let parent = technique.parent {
      #expect(AttackMatrix.technique(parent)?.tactics.isEmpty == false)
    }
    if case .revoked(let id) = technique.state {
      #expect(AttackMatrix.technique(id) != nil)
      #expect(AttackMatrix.successor(of: technique)?.tactics.isEmpty != true)
    }
  }

  @Test("ids of all kinds")
  func lookups() {
    #expect(AttackMatrix.technique("T1556.006")?.name == "Multi-Factor Authentication")
    #expect(
      AttackMatrix.technique("T1078")?.state
        == .current(tactics: ["TA0001", "TA0003", "TA0004", "TA0005"]))
    #expect(AttackMatrix.technique("T1002")?.state == .revoked(by: "T1560"))
    #expect(AttackMatrix.technique("T1026")?.state == .deprecated)
    #expect(AttackMatrix.technique("T1002").flatMap(AttackMatrix.successor)?.id == "T1560")
    #expect(AttackMatrix.technique("T1026").flatMap(AttackMatrix.successor) == nil)
    #expect(AttackMatrix.technique("T1078").flatMap(AttackMatrix.successor)?.id == "T1078")
    #expect(AttackMatrix.tactic("TA0006")?.shortName == "credential-access")
    for word in [
      "", "T", "T1", "T10780", "t1078", "T1078.", "T1078.999", "T1078.000", "T1078.01",
      "T1078.0010",
      "T1078,001",
      "TA0001", "T\u{FF11}078", "T107\u{664}", "T10780001", "T9999",
    ] {
      #expect(AttackMatrix.technique(word) == nil, "\(word)")
    }
    for word in ["", "TA0099", "ta0001", "TA0001 ", "T1078"] {
      #expect(AttackMatrix.tactic(word) == nil, "\(word)")
    }
  }

  private static func bundle(_ objects: [String]) -> Data {
    Data("{\"type\":\"bundle\",\"objects\":[\(objects.joined(separator: ","))]}".utf8)
  }

  private static func object(_ type: String, _ id: String, _ rest: String) -> String {
    let reference =
      "[{\"source_name\":\"x\"},{\"source_name\":\"mitre-attack\",\"external_id\":\"\(id)\"}]"
    return
      "{\"type\":\"\(type)\",\"id\":\"\(type)--\(id)\",\"external_references\":\(reference),\(rest)}"
  }

  private static let phase =
    "\"kill_chain_phases\":[{\"kill_chain_name\":\"mitre-attack\",\"phase_name\":\"second-one\"}]"

  @Test("the table is made from bundles")
  func generated() throws {
    let objects = [
      Self.object(
        "x-mitre-matrix", "m", "\"tactic_refs\":[\"x-mitre-tactic--TA2\",\"x-mitre-tactic--TA1\"]"),
      Self.object("x-mitre-tactic", "TA1", "\"name\":\"First\",\"x_mitre_shortname\":\"first\""),
      Self.object(
        "x-mitre-tactic", "TA2", "\"name\":\"Second One\",\"x_mitre_shortname\":\"second-one\""),
      Self.object("attack-pattern", "T2", "\"name\":\"B\",\(Self.phase)"),
      Self.object("attack-pattern", "T1", "\"name\":\"A\",\"revoked\":true"),
      Self.object(
        "attack-pattern", "T3", "\"name\":\"C\",\"x_mitre_deprecated\":true,\(Self.phase)"),
    ]
    let relation =
      "{\"type\":\"relationship\",\"id\":\"r\",\"relationship_type\":\"revoked-by\","
      + "\"source_ref\":\"attack-pattern--T1\",\"target_ref\":\"attack-pattern--T2\"}"
    let table = try AttackTable([Self.bundle(objects), Self.bundle([relation])])
    #expect(table.lines == ["TA2 Second One", "TA1 First", "T1 >T2 A", "T2 2 B", "T3 - C"])
    #expect(throws: AttackTable.Malformed.self) { try AttackTable([Self.bundle(objects)]) }
    #expect(throws: AttackTable.Malformed.self) {
      try AttackTable([Self.bundle(Array(objects.dropFirst()) + [relation])])
    }
    #expect(throws: DecodingError.self) { try AttackTable([Data("{}".utf8)]) }
  }

  @Test("the file is as the generator writes it")
  func file() throws {
    let path = CheckPagesTests.root + "/Sources/MargayLint/Attack/AttackText.swift"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(
      text.hasPrefix("// Written by margay-dev attack, from MITRE ATT&CK 18.1 (Enterprise).\n"))
  }
}
