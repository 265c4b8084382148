public import MargayEvents

/// A set of numbers that values are looked up in, made once: `static let ports: NumberSet = [22, 3389]`.
///
/// Numbers are told apart by their mathematical value, as everywhere in rules (Documentation/Language, section 0).
public struct NumberSet: Sendable {
  /// The whole numbers of 64 bits, sorted.
  private let integers: [Int64]
  /// All others.
  private let others: [ExactNumber]
  /// The texts of all numbers in their order, for whoever records comparisons.
  private let texts: [String]

  /// Makes a set of numbers.
  public init(_ numbers: [ExactNumber]) {
    var integers: Set<Int64> = []
    var others: [ExactNumber] = []
    for number in numbers {
      if case .integer(let value)? = number.number {
        integers.insert(value)
      } else {
        others.append(number)
      }
    }
    self.integers = integers.sorted()
    self.others = others
    texts = numbers.map(\.text)
  }

  /// Whether a value is a number of the set, or a list with an element that is (IsIn).
  @inlinable
  public func contains(_ value: Value) -> Bool {
    holds(value.ref, keeping: value.event, value.owner)
  }

  @usableFromInline
  @_effects(releasenone)
  func holds(_ ref: ValueRef, keeping event: Event, _ owner: Value.Owner?) -> Bool {
    if event.isRecorded { for text in texts { Value.note("==", number: text, event) } }
    switch ref.kind {
    case .number: return contains(ref.number)
    case .list: return ref.elements.contains { $0.kind == .number && contains($0.number) }
    default: return false
    }
  }

  private func contains(_ number: Number) -> Bool {
    if case .integer(let value) = number { return contains(value) || isOther(number) }
    return integers.contains { Number.compare(number, .integer($0)) == 0 } || isOther(number)
  }

  private func contains(_ value: Int64) -> Bool {
    var low = 0
    var high = integers.count
    while low < high {
      let middle = (low + high) / 2
      if integers[middle] == value { return true }
      if integers[middle] < value { low = middle + 1 } else { high = middle }
    }
    return false
  }

  private func isOther(_ number: Number) -> Bool {
    others.contains { other in other.number.map { Number.compare(number, $0) == 0 } ?? false }
  }
}

extension NumberSet: ExpressibleByArrayLiteral {
  /// Makes a set of numbers.
  public init(arrayLiteral numbers: ExactNumber...) { self.init(numbers) }
}
