import MargayEvents
import MargayIR

/// A range of IP addresses, parsed once.
///
/// Documentation/Language, section 3, IsIPAddressInCIDR: host bits are masked, the zone of an address is ignored, and
/// a network in the event is inside when the two overlap.
public struct IPRange: Hashable, Sendable {
  /// The network; nil for a literal that is none.
  private let network: IPNetwork?

  /// Reads `ADDRESS/DIGITS`; nil for anything else.
  public init?(_ text: String) {
    guard let found = IPNetwork.parse(text) else { return nil }
    network = found.network
  }

  /// Reads `ADDRESS/DIGITS` of the program itself: a literal that is none makes a range without addresses.
  ///
  ///     private static let office = IPRange(literal: "192.0.2.0/24")
  public init(literal: StaticString) { network = IPNetwork.parse("\(literal)")?.network }

  /// Whether a text is an address inside the range, or a network that overlaps it.
  public func contains(_ text: Text) -> Bool {
    guard let network, let found = IPNetwork.addressOrNetwork(text.bytes) else { return false }
    return network.overlaps(found)
  }

  /// Whether a value is such a text.
  public func contains(_ value: Value) -> Bool {
    value.ref.kind == .string && contains(value.ref)
  }

  /// Whether a value is such a text, or a list with an element that is (CIDRContainsIPAddresses).
  public func containsAny(of value: Value) -> Bool {
    guard value.ref.kind == .list else { return contains(value) }
    return value.ref.elements.contains { $0.kind == .string && contains($0) }
  }

  private func contains(_ text: ValueRef) -> Bool {
    guard let network, let found = IPNetwork.addressOrNetwork(text.text) else { return false }
    return network.overlaps(found)
  }
}
