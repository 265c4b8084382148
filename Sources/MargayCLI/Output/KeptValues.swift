import Synchronization

/// What a command keeps until its process ends, which takes the memory back faster than value by value.
enum KeptValues {
  private static let values = Mutex<[any Sendable]>([])

  /// Keeps a value.
  static func keep(_ value: some Sendable) { values.withLock { $0.append(value) } }
}
