import Foundation
import MargayDiagnostics
import MargayKit
import MargayShippedRules
import MargayTesting
import TestSupport
import Testing

/// The Swift rules that come with Margay.
@Suite("Shipped rules")
struct ShippedRulesTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static func registry() -> Registry {
    let registry = Registry()
    registry.register(ShippedRules.all)
    return registry
  }

  @Test("every rule passes its tests, and has a positive and a negative one")
  func tests() throws {
    let report = try RuleTests.run(Self.registry(), minimumTests: 2)
    #expect(report.failures == [])
    #expect(report.summary.passedTests >= 100)
  }

  @Test("there are fifteen rules that need code, and ten twins, which are off")
  func counts() {
    let twins = ShippedRules.all.filter { $0.id.hasSuffix(".Swift") }
    #expect(twins.count >= 10)
    #expect(twins.allSatisfy { !$0.isEnabled })
    #expect(ShippedRules.all.count - twins.count >= 15)
  }

  @Test("every rule says what it finds, why, and what to do", arguments: ShippedRules.all.map(\.id))
  func texts(_ id: String) throws {
    let rule = try #require(ShippedRules.all.first { $0.id == id })
    #expect(rule.place?.fileID.hasPrefix("MargayShippedRules/") == true)
    #expect(!rule.tags.isEmpty)
    guard !id.hasSuffix(".Swift") else { return }
    #expect(rule.displayName != nil)
    #expect(rule.description.count > 40)
    #expect(rule.reference.hasPrefix("https://"))
    #expect(rule.runbook.hasPrefix("1. "))
  }

  @Test("a rule that needs data of the site is off without it, and refused when it is put on")
  func configuration() throws {
    let registry = Self.registry()
    registry["Okta.SignInFromLookalikeDomain"].override { $0.isEnabled = true }
    #expect(registry.freeze().diagnostics.map(\.kind.code) == ["MG5051"])
    let site = Registry()
    site.register([ShippedRules.signInFromLookalikeDomain(domains: ["example.com"])])
    #expect(site.freeze().diagnostics.isEmpty)
    #expect(site.freeze().detections.map(\.metadata.isEnabled) == [true])
  }

  @Test(
    "a twin says the same as its rule in YAML of ten thousand events and more", arguments: twins)
  func twin(_ id: String) throws {
    let registry = Self.registry()
    registry.register(path: Self.root.appendingPathComponent("Detections").path)
    let rules = registry.freeze()
    let places = try [id, id + ".Swift"].map { id in
      try #require(rules.detections.firstIndex { $0.metadata.ruleID == id })
    }
    let result = RuleComparison.compare(places[0], places[1], of: rules)
    #expect(result.verdict == .noDifference)
    #expect(result.metadata == [])
    #expect(result.eventsTried >= 10_000)
    let difference = result.difference.map { String(decoding: $0.event, as: UTF8.self) }
    #expect(difference == nil, "\(result.difference?.fields ?? [])")
  }

  static let twins = ShippedRules.all.map(\.id).filter { $0.hasSuffix(".Swift") }
    .map { String($0.dropLast(6)) }

  @Test("the program brings along the present text of every rule")
  func sources() throws {
    let top = Self.root.appendingPathComponent("Sources/MargayShippedRules")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: top.path)
      .filter { $0.hasSuffix(".swift") && !$0.hasPrefix("Shipped") && !$0.hasPrefix("Decoding") }
      .sorted()
    var text = """
      // Written by MARGAY_RECORD=1 swift test --filter ShippedRulesTests; do not edit.
      // swift-format-ignore-file

      /// The texts of the shipped rules, for `margay get`.
      enum ShippedSources {
        static let texts: [String: String] = [

      """
    for path in paths {
      let source = try String(contentsOf: top.appendingPathComponent(path), encoding: .utf8)
      #expect(!source.contains("\"\"\"####"))
      let name = path.split(separator: "/").last ?? ""
      text += "    \"MargayShippedRules/\(name)\": ####\"\"\"\n\(source)\"\"\"####,\n"
    }
    text += "  ]\n}\n"
    Golden.expect(text, at: top.appendingPathComponent("ShippedSources.swift").path)
  }
}
