import MargayIR

/// A range of IP addresses, parsed once: `let office: IPRange = "192.0.2.0/24"`.
///
/// Documentation/Language, section 3, IsIPAddressInCIDR: host bits are masked, the zone of an address is ignored, and
/// a network in the event is inside when the two overlap.
public struct IPRange: Hashable, Sendable {
  private let network: IPNetwork

  /// Reads `ADDRESS/DIGITS`; nil for anything else.
  public init?(_ text: String) {
    guard let found = IPNetwork.parse(text) else { return nil }
    network = found.network
  }

  /// Whether a text is an address inside the range, or a network that overlaps it.
  public func contains(_ text: Text) -> Bool {
    IPNetwork.addressOrNetwork(text.bytes).map { network.overlaps($0) } ?? false
  }

  /// Whether a value is such a text.
  public func contains(_ value: Value) -> Bool { value.text.map(contains) ?? false }
}
