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
  private let device: UInt64
  private let file: UInt64
  private let bytes: UInt64
  private let contentTime: UInt64
  private let recordTime: UInt64

  /// The numbers, in this order: device, file, size, time of the content, time of the file's record.
  package var numbers: [UInt64] { [device, file, bytes, contentTime, recordTime] }

  /// The size of the file in bytes.
  package var size: Int { Int(truncatingIfNeeded: bytes) }

  /// Makes a stamp from its numbers; nil for another count of them.
  package init?(numbers: [UInt64]) {
    guard numbers.count == 5 else { return nil }
    device = numbers[0]
    file = numbers[1]
    bytes = numbers[2]
    contentTime = numbers[3]
    recordTime = numbers[4]
  }

  init(_ status: stat) {
    #if canImport(Darwin)
      let (content, record) = (status.st_mtimespec, status.st_ctimespec)
    #else
      let (content, record) = (status.st_mtim, status.st_ctim)
    #endif
    device = UInt64(truncatingIfNeeded: status.st_dev)
    file = UInt64(truncatingIfNeeded: status.st_ino)
    bytes = UInt64(truncatingIfNeeded: status.st_size)
    contentTime = FileStamp.nanoseconds(content)
    recordTime = FileStamp.nanoseconds(record)
  }

  /// Asks the system about a file; nil where there is none.
  package init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  /// Whether both times lie at least two seconds before a time in nanoseconds, more than any file system rounds.
  package func isSettled(at now: UInt64) -> Bool {
    let latest = max(contentTime, recordTime)
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
