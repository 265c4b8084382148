import CMargaySystem

/// How long a worker has been at the same call.
///
/// Only time counts in which the supervisor paid attention: a worker waits with what its rule prints while the
/// supervisor is kept elsewhere, by a slow reader of its output or by a machine that sleeps.
struct CallClock {
  /// No longer span between two looks counts.
  private static let mostNanoseconds: Int64 = 100_000_000

  private var sequence: UInt64 = 0
  private var spent: Int64 = 0
  private var lastLook: Int64 = 0

  /// Notes what a worker is at, and gives for how many nanoseconds it has been at it.
  mutating func look(_ progress: margay_progress, at now: Int64) -> Int64 {
    if progress.rule < 0 || progress.sequence != sequence {
      sequence = progress.sequence
      spent = 0
    } else {
      spent += min(max(0, now - lastLook), CallClock.mostNanoseconds)
    }
    lastLook = now
    return spent
  }
}
