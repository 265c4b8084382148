import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayIR
import MargayKit
import MargayTesting

/// The event on which a rule is explained.
struct ExplainedEvent {
  /// Where the event came from.
  enum Source {
    /// A file; the line counts from 1.
    case file(String, line: UInt64)
    /// A test of the rule.
    case test(WrittenTest)
  }

  /// Where it came from.
  let source: Source
  /// The event.
  let event: Event
  /// Its log type; nil when it is unknown.
  let logType: String?
  /// Whether the log type was taken from the shape of the event, which does not say it.
  let isRecognized: Bool

  /// Reads the first event of a file; `-` is standard input.
  ///
  /// - Throws: `CommandFailure` when there is none that can be read.
  init(file path: String, _ detection: Detection) throws {
    let shown = path == "-" ? "standard input" : TerminalText.escape(path)
    var first = FirstEvent()
    do {
      let source =
        path == "-"
        ? ByteSource(descriptor: 0, name: "standard input") : try ByteSource(path: path)
      // One value over any number of lines, or one on each: both are values one after another.
      var cutter = EventCutter(source: source, layout: .values)
      try cutter.cut(into: &first)
    } catch {
      throw CommandFailure(
        "\(TerminalText.escape(error.input)): \(TerminalText.escape(error.message))")
    }
    switch first.found {
    case nil: throw CommandFailure("\(shown) holds no event")
    case .bad(let reason, let line)?:
      throw CommandFailure("\(shown):\(line): the first event cannot be read: \(reason)")
    case .event(let event, let line)?:
      self.source = .file(path, line: line)
      self.event = event
      let said = TestEvent.logType(of: event)
      self.logType = said ?? ExplainedEvent.recognizedLogType(of: event)
      self.isRecognized = said == nil && logType != nil
    }
  }

  /// Takes the event of a test.
  ///
  /// - Throws: `CommandFailure` when the rule has no such test.
  init(testName: String, _ detection: Detection) throws {
    let wanted = detection.tests.map(\.written).first {
      $0.name.value.utf8.elementsEqual(testName.utf8)
    }
    guard let test = wanted else {
      throw CommandFailure(ExplainedEvent.unknownTest(testName, detection))
    }
    var parser = EventParser()
    let (result, logType) = TestEvent.parse(test, of: detection, with: &parser)
    switch result {
    case .bad(let defect):
      throw CommandFailure("the Log of the test cannot be read: \(defect.reason.rawValue)")
    case .ok(let event):
      self.source = .test(test)
      self.event = event
      self.logType = logType
      self.isRecognized = false
    }
  }

  /// The log type whose shape the event has.
  private static func recognizedLogType(of event: Event) -> String? {
    var resolver = LogTypeResolver()
    return withExtendedLifetime(event) { resolver.name(of: resolver.resolve(event.root)) }
  }

  private static func unknownTest(_ name: String, _ detection: Detection) -> String {
    let names = detection.tests.map(\.written.name.value)
    let file = TerminalText.escape(detection.origin.file.path)
    guard !names.isEmpty else { return "\(file) has no tests" }
    let sentence = "\(file) has no test named '\(TerminalText.escape(name))'"
    if let meant = NearestName.suggestion(for: name, among: names) {
      return sentence + "; did you mean '\(TerminalText.escape(meant))'?"
    }
    return sentence + "; it has "
      + names.map { "'\(TerminalText.escape($0))'" }.joined(separator: ", ")
  }
}

/// Takes the first event of an input and stops.
private struct FirstEvent: EventSink {
  enum Found {
    case event(Event, line: UInt64)
    case bad(String, line: UInt64)
  }

  var found: Found?

  mutating func event(_ bytes: UnsafeRawBufferPointer, at place: InputPlace) -> Bool {
    var parser = EventParser()
    switch parser.parse(bytes) {
    case .ok(let event) where event.root.kind == .object:
      found = .event(event, line: place.line)
    case .ok: found = .bad("it is not an object", line: place.line)
    case .bad(let defect): found = .bad(defect.reason.rawValue, line: place.line)
    }
    return false
  }

  mutating func badLine(_ reason: String, at place: InputPlace) -> Bool {
    found = .bad(reason, line: place.line)
    return false
  }
}
