import Synchronization

/// A key path made ready for code that reads it from one event after another.
///
/// Immutable, so that any number of threads may use it.
@usableFromInline
package final class StandingPath: Sendable {
  /// The steps.
  package let steps: [EventKeyPathStep]
  /// Whether the value is found in the event itself, by steps to one field or element each: there is no `[*]`, and
  /// the first name is none that an event has without carrying it.
  package let isDirect: Bool
  private let table: PathTable
  private let path: PathTable.Relative

  /// Makes a path from the event; names match as in a Detection (Documentation/Language, section 2).
  package init(_ steps: [EventKeyPathStep]) {
    self.steps = steps
    var builder = PathTable.Builder()
    path = builder.relative(for: EventKeyPath(steps: steps))
    table = PathTable(builder)
    var isDirect = !steps.contains(.wildcard)
    if case .name(let name)? = steps.first,
      SyntheticField.named(Lowercasing.lowercased(name)) != .none
    {
      isDirect = false
    }
    self.isDirect = isDirect
  }

  /// The value that a direct path leads to.
  package func directValue(from root: ValueRef) -> ValueRef {
    table.resolveDirectly(path, from: root)
  }

  /// The value that a direct path leads to in an event.
  @usableFromInline
  package func directValue(in event: Event) -> ValueRef {
    table.resolveDirectly(path, from: ValueRef(event.storage.tape, node: 0))
  }

  /// The path that a text is; nil when it is none, or one from the element of a list.
  package convenience init?(text: UnsafeBufferPointer<UInt8>) {
    let text = String(decoding: text, as: UTF8.self)
    guard case .success(let path) = KeyPathParser.parse(text, names: .folded), path.base == .event
    else { return nil }
    self.init(path.steps)
  }

  /// The value that the path leads to; `lists` holds what a `[*]` gathers.
  package func value(from root: ValueRef, lists: NodePool) -> ValueRef {
    table.resolve(path, from: root, pool: lists)
  }

  /// Whether the path has a `[*]`, so that its value may be a gathered list.
  package var gathers: Bool { steps.contains(.wildcard) }

  private struct Literal: Hashable {
    let start: UInt
    let count: Int
  }

  private static let literals = Mutex<[Literal: StandingPath]>([:])

  /// The path of a string literal of the program, which stands for ever: parsed once.
  package static func of(literal: UnsafeBufferPointer<UInt8>) -> StandingPath? {
    let key = Literal(start: UInt(bitPattern: literal.baseAddress), count: literal.count)
    if let known = literals.withLock({ $0[key] }) { return known }
    guard let path = StandingPath(text: literal) else { return nil }
    literals.withLock { $0[key] = path }
    return path
  }
}
