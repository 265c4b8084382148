import MargayDiagnostics
import MargayEvents

/// The events of files that a comparison begins with.
enum ComparedEvents {
  /// The most events that are taken: each is kept in memory.
  private static let mostEvents = 100_000

  /// The bytes of the events of files, in their order.
  ///
  /// - Throws: `CommandFailure` for a file that cannot be read.
  static func read(_ paths: [String]) throws -> [[UInt8]] {
    var events: [[UInt8]] = []
    let reader = EventReader()
    for path in paths {
      do throws(InputError) {
        try reader.read(try RunInput.open(path)) { event, _ in
          events.append(event.withSource { Array($0) })
          return events.count < mostEvents
        }
      } catch {
        throw CommandFailure(
          "\(TerminalText.escape(error.input)): \(TerminalText.escape(error.message))")
      }
    }
    return events
  }
}
