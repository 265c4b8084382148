#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Tells the time of events, by the order of sources in Documentation/Language, section 10.
///
/// A source that is there but cannot be read passes to the next one, and is counted.
package struct EventClock {
  /// The events of one log type whose time is missing or cannot be read.
  package struct MissingTimes: Hashable, Sendable {
    /// Events with a time field that is no time; another source may have given one.
    package var unreadable: Int
    /// Events that have no time field at all.
    package var absent: Int

    /// Makes counts.
    package init(unreadable: Int = 0, absent: Int = 0) {
      self.unreadable = unreadable
      self.absent = absent
    }

    /// All of them.
    package var total: Int { unreadable + absent }
  }

  /// What is missing, by log type.
  package private(set) var missing: [LogTypeID: MissingTimes] = [:]
  /// The greatest time of the events of this input; nil before the first one that has a time.
  package private(set) var greatest: Int64?

  private let flag: (table: PathTable, path: PathTable.Relative)?
  private let pool = NodePool()
  /// For each known log type the names that lead to its time fields.
  private let typeFields: [[[FieldName]]]
  private let eventTime = FieldName("p_event_time")
  private let parseTime = FieldName("p_parse_time")
  private var isLive = false

  /// Makes a clock; `timeField` is the path that goes before all other sources, nil for none.
  package init(timeField: EventKeyPath? = nil) {
    flag = timeField.map { path in
      var builder = PathTable.Builder()
      let relative = builder.relative(for: path)
      return (PathTable(builder), relative)
    }
    typeFields = LogTypes.all.map { type in
      type.times.map { field in field.names.map { FieldName($0) } }
    }
  }

  /// Begins another input: its events do not take the time of the one before.
  ///
  /// Only a live input has the clock as its last source; a file gives the same times on every day.
  package mutating func beginInput(isLive: Bool) {
    self.isLive = isLive
    greatest = nil
  }

  /// The time of an event, by its outermost value, in nanoseconds since 1970.
  package mutating func time(of event: ValueRef, type: LogTypeID) -> Int64 {
    var isUnreadable = false
    guard let time = ownTime(of: event, type: type, &isUnreadable) else {
      note(isUnreadable: isUnreadable, type)
      return greatest ?? (isLive ? EventClock.now() : 0)
    }
    if isUnreadable { note(isUnreadable: true, type) }
    greatest = greatest.map { max($0, time) } ?? time
    return time
  }

  private func ownTime(
    of event: ValueRef, type: LogTypeID, _ isUnreadable: inout Bool
  ) -> Int64? {
    if let flag {
      let mark = pool.mark
      defer { pool.release(to: mark) }
      let value = flag.table.resolve(flag.path, from: event, pool: pool)
      if let time = read(value, &isUnreadable) { return time }
    }
    if let time = read(event.field(eventTime), &isUnreadable) { return time }
    if type.rawValue >= 0, Int(type.rawValue) < typeFields.count {
      for names in typeFields[Int(type.rawValue)] {
        var value = event
        for name in names { value = value.field(name) }
        if let time = read(value, &isUnreadable) { return time }
      }
    }
    return read(event.field(parseTime), &isUnreadable)
  }

  private func read(_ value: ValueRef, _ isUnreadable: inout Bool) -> Int64? {
    if value.isMissingOrNull { return nil }
    let time = EventTime.nanoseconds(of: value)
    if time == nil { isUnreadable = true }
    return time
  }

  private mutating func note(isUnreadable: Bool, _ type: LogTypeID) {
    if isUnreadable {
      missing[type, default: MissingTimes()].unreadable += 1
    } else {
      missing[type, default: MissingTimes()].absent += 1
    }
  }

  private static func now() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
