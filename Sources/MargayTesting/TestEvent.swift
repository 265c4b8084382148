package import MargayEvents
package import MargayFrontend
import MargayIR
package import MargayKit

/// The event of a test, with its log type: the test's, else the log's own, else the only one of the rule.
package enum TestEvent {
  /// Reads the Log of a test; the log type is nil when nothing says it.
  ///
  /// Rules read the log type as `p_log_type`, as in a run (Documentation/Language, sections 7 and 10).
  package static func parse(
    _ test: WrittenTest, of detection: Detection, with parser: inout EventParser,
    memory: ReadingMemory = ReadingMemory()
  ) -> (result: EventParser.Result, logType: String?) {
    parser.logType = test.logType.map { Array($0.utf8) }
    let result = parser.parse(test.writtenLog.json(memory))
    if let given = test.logType { return (result, given) }
    guard case .ok(let event) = result else { return (result, nil) }
    if let own = logType(of: event) { return (result, own) }
    let logTypes = detection.metadata.logTypes
    guard logTypes.count == 1 else { return (result, nil) }
    parser.give(Array(logTypes[0].utf8), to: event)
    return (result, logTypes[0])
  }

  private static let logTypeName = Array("p_log_type".utf8)

  /// The `p_log_type` that an event carries; nil when it has none.
  package static func logType(of event: Event) -> String? {
    let name = logTypeName
    return withExtendedLifetime(event) {
      let value = name.withUnsafeBufferPointer { event.root.field(exactly: $0) }
      return value.kind == .string ? String(decoding: value.text, as: UTF8.self) : nil
    }
  }
}
