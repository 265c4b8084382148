#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the system says of a file without reading it: while that stays, so does the content.
///
/// A file that was changed in the moment in which it was read can keep its times; whoever relies on a stamp asks whether
/// the times were old enough then (`isSettled`).
package struct FileStamp: Hashable, Sendable {
  /// The numbers, in this order: device, file, size, time of the content, time of the file's record.
  package let numbers: [UInt64]

  /// Makes a stamp from its numbers; nil for another count of them.
  package init?(numbers: [UInt64]) {
    guard numbers.count == 5 else { return nil }
    self.numbers = numbers
  }

  init(_ status: stat) {
    #if canImport(Darwin)
      let (content, record) = (status.st_mtimespec, status.st_ctimespec)
    #else
      let (content, record) = (status.st_mtim, status.st_ctim)
    #endif
    numbers = [
      UInt64(truncatingIfNeeded: status.st_dev), UInt64(truncatingIfNeeded: status.st_ino),
      UInt64(truncatingIfNeeded: status.st_size), FileStamp.nanoseconds(content),
      FileStamp.nanoseconds(record),
    ]
  }

  /// Asks the system about a file; nil where there is none.
  package init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  /// Whether both times lie at least two seconds before a time in nanoseconds, more than any file system rounds.
  package func isSettled(at now: UInt64) -> Bool {
    let latest = max(numbers[3], numbers[4])
    return latest < now && now - latest >= 2_000_000_000
  }

  /// The present time in nanoseconds, on the clock of the file system's times.
  package static var now: UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return nanoseconds(time)
  }

  private static func nanoseconds(_ time: timespec) -> UInt64 {
    UInt64(truncatingIfNeeded: time.tv_sec) &* 1_000_000_000
      &+ UInt64(truncatingIfNeeded: time.tv_nsec)
  }
}
