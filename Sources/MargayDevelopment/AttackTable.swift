package import FoundationEssentials

/// The table of MITRE ATT&CK, made from STIX bundles as MITRE publishes them.
///
/// Of the bundles only ids, names, tactics and what became of a technique are taken.
package struct AttackTable {
  /// Bundles that make no table.
  package struct Malformed: Error, CustomStringConvertible {
    /// A plain sentence.
    package let description: String
  }

  private struct Bundle: Decodable {
    let objects: [Item]
  }

  private struct Item: Decodable {
    struct Reference: Decodable {
      let sourceName: String
      let externalId: String?
    }
    struct Phase: Decodable {
      let killChainName: String
      let phaseName: String
    }
    let type: String
    let id: String
    let name: String?
    let revoked: Bool?
    let xMitreDeprecated: Bool?
    let xMitreShortname: String?
    let externalReferences: [Reference]?
    let killChainPhases: [Phase]?
    let relationshipType: String?
    let sourceRef: String?
    let targetRef: String?
    let tacticRefs: [String]?

    var attackID: String? {
      externalReferences?.first { $0.sourceName == "mitre-attack" }?.externalId
    }
  }

  /// The lines: tactics in the order of the matrix, then techniques by id.
  package let lines: [String]

  /// Reads bundles: one with everything, or one for each object.
  ///
  /// - Throws: `Malformed`, and the decoder's errors.
  package init(_ bundles: [Data]) throws {
    var items: [String: Item] = [:]
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    for bundle in bundles {
      for item in try decoder.decode(Bundle.self, from: bundle).objects {
        items[item.id] = item
      }
    }
    guard let matrix = items.values.first(where: { $0.type == "x-mitre-matrix" }) else {
      throw Malformed(description: "there is no matrix, which gives the tactics their order")
    }
    let tactics = (matrix.tacticRefs ?? []).compactMap { items[$0] }
    var lines: [String] = []
    for tactic in tactics { lines.append("\(try Self.id(tactic)) \(try Self.name(tactic))") }
    var successors: [String: String] = [:]
    for item in items.values where item.relationshipType == "revoked-by" {
      guard let source = item.sourceRef, let target = item.targetRef.flatMap({ items[$0] }) else {
        continue
      }
      successors[source] = try Self.id(target)
    }
    var techniques: [String: String] = [:]
    for item in items.values where item.type == "attack-pattern" {
      let id = try Self.id(item)
      let isPast = item.revoked == true || item.xMitreDeprecated == true
      // An id of the past may have been given again.
      if isPast, techniques[id] != nil { continue }
      let phases = (item.killChainPhases ?? []).filter { $0.killChainName == "mitre-attack" }
      let state: String
      if item.revoked == true {
        guard let successor = successors[item.id] else {
          throw Malformed(description: "\(id) is revoked, and nothing stands in its place")
        }
        state = ">" + successor
      } else if isPast {
        state = "-"
      } else {
        state = try tactics.filter { tactic in
          phases.contains { $0.phaseName == tactic.xMitreShortname }
        }.map { String(try Self.id($0).dropFirst(2)) }.joined(separator: ",")
      }
      techniques[id] = "\(id) \(state) \(try Self.name(item))"
    }
    self.lines = lines + techniques.sorted { $0.key < $1.key }.map(\.value)
  }

  private static func id(_ item: Item) throws(Malformed) -> String {
    guard let id = item.attackID else { throw Malformed(description: "\(item.id) has no id") }
    return id
  }

  private static func name(_ item: Item) throws(Malformed) -> String {
    guard let name = item.name, !name.contains("\""), !name.contains("\n") else {
      throw Malformed(description: "\(item.id) has no name that fits the table")
    }
    return name
  }

  /// `Sources/MargayLint/Attack/AttackText.swift`, of a version and the year of its copyright.
  package func source(version: String, year: Int) -> String {
    """
    // Written by margay-dev attack, from MITRE ATT&CK \(version) (Enterprise).

    /// The tactics and techniques of MITRE ATT&CK as text, a line each.
    ///
    /// © \(year) The MITRE Corporation. This work is reproduced and distributed with the permission of The MITRE Corporation.
    enum AttackText {
      /// The version of ATT&CK.
      static let version = "\(version)"

      /// Tactics in the order of the matrix: `TA0001 Name`; techniques by id: `T1001 TACTICS Name`, where TACTICS are the
      /// digits of the tactics, `>T1002` the technique that stands in the place of a revoked one, or `-` a deprecated one.
      static let lines: StaticString = ##\"""
    \(lines.map { "    \($0)" }.joined(separator: "\n"))
        \"""##
    }

    """
  }
}
