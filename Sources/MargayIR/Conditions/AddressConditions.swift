import MargayEvents

extension Condition {
  static let isIPAddress = Condition(
    .predicate(.isIPAddress), operands: .none, grammars: .detection, index: .onDemand,
    documentation: "The value is a string that is an IPv4 or IPv6 address.",
    examples: [
      .yes(#""10.0.0.1""#), .yes(#""fe80::1%eth0""#), .no(#""10.0.0.01""#), .no(#""10.0.0.0/8""#),
      .no("167772161"),
    ])

  static let isIPv4Address = Condition(
    .predicate(.isIPv4Address), operands: .none, grammars: .detection, index: .onDemand,
    documentation:
      "The value is a string that is an IPv4 address: a dotted quad without leading zeros.",
    examples: [.yes(#""10.0.0.1""#), .no(#""::1""#), .no(#""10.0.0""#), .no(#"["10.0.0.1"]"#)])

  static let isIPv6Address = Condition(
    .predicate(.isIPv6Address), operands: .none, grammars: .detection, index: .onDemand,
    documentation: "The value is a string that is an IPv6 address, with or without a zone.",
    examples: [
      .yes(#""2001:db8::1""#), .yes(#""::ffff:10.0.0.1""#), .no(#""10.0.0.1""#),
      .no(#""fe80::1%""#),
    ])

  static let isIPAddressPrivate = Condition(
    .predicate(.isIPAddressPrivate), operands: .none, index: .onDemand,
    documentation:
      "The value is an address that IANA's special-purpose registries call not globally reachable, except 100.64.0.0/10.",
    examples: [
      .yes(#""10.0.0.1""#), .yes(#""::ffff:192.168.0.1""#), .yes(#""fe80::1""#),
      .no(#""8.8.8.8""#), .no(#""100.64.0.1""#), .no(#""10.0.0.0/8""#),
    ])

  static let isIPAddressPublic = Condition(
    .predicate(.isIPAddressPublic), operands: .none, index: .onDemand,
    documentation: "The value is an address that is neither private nor in 100.64.0.0/10.",
    examples: [
      .yes(#""8.8.8.8""#), .yes(#""224.0.0.1""#), .yes(#""2606:4700::1""#), .no(#""10.0.0.1""#),
      .no(#""100.64.0.1""#), .no(#""example.com""#), .no(nil),
    ])

  static let isIPAddressInCIDR = Condition(
    .predicate(.isIPAddressInCIDR), negative: "IsIPAddressNotInCIDR", operands: .network,
    literalKinds: .string, index: .network,
    documentation: "The value is an address inside the network, or a network that overlaps it.",
    examples: [
      .yes(#""10.1.2.3""#, .network("10.0.0.0/8")), .yes(#""10.1.0.0/16""#, .network("10.0.0.0/8")),
      .yes(#""0.0.0.0/0""#, .network("10.0.0.0/8")), .no(#""11.0.0.1""#, .network("10.0.0.0/8")),
      .no(#""::1""#, .network("0.0.0.0/0")), .no(#"["10.1.2.3"]"#, .network("10.0.0.0/8")),
    ])

  static let cidrContainsIPAddresses = Condition(
    .predicate(.cidrContainsIPAddresses), negative: "CIDRDoesNotContainIPAddresses",
    operands: .network, literalKinds: .string, index: .network,
    documentation:
      "The value is an address or network that overlaps the network, or a list with such an element.",
    examples: [
      .yes(#"["x", null, "10.1.2.3"]"#, .network("10.0.0.0/8")),
      .yes(#""10.1.2.3""#, .network("10.0.0.0/8")),
      .no(#"["11.0.0.1", "::1"]"#, .network("10.0.0.0/8")), .no("[]", .network("0.0.0.0/0")),
    ])
}

/// The meaning of the conditions on addresses and networks.
enum AddressConditions {
  /// The address that a value is; nil when it is no string, or no address.
  static func address(_ value: ValueRef) -> IPAddress? {
    value.isString ? IPAddressText.address(value.text) : nil
  }

  static func isInNetwork(_ value: ValueRef, _ operand: UnsafePointer<PreparedOperand>) -> Bool {
    guard value.isString, let network = operand.pointee.network else { return false }
    return IPNetwork.addressOrNetwork(value.text)?.overlaps(network) ?? false
  }

  static func networkContains(_ value: ValueRef, _ operand: UnsafePointer<PreparedOperand>) -> Bool
  {
    guard value.isList else { return isInNetwork(value, operand) }
    return value.elements.contains { isInNetwork($0, operand) }
  }
}
