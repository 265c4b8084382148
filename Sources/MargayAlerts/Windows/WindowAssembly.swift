/// Forms the windows of one rule and dedup string from its matches, which come in their order
/// (event time, digest, position).
///
/// Holds one window, however many there are.
package struct WindowAssembly: Sendable {
  private let terms: WindowTerms
  private var current: AlertWindow?

  /// Starts before the first match.
  package init(_ terms: WindowTerms) { self.terms = terms }

  /// Takes the next match; returns the window that ended before it, if one did.
  ///
  /// `first` is evaluated only for a match that opens a window.
  package mutating func add(
    at time: Int64, first: @autoclosure () throws -> [UInt8]
  ) rethrows -> AlertWindow? {
    if current?.holds(time) == true {
      current?.join(at: time)
      return nil
    }
    let ended = current
    current = AlertWindow(openedAt: time, terms: terms, first: try first())
    return ended
  }

  /// Ends the last window and returns it; nil when there was no match.
  package mutating func finish() -> AlertWindow? {
    defer { current = nil }
    return current
  }
}
