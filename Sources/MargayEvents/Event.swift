/// One event of a log: a JSON value, read once and never changed.
///
/// An event is cheap to copy and to keep: it refers to one storage, which is freed with the last copy.
public struct Event: Sendable {
  /// The memory behind the event.
  @usableFromInline package let storage: EventStorage

  /// Wraps a storage that is complete.
  init(_ storage: EventStorage) { self.storage = storage }

  /// Whether invalid UTF-8, lone surrogates or raw control characters were repaired or accepted.
  package var isRepaired: Bool { storage.isRepaired }

  /// How many keys stand behind an equal one in the same object, and so do not count.
  package var duplicateKeyCount: Int { storage.duplicateKeyCount }

  /// The number of the event in its input, as it was given to the parser.
  package var place: UInt64 { storage.place }

  /// Gives `body` the tape, and keeps the event alive while it runs.
  package func withTape<R>(_ body: (TapeView) throws -> R) rethrows -> R {
    try withExtendedLifetime(storage) { try body(storage.tape) }
  }

  /// The outermost value; whoever uses it keeps the event alive.
  package var root: ValueRef { ValueRef(storage.tape, node: 0) }

  /// Gives `body` the bytes that the event was read from.
  package func withSource<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
    try withExtendedLifetime(storage) {
      try body(UnsafeRawBufferPointer(start: storage.bytes, count: storage.sourceCount))
    }
  }
}
