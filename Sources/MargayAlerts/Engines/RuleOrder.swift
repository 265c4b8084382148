import MargayIR
import MargayKit

/// The rules of a run as the engines need them: their windows and the byte order of their ids.
///
/// Keys hold a rule's place in the order of RuleIDs instead of the id, which gives the same order in
/// four bytes.
struct RuleOrder {
  /// The metadata, by the rule's index in the rule set.
  let rules: [RuleMetadata]
  /// The windows of each rule.
  let terms: [WindowTerms]
  /// The place of each rule.
  private let places: [UInt32]
  /// The rule at each place.
  private let rulesByPlace: [Int]

  /// Orders the rules of a frozen rule set.
  init(_ rules: [RuleMetadata]) {
    self.rules = rules
    self.terms = rules.map { WindowTerms($0) }
    let ids = rules.map { Array($0.ruleID.utf8) }
    let order = rules.indices.sorted { left, right in
      let order = KeyOrder.compare(ids[left], ids[right])
      return order == 0 ? left < right : order < 0
    }
    var places = Array(repeating: UInt32(0), count: rules.count)
    for (place, rule) in order.enumerated() { places[rule] = UInt32(place) }
    self.places = places
    self.rulesByPlace = order
  }

  /// The place of the rule that a match names.
  func place(of match: MatchRecord) throws -> UInt32 {
    guard places.indices.contains(match.rule) else {
      throw AlertError("a match names rule \(match.rule) of \(places.count)")
    }
    return places[match.rule]
  }

  /// The rule at a place.
  func rule(at place: UInt32) throws -> Int {
    guard rulesByPlace.indices.contains(Int(place)) else {
      throw AlertError("a stored window names rule \(place) of \(rulesByPlace.count)")
    }
    return rulesByPlace[Int(place)]
  }
}

/// A match or a stored window does not fit the rule set.
package struct AlertError: Error, Hashable, Sendable, CustomStringConvertible {
  /// One plain sentence.
  package let description: String

  /// Makes an error with its sentence.
  init(_ description: String) { self.description = description }
}
