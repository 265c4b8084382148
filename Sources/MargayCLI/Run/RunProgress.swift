import MargayEvents

/// The line on a terminal's standard error that says how far a run is.
struct RunProgress {
  private static let interval = Duration.milliseconds(200)
  /// Events between two looks at the clock.
  private static let stride: UInt64 = 1024

  private let isShown: Bool
  private let clock = ContinuousClock()
  private var next: ContinuousClock.Instant
  private var hasLine = false

  /// Makes a line; one that is not shown costs one comparison an event.
  init(isShown: Bool) {
    self.isShown = isShown
    next = clock.now + RunProgress.interval
  }

  /// Learns that an event was evaluated.
  mutating func note(_ position: EventPosition) {
    guard isShown, position.number % RunProgress.stride == 0, clock.now >= next else { return }
    next = clock.now + RunProgress.interval
    hasLine = true
    Console.progress(
      "\r\u{1B}[K\(position.number) events, \(position.offset >> 20) MiB of input \(position.input + 1)"
    )
  }

  /// Takes the line away.
  mutating func clear() {
    guard hasLine else { return }
    Console.progress("\r\u{1B}[K")
    hasLine = false
  }
}
