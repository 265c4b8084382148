import MargayIR

/// A boolean expression on its way from the IR to source: constants folded, negations at the leaves.
struct SwiftCondition {
  /// What stands for the element of a list comprehension until it is known what the source calls it.
  static let element = "\u{1}"

  indirect enum Kind {
    case constant(Bool)
    /// A condition on a value, and its exact negation.
    case test(SwiftValue, negative: SwiftValue, name: String)
    case all([SwiftCondition])
    case any([SwiftCondition])
    case onlyOne([SwiftCondition], isNegated: Bool)
    /// How many of a list's elements fulfil a condition.
    case elements(ElementQuantifier, of: String, SwiftCondition, isNegated: Bool, name: String)
  }

  var kind: Kind
  /// The comments of the file that belong to it.
  var comments: [String] = []

  init(_ kind: Kind, comments: [String] = []) {
    self.kind = kind
    self.comments = comments
  }

  /// The exact negation.
  var negated: SwiftCondition {
    let kind: Kind =
      switch self.kind {
      case .constant(let value): .constant(!value)
      case .test(let positive, let negative, let name):
        .test(negative, negative: positive, name: name)
      case .all(let children): .any(children.map(\.negated))
      case .any(let children): .all(children.map(\.negated))
      case .onlyOne(let children, let isNegated): .onlyOne(children, isNegated: !isNegated)
      case .elements(let quantifier, let list, let body, let isNegated, let name):
        .elements(quantifier, of: list, body, isNegated: !isNegated, name: name)
      }
    return SwiftCondition(kind, comments: comments)
  }

  /// Conditions that must all hold, folded.
  static func all(_ children: [SwiftCondition], comments: [String] = []) -> SwiftCondition {
    joined(children, comments, neutral: true) { .all($0) }
  }

  /// Conditions of which one must hold, folded.
  static func any(_ children: [SwiftCondition], comments: [String] = []) -> SwiftCondition {
    joined(children, comments, neutral: false) { .any($0) }
  }

  /// Folds All, where true does not count and false decides, or Any, where it is the other way round.
  ///
  /// What is left out leaves its comments to what stands behind it, or to the whole.
  private static func joined(
    _ children: [SwiftCondition], _ comments: [String], neutral: Bool,
    _ kind: ([SwiftCondition]) -> Kind
  ) -> SwiftCondition {
    var kept: [SwiftCondition] = []
    var waiting: [String] = []
    var isDecided = false
    for var child in children.flatMap({ flattened($0, likeAll: neutral) }) {
      if case .constant(let value) = child.kind {
        isDecided = isDecided || value != neutral
        waiting += child.comments
        continue
      }
      child.comments = waiting + child.comments
      waiting = []
      kept.append(child)
    }
    if isDecided {
      return SwiftCondition(
        .constant(!neutral), comments: comments + kept.flatMap(\.allComments) + waiting)
    }
    guard !kept.isEmpty else {
      return SwiftCondition(.constant(neutral), comments: comments + waiting)
    }
    kept[kept.count - 1].comments += waiting
    guard kept.count > 1 else {
      return SwiftCondition(kept[0].kind, comments: comments + kept[0].comments)
    }
    return SwiftCondition(kind(kept), comments: comments)
  }

  /// The children of a condition of the same sort as the one that it stands in.
  private static func flattened(_ child: SwiftCondition, likeAll: Bool) -> [SwiftCondition] {
    var children: [SwiftCondition]
    switch child.kind {
    case .all(let inner) where likeAll: children = inner
    case .any(let inner) where !likeAll: children = inner
    default: return [child]
    }
    if !children.isEmpty { children[0].comments = child.comments + children[0].comments }
    return children
  }

  /// Conditions of which exactly one must hold, folded.
  static func onlyOne(_ children: [SwiftCondition], comments: [String] = []) -> SwiftCondition {
    var kept: [SwiftCondition] = []
    var comments = comments
    var trueCount = 0
    for child in children {
      guard case .constant(let value) = child.kind else {
        kept.append(child)
        continue
      }
      comments += child.comments
      if value { trueCount += 1 }
    }
    switch (trueCount, kept.count) {
    case (0, 0), (2..., _):
      return SwiftCondition(.constant(false), comments: comments + kept.flatMap(\.allComments))
    case (1, _): return all(kept.map(\.negated), comments: comments)
    case (_, 1): return SwiftCondition(kept[0].kind, comments: comments + kept[0].comments)
    default: return SwiftCondition(.onlyOne(kept, isNegated: false), comments: comments)
    }
  }

  /// A list comprehension, folded where its body is constant.
  static func elements(
    _ quantifier: ElementQuantifier, of list: String, _ body: SwiftCondition, name: String,
    comments: [String]
  ) -> SwiftCondition {
    guard case .constant(let value) = body.kind else {
      switch quantifier {
      case .noElement:
        return SwiftCondition(
          .elements(.anyElement, of: list, body, isNegated: true, name: name), comments: comments)
      default:
        return SwiftCondition(
          .elements(quantifier, of: list, body, isNegated: false, name: name), comments: comments)
      }
    }
    let comments = comments + body.comments
    let isEmpty = SwiftValue.atom("\(list).isEmpty")
    let isNotEmpty = SwiftValue.atom("!\(list).isEmpty")
    switch (quantifier, value) {
    case (.anyElement, true):
      return SwiftCondition(
        .test(isNotEmpty, negative: isEmpty, name: name), comments: comments)
    case (.allElements, false), (.noElement, true):
      return SwiftCondition(
        .test(isEmpty, negative: isNotEmpty, name: name), comments: comments)
    case (.onlyOneElement, true):
      return SwiftCondition(
        .test(
          .atom("\(list).count == 1"), negative: .atom("\(list).count != 1"), name: name),
        comments: comments)
    case (.anyElement, false), (.onlyOneElement, false):
      return SwiftCondition(.constant(false), comments: comments)
    case (.allElements, true), (.noElement, false):
      return SwiftCondition(.constant(true), comments: comments)
    }
  }

  /// The comments of the condition and of everything in it.
  var allComments: [String] {
    switch kind {
    case .constant, .test: comments
    case .all(let children), .any(let children), .onlyOne(let children, _):
      comments + children.flatMap(\.allComments)
    case .elements(_, _, let body, _, _): comments + body.allComments
    }
  }

  /// How many conditions on values there are.
  var leafCount: Int {
    switch kind {
    case .constant: 0
    case .test: 1
    case .all(let children), .any(let children), .onlyOne(let children, _):
      children.map(\.leafCount).reduce(0, +)
    case .elements(_, _, let body, _, _): 1 + body.leafCount
    }
  }

  /// A name for what the condition is about: that of its first value.
  var name: String {
    switch kind {
    case .constant: "constant"
    case .test(_, _, let name), .elements(_, _, _, _, let name): name
    case .all(let children), .any(let children), .onlyOne(let children, _):
      children.first?.name ?? "constant"
    }
  }
}
