/// What matches have in common that share windows: the rule and the dedup string.
package struct WindowKey: Hashable, Sendable {
  /// The rule's place in the byte order of the RuleIDs of the rule set.
  package var place: UInt32
  /// The dedup string, as UTF-8 bytes.
  package var dedup: [UInt8]

  /// Makes a key.
  package init(place: UInt32, dedup: [UInt8]) {
    self.place = place
    self.dedup = dedup
  }

  /// Hashes the dedup string as one run of bytes, which an array by itself does not.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(place)
    dedup.withUnsafeBytes { hasher.combine(bytes: $0) }
  }

  /// The order of rules and dedup strings in output.
  static func precedes(_ lhs: WindowKey, _ rhs: WindowKey) -> Bool {
    lhs.place == rhs.place ? KeyOrder.compare(lhs.dedup, rhs.dedup) < 0 : lhs.place < rhs.place
  }
}

/// A window that can still be joined.
package struct OpenWindow: Hashable, Sendable {
  /// The rule and the dedup string.
  package var key: WindowKey
  /// The window; its start tells it from the others of its key.
  package var window: AlertWindow
  /// The time at which it is closed and forgotten; fixed when it opens.
  package var deadline: Int64

  /// Makes an open window.
  package init(key: WindowKey, window: AlertWindow, deadline: Int64) {
    self.key = key
    self.window = window
    self.deadline = deadline
  }
}

/// Where live alerting keeps its open windows: in memory, or in a database that outlives the process.
///
/// A store that outlives the process keeps the RuleID in place of `WindowKey.place`, which depends on
/// the rule set.
package protocol WindowStore: AnyObject {
  /// The number of open windows.
  var count: Int { get }

  /// Adds a window that has just opened.
  func insert(_ window: OpenWindow) throws

  /// The window of a key that holds a time; of several the one that starts last, nil when none does.
  ///
  /// All windows of one key have the same period.
  func window(of key: WindowKey, holding time: Int64, period: Int64) throws -> OpenWindow?

  /// Replaces a window that was joined.
  func update(_ window: OpenWindow) throws

  /// The least deadline; nil when no window is open.
  var nextDeadline: Int64? { get }

  /// Takes a window whose deadline is at or before a time, by deadline, start, rule and dedup string;
  /// nil when there is none left.
  ///
  /// To be called until it returns nil, with nothing else asked between: then what was taken is
  /// forgotten. The times of the calls never go back.
  func takeExpired(through clock: Int64) throws -> OpenWindow?
}
