/// The name a writer probably meant.
package enum NearestName {
  /// Longer words are no slips of a known name.
  private static let longest = 100

  /// The name nearest to `word`; nil when none is near.
  ///
  /// A name that differs in case only comes first; else the fewest edits, whatever the case, up to a
  /// third of the word's length; among equals the first of the list. `NearestName.suggestion(for:
  /// "Severty", among: ["Status", "Severity"])` is `Severity`.
  package static func suggestion(for word: String, among names: [String]) -> String? {
    let wanted = folded(word)
    guard !wanted.isEmpty, wanted.count <= longest else { return nil }
    var best: (name: String, distance: Int)?
    var limit = wanted.count < 3 ? 0 : max(1, wanted.count / 3)
    for name in names {
      guard let distance = EditDistance.between(wanted, folded(name), limit: limit) else {
        continue
      }
      if distance == 0 { return name }
      if let best, best.distance <= distance { continue }
      best = (name, distance)
      limit = distance
    }
    return best?.name
  }

  private static func folded(_ text: String) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars.prefix(longest + 1) {
      result.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
    }
    return result
  }
}
