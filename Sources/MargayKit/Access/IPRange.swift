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
  @inlinable
  public func contains(_ value: Value) -> Bool {
    holds(value.ref, keeping: value.event, value.owner)
  }

  /// Whether a value is such a text, or a list with an element that is (CIDRContainsIPAddresses).
  @inlinable
  public func containsAny(of value: Value) -> Bool {
    holdsAny(of: value.ref, keeping: value.event, value.owner)
  }

  @usableFromInline
  @_effects(releasenone)
  func holds(_ ref: ValueRef, keeping event: Event, _ owner: Value.Owner?) -> Bool {
    guard ref.kind == .string, let network, let found = IPNetwork.addressOrNetwork(ref.text) else {
      return false
    }
    return network.overlaps(found)
  }

  @usableFromInline
  @_effects(releasenone)
  func holdsAny(of ref: ValueRef, keeping event: Event, _ owner: Value.Owner?) -> Bool {
    guard ref.kind == .list else { return holds(ref, keeping: event, owner) }
    return ref.elements.contains { holds($0, keeping: event, owner) }
  }
}
