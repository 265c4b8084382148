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
    static let text = EventPath(once: "text")
    static let numbers = EventPath(once: "numbers")
    static let flags = EventPath(once: "flags")
    static let number = EventPath(once: "number")
    static let actor = EventPath(once: "actor")
    static let targetName = EventPath(once: "target.name")
    static let a0B = EventPath(once: "a[0].b")
    static let oddName = EventPath(once: "\"odd.name\"")
    static let address = EventPath(once: "address")
    static let addresses = EventPath(once: "addresses")
    static let threatsAddress = EventPath(once: "p_enrichment.threats.address")
    static let score = EventPath(once: "score")
    static let ipPermissionsItems = EventPath(once: "requestParameters.ipPermissions.items")
    static let fromPort = EventPath(once: "fromPort")
    static let ranges = EventPath(once: "ranges")
    static let tags = EventPath(once: "tags")
    static let aEachB = EventPath(once: "a[*].b")
  }

  private static let numbersValues: [ExactNumber] = [
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
    guard event.value(Path.actor) == event.value(Path.targetName) else { return false }
    guard event.value(Path.actor).hasPrefixIgnoringCase(event.value(Path.targetName)) else {
      return false
    }
    guard event.value(Path.a0B) <= event.value(Path.oddName) else { return false }
    // Addresses.
    guard !event.value(Path.address).isPublicIPAddress else { return false }
    guard !event.value(Path.address).isIPv6Address else { return false }
    guard anyAddress(event) else { return false }
    guard someScore(event) else { return false }
    guard someIpPermissionsItems(event) else { return false }
    guard event.value(Path.tags).elements.isEmpty else { return false }
    guard event.value(Path.aEachB).elements.allSatisfy({ !$0.isNullOrEmpty }) else { return false }
    // Never, or so.
    return event.value(Path.text).hasPrefix(Self.textValue)
  }

  private func onlyOneText(_ event: Event) -> Bool {
    var count = 0
    if event.value(Path.text).hasSuffixIgnoringCase(".exe") { count += 1 }
    if event.value(Path.text).hasPrefixIgnoringCase("É") { count += 1 }
    if event.value(Path.text) > "b" { count += 1 }
    return count == 1
  }

  private func anyNumbers(_ event: Event) -> Bool {
    if event.value(Path.numbers).isIn(Self.numbersValues) { return true }
    if event.value(Path.flags).isIn([true]) { return true }
    if event.value(Path.number) == 1_234_567 { return true }
    if event.value(Path.number) == 0.1 { return true }
    if event.value(Path.number) < Self.numberValue { return true }
    return event.value(Path.number).contains(3)
  }

  private func anyAddress(_ event: Event) -> Bool {
    if !Self.network.contains(event.value(Path.address)) { return true }
    return Self.network2.containsAny(of: event.value(Path.addresses))
  }

  private func someScore(_ event: Event) -> Bool {
    event.value(Path.threatsAddress).rows.contains(where: { $0.value(Path.score) > 80 })
  }

  private func matchesFromPort(_ element: Value) -> Bool {
    guard element.value(Path.fromPort) < 23 else { return false }
    // Nested.
    return element.value(Path.ranges).elements.count(where: { matchesElement($0) }) == 1
  }

  private func someIpPermissionsItems(_ event: Event) -> Bool {
    event.value(Path.ipPermissionsItems).elements.contains(where: { matchesFromPort($0) })
  }

  private func matchesElement(_ element: Value) -> Bool {
    guard element.hasSuffix("/0") else { return false }
    return element.hasPrefix("0") || element.hasPrefix("::")
  }
}
