/// A condition that looks at a value, by the canonical spelling of its positive (Documentation/Language, section 3).
public enum ConditionID: String, Hashable, Sendable, CaseIterable {
  /// Same kind and equal.
  case equals = "Equals"
  /// Equal after lower-casing.
  case iEquals = "IEquals"
  /// Has the prefix.
  case startsWith = "StartsWith"
  /// Has the suffix.
  case endsWith = "EndsWith"
  /// Has the prefix after lower-casing.
  case iStartsWith = "IStartsWith"
  /// Has the suffix after lower-casing.
  case iEndsWith = "IEndsWith"
  /// Has the substring, element or key.
  case contains = "Contains"
  /// Has the substring, element or key after lower-casing.
  case iContains = "IContains"
  /// Greater.
  case isGreaterThan = "IsGreaterThan"
  /// Greater or equal.
  case isGreaterThanOrEquals = "IsGreaterThanOrEquals"
  /// Less.
  case isLessThan = "IsLessThan"
  /// Less or equal.
  case isLessThanOrEquals = "IsLessThanOrEquals"
  /// Equal to one of several.
  case isIn = "IsIn"
  /// The path resolves.
  case exists = "Exists"
  /// Missing or null.
  case isNull = "IsNull"
  /// Missing, null or empty.
  case isNullOrEmpty = "IsNullOrEmpty"
  /// An IP address.
  case isIPAddress = "IsIPAddress"
  /// An IPv4 address.
  case isIPv4Address = "IsIPv4Address"
  /// An IPv6 address.
  case isIPv6Address = "IsIPv6Address"
  /// An address that is not globally reachable.
  case isIPAddressPrivate = "IsIPAddressPrivate"
  /// An address that is neither private nor shared.
  case isIPAddressPublic = "IsIPAddressPublic"
  /// An address or network in a network.
  case isIPAddressInCIDR = "IsIPAddressInCIDR"
  /// A list with an address or network in a network.
  case cidrContainsIPAddresses = "CIDRContainsIPAddresses"
}
