package import MargayIR
package import MargayKit

/// Makes the alerts of live input, whose end is not waited for (Documentation/Language, sections 6 and 10).
///
/// A match waits until the greatest event time seen is the lateness ahead, so that matches are taken
/// in the order (event time, digest, position). One that comes later still is late: it joins the
/// window that holds its time where that is still known, else opens its own. An alert is handed on
/// when it is created, and again under the same id when its window closes.
///
/// A window is known for its period, counted from the time up to which matches had been taken when it
/// opened; for a window that opens in order that is its end. (Were a late window forgotten at its end,
/// which may have passed already, late matches would not be deduplicated at all.)
package final class LiveAlertEngine: MatchSink {
  package private(set) var tally: MatchTally
  private let order: RuleOrder
  private let lateness: Int64
  private let folder: String
  private let waiting: SpillQueue
  private let store: any WindowStore
  private let deliver: AlertConsumer
  /// The greatest event time seen.
  private var greatest = Int64.min
  /// The time up to which matches have been taken and windows closed.
  private var clock = Int64.min
  /// The greatest event time at which there is something to do.
  private var wake = Int64.max

  /// Makes an engine for the rules of a frozen rule set, to which matches refer by index.
  ///
  /// `lateness` is in nanoseconds.
  package init(
    rules: [RuleMetadata], lateness: Int64, store: any WindowStore,
    settings: SpillSettings = SpillSettings(memory: 8 << 20), deliver: @escaping AlertConsumer
  ) {
    self.order = RuleOrder(rules)
    self.tally = MatchTally(ruleCount: rules.count)
    self.lateness = max(lateness, 0)
    self.folder = settings.folder
    self.waiting = SpillQueue(settings)
    self.store = store
    self.deliver = deliver
    self.wake = store.nextDeadline?.addingCapped(self.lateness) ?? .max
  }

  package func advance(to time: Int64) throws {
    guard time > greatest else { return }
    greatest = time
    if time >= wake { try pass(to: watermark) }
  }

  package func accept(_ match: MatchRecord) throws {
    let place = try order.place(of: match)
    try advance(to: match.time)
    tally.matches[match.rule] += 1
    guard order.rules[match.rule].createsAlert else { return }
    let key = WindowKey(place: place, dedup: match.dedup)
    let first = MatchPayload(logType: match.logType, fields: match.fields).encoded
    if match.time < watermark {
      tally.late += 1
      try pass(to: watermark)
      try take(key, at: match.time, first: first)
    } else {
      var order = SortKey()
      order.append(time: match.time)
      order.append(digest: match.digest)
      order.append(match.position)
      order.append(place)
      var record = RecordEncoder(expecting: first.count + match.dedup.count + 8)
      record.bytes(match.dedup)
      record.bytes(first)
      try waiting.push(key: order.bytes, value: record.bytes)
      wake = min(wake, match.time.addingCapped(lateness))
      if greatest >= wake { try pass(to: watermark) }
    }
  }

  package func finish() throws { try pass(to: .max) }

  /// The time up to which matches need not wait any longer.
  private var watermark: Int64 { greatest.addingCapped(-lateness) }

  /// Takes the matches that have waited long enough, and closes the windows whose time is over.
  private func pass(to time: Int64) throws {
    while let next = nextWaiting, next <= time, let record = try waiting.pop() {
      try close(through: next)
      let (key, first) = try record.key.withUnsafeBytes { keyBytes in
        try record.value.withUnsafeBytes { value in
          var keyReader = SortKeyReader(UnsafeRawBufferPointer(rebasing: keyBytes.suffix(4)))
          var decoder = RecordDecoder(value, folder: folder)
          let dedup = try decoder.bytes()
          return (
            WindowKey(place: keyReader.number(UInt32.self), dedup: dedup), try decoder.bytes()
          )
        }
      }
      try take(key, at: next, first: first)
    }
    try close(through: time)
    let nextEvent = min(nextWaiting ?? .max, store.nextDeadline ?? .max)
    wake = nextEvent.addingCapped(lateness)
  }

  private var nextWaiting: Int64? {
    waiting.peek { key in
      var reader = SortKeyReader(key)
      return reader.time()
    }
  }

  /// Lets a match join its window, or opens one for it.
  private func take(_ key: WindowKey, at time: Int64, first: [UInt8]) throws {
    let terms = order.terms[try order.rule(at: key.place)]
    var open: OpenWindow
    if let known = try store.window(of: key, holding: time, period: terms.period) {
      open = known
      open.window.join(at: time)
      try store.update(open)
    } else {
      open = OpenWindow(
        key: key, window: AlertWindow(openedAt: time, terms: terms, first: first),
        deadline: clock.addingCapped(terms.period))
      try store.insert(open)
      wake = min(wake, open.deadline.addingCapped(lateness))
    }
    guard open.window.createsAlert(terms) else { return }
    tally.alerts[try order.rule(at: key.place)] += 1
    try hand(open, isFinal: false)
  }

  /// Closes the windows whose deadline is at or before a time.
  private func close(through time: Int64) throws {
    clock = max(clock, time)
    while let closed = try store.takeExpired(through: clock) {
      let terms = order.terms[try order.rule(at: closed.key.place)]
      if closed.window.makesAlert(terms) { try hand(closed, isFinal: true) }
    }
  }

  private func hand(_ open: OpenWindow, isFinal: Bool) throws {
    try deliver(
      Alert(
        rule: order.rules[try order.rule(at: open.key.place)], dedup: open.key.dedup,
        window: open.window, first: try MatchPayload(decoding: open.window.first, folder: folder),
        isFinal: isFinal))
  }
}
