/// The names of the types that rules become, each from its RuleID alone where that is possible.
///
/// `AWS.CloudTrail.RootActivity` is `AWSCloudTrailRootActivity`. Rules whose names would be equal, letter case aside,
/// which a file system may not tell apart, all get a part of their id's digest behind it, whatever their order.
package struct SwiftTypeNames: Sendable {
  private let colliding: Set<String>
  /// Whether every name has a digest behind it: some name looks like another one with its digest.
  private let digestsAll: Bool

  /// Makes the names of rules that stand side by side.
  package init(ruleIDs: [String]) {
    let ids = Set(ruleIDs.map { Array($0.utf8) })
    let names = ids.map { SwiftNames.type(String(decoding: $0, as: UTF8.self)).lowercased() }
    var seen: Set<String> = []
    let colliding = Set(names.filter { !seen.insert($0).inserted })
    self.colliding = colliding
    let full = Set(
      ids.map { id in
        let id = String(decoding: id, as: UTF8.self)
        let name = SwiftNames.type(id)
        return colliding.contains(name.lowercased())
          ? SwiftTypeNames.digested(name, id).lowercased() : name.lowercased()
      })
    digestsAll = full.count < ids.count
  }

  /// The name of a rule.
  package func name(of ruleID: String) -> String {
    let name = SwiftNames.type(ruleID)
    guard digestsAll || colliding.contains(name.lowercased()) else { return name }
    return SwiftTypeNames.digested(name, ruleID)
  }

  /// Whether a rule's name depends on which others stand beside it.
  package var hasCollisions: Bool { !colliding.isEmpty }

  private static func digested(_ name: String, _ id: String) -> String {
    name + "X" + SHA256.hexDigest(of: Array(id.utf8)).prefix(10)
  }
}
