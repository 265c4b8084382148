package import MargayIR
package import MargayKit

/// Makes the alerts of regular files, whose input is one batch (Documentation/Language, section 10).
///
/// Two sorts, both spilled to disk when they are large: matches by (rule, dedup string, time, digest,
/// position), from which windows are formed one after another with one window in memory, then alerts
/// by (window start, RuleID, dedup string), the order in which they are handed on. So neither the
/// order of the input nor the number of matches, windows or alerts matters for what is held.
package final class FileAlertEngine: MatchSink {
  package private(set) var tally: MatchTally
  private let order: RuleOrder
  private let settings: SpillSettings
  private let matches: ExternalSorter
  private let deliver: AlertConsumer

  /// The length of what stands behind the dedup string in a match's key: time, digest, position.
  private static let placeLength = 8 + 32 + 8

  /// Makes an engine for the rules of a frozen rule set, to which matches refer by index.
  package init(
    rules: [RuleMetadata], settings: SpillSettings = SpillSettings(),
    deliver: @escaping AlertConsumer
  ) {
    self.order = RuleOrder(rules)
    self.tally = MatchTally(ruleCount: rules.count)
    self.settings = settings
    self.matches = ExternalSorter(settings)
    self.deliver = deliver
  }

  /// Does nothing: the order of files is that of their event times.
  package func advance(to time: Int64) {}

  package func accept(_ match: MatchRecord) throws {
    let place = try order.place(of: match)
    tally.matches[match.rule] += 1
    guard order.rules[match.rule].createsAlert else { return }
    var key = SortKey()
    key.append(place)
    key.append(text: match.dedup)
    key.append(time: match.time)
    key.append(digest: match.digest)
    key.append(match.position)
    let payload = MatchPayload(logType: match.logType, fields: match.fields)
    try matches.append(key: key.bytes, value: payload.encoded)
  }

  package func finish() throws {
    let alerts = ExternalSorter(settings)
    try assembleWindows { place, dedup, window in
      var key = SortKey()
      key.append(time: window.start)
      key.append(place)
      key.append(text: dedup)
      var value = RecordEncoder(expecting: window.first.count + 32)
      value.time(window.lastTime)
      value.count(window.matchCount)
      value.bytes(window.first)
      try alerts.append(key: key.bytes, value: value.bytes)
    }
    try alerts.drain { key, value in try deliver(try alert(key: key, value: value)) }
  }

  /// Calls a closure with every window that makes an alert, by (rule, dedup string, start).
  private func assembleWindows(
    _ body: (_ place: UInt32, _ dedup: [UInt8], _ window: AlertWindow) throws -> Void
  ) throws {
    var group: [UInt8] = []
    var place: UInt32 = 0
    var dedup: [UInt8] = []
    var rule: Int?
    var assembly: WindowAssembly?

    func end(_ window: AlertWindow?) throws {
      guard let window, let rule, window.makesAlert(order.terms[rule]) else { return }
      tally.alerts[rule] += 1
      try body(place, dedup, window)
    }

    try matches.drain { key, value in
      let groupKey = UnsafeRawBufferPointer(rebasing: key.dropLast(FileAlertEngine.placeLength))
      if rule == nil || KeyOrder.compare(groupKey, group) != 0 {
        try end(assembly?.finish())
        group = Array(groupKey)
        var reader = SortKeyReader(groupKey)
        place = reader.number(UInt32.self)
        dedup = reader.text()
        let next = try order.rule(at: place)
        rule = next
        assembly = WindowAssembly(order.terms[next])
      }
      var reader = SortKeyReader(
        UnsafeRawBufferPointer(rebasing: key.suffix(FileAlertEngine.placeLength)))
      try end(assembly?.add(at: reader.time(), first: Array(value)))
    }
    try end(assembly?.finish())
  }

  private func alert(
    key: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer
  ) throws -> Alert {
    var reader = SortKeyReader(key)
    let start = reader.time()
    let rule = try order.rule(at: reader.number(UInt32.self))
    let dedup = reader.text()
    var decoder = RecordDecoder(value, folder: settings.folder)
    let lastTime = try decoder.time()
    let matchCount = try decoder.count()
    let first = try decoder.bytes()
    let window = AlertWindow(
      start: start, end: start.addingCapped(order.terms[rule].period), lastTime: lastTime,
      matchCount: matchCount, first: first)
    return Alert(
      rule: order.rules[rule], dedup: dedup, window: window,
      first: try MatchPayload(decoding: first, folder: settings.folder), isFinal: true)
  }
}
