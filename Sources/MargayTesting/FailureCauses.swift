import MargayIR
import MargayKit

/// Finds the match expressions that made a result.
struct FailureCauses {
  /// The most elements of a list comprehension whose expressions are shown.
  private static let shownElements = 3

  private let detection: Detection
  private var causes: [TestFailure.Cause] = []

  private init(_ detection: Detection) { self.detection = detection }

  /// The expressions whose results explain the result of `explanation`, in the order of the file.
  ///
  /// Of a false All these are its false children, of a false None the true ones, and so on down to conditions.
  static func of(_ explanation: Explanation, _ detection: Detection) -> [TestFailure.Cause] {
    var collection = FailureCauses(detection)
    collection.collect(explanation, element: nil)
    return collection.causes
  }

  private mutating func collect(_ explanation: Explanation, element: Int?) {
    let children = explanation.children
    switch (explanation.kind, explanation.holds) {
    case (.all, _) where !children.isEmpty, (.any, _) where !children.isEmpty:
      collect(children.filter { $0.holds == explanation.holds }, element)
    case (.none, _) where !children.isEmpty:
      collect(children.filter { $0.holds != explanation.holds }, element)
    case (.onlyOne, true):
      collect(children.filter(\.holds), element)
    case (.onlyOne, false) where !children.isEmpty:
      let held = children.filter(\.holds)
      if !held.isEmpty {
        add(explanation, element, reason: "\(held.count) of \(children.count) hold")
      }
      collect(held.isEmpty ? children : held, element)
    case (.elements, _):
      add(explanation, element, reason: explanation.reason)
      collectElements(explanation)
    default:
      let isEmpty = explanation.kind != .predicate && explanation.kind != .constant
      add(explanation, element, reason: isEmpty ? "there is nothing under it" : explanation.reason)
    }
  }

  private mutating func collect(_ explanations: [Explanation], _ element: Int?) {
    for explanation in explanations { collect(explanation, element: element) }
  }

  /// The expressions on the first elements that kept a list comprehension from the other result.
  private mutating func collectElements(_ explanation: Explanation) {
    guard let elements = explanation.elements else { return }
    let isWanted =
      switch explanation.name {
      case ElementQuantifier.allElements.rawValue: explanation.holds
      case ElementQuantifier.noElement.rawValue: !explanation.holds
      case ElementQuantifier.onlyOneElement.rawValue: !elements.matching.isEmpty
      default: explanation.holds
      }
    var shown = 0
    for (index, element) in elements.explained.enumerated() where element.holds == isWanted {
      if shown == Self.shownElements { return }
      shown += 1
      collect(element, element: index)
    }
  }

  private mutating func add(_ explanation: Explanation, _ element: Int?, reason: String) {
    causes.append(
      TestFailure.Cause(
        path: explanation.path, condition: explanation.name, operand: explanation.operand,
        value: explanation.value, holds: explanation.holds, element: element, reason: reason,
        place: detection.place(of: explanation.id)))
  }
}
