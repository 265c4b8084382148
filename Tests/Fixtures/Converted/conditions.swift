// Converted by margay, which replaces the file as long as this line stands here.

import MargayKit

// From conditions.yml, SHA-256 186980687e3294326d875caada6113328e8a7d01c1962bf680ca0095001630f4.

/// The detection `ConvertedConditions`.
struct ConvertedConditions: Rule {
  let id = "Converted.Conditions"
  let place: CodePlace? = .here()
  let logTypes = ["Table.Events"]
  let severity = Severity.info

  private enum Path {
    static let oddName = EventPath(once: "\"odd.name\"")
    static let aEachB = EventPath(once: "a[*].b")
  }

  private static let numbersValues: NumberSet = [
    1,
    ExactNumber("2.5"),
    ExactNumber("36893488147419103232"),
  ]
  private static let numberValue = ExactNumber("0.12345678901")
  private static let network = IPRange(literal: "10.0.0.0/8")
  private static let network2 = IPRange(literal: "2001:db8::/32")
  private static let textValue: Text =
    "a very long text that does not fit into the line of a condition with its path"

  func matches(_ event: Event) -> Bool {
    guard onlyOneText(event) else { return false }
    guard anyNumbers(event) else { return false }
    // First against second.
    guard event["actor"] == event["target", "name"] else { return false }
    guard event["actor"].hasPrefixIgnoringCase(event["target", "name"]) else { return false }
    guard event["a", 0, "b"] <= event.value(Path.oddName) else { return false }
    // Addresses.
    let address = event["address"]
    guard !address.isPublicIPAddress else { return false }
    guard !address.isIPv6Address else { return false }
    guard anyAddress(event) else { return false }
    guard someScore(event) else { return false }
    guard someIpPermissionsItems(event) else { return false }
    guard event["tags"].elements.isEmpty else { return false }
    guard event.value(Path.aEachB).elements.allSatisfy({ !$0.isNullOrEmpty }) else { return false }
    // Never, or so.
    return event["text"].hasPrefix(Self.textValue)
  }

  private func onlyOneText(_ event: Event) -> Bool {
    var count = 0
    let text = event["text"]
    if text.hasSuffixIgnoringCase(".exe") { count += 1 }
    if text.hasPrefixIgnoringCase("É") { count += 1 }
    if text > "b" { count += 1 }
    return count == 1
  }

  private func anyNumbers(_ event: Event) -> Bool {
    if Self.numbersValues.contains(event["numbers"]) { return true }
    if event["flags"].isIn([true]) { return true }
    let number = event["number"]
    if number == 1_234_567 { return true }
    if number == 0.1 { return true }
    if number < Self.numberValue { return true }
    return number.contains(3)
  }

  private func anyAddress(_ event: Event) -> Bool {
    if !Self.network.contains(event["address"]) { return true }
    return Self.network2.containsAny(of: event["addresses"])
  }

  private func someScore(_ event: Event) -> Bool {
    event["p_enrichment", "threats", "address"].rows.contains(where: { $0["score"] > 80 })
  }

  private func matchesFromPort(_ element: Value) -> Bool {
    guard element["fromPort"] < 23 else { return false }
    // Nested.
    return element["ranges"].elements.count(where: { matchesElement($0) }) == 1
  }

  private func someIpPermissionsItems(_ event: Event) -> Bool {
    let list = event["requestParameters", "ipPermissions", "items"].elements
    return list.contains(where: { matchesFromPort($0) })
  }

  private func matchesElement(_ element: Value) -> Bool {
    guard element.hasSuffix("/0") else { return false }
    return element.hasPrefix("0") || element.hasPrefix("::")
  }
}
