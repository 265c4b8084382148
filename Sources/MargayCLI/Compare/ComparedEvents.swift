import MargayDiagnostics
import MargayEvents
import MargayKit

/// The events of files that a comparison begins with.
struct ComparedEvents {
  /// The most events that are taken: each is kept in memory.
  private static let mostEvents = 100_000

  /// The bytes of the events, in their order.
  private(set) var events: [[UInt8]] = []
  private var otherTypeCount = 0
  private var isCut = false
  private var counts = ReadCounts()

  /// Reads the events of files that one of two rules could see; those of other log types are counted.
  ///
  /// - Throws: `CommandFailure` for a file that cannot be read.
  init(_ paths: [String], for pair: [Detection]) throws {
    let names = pair.flatMap(\.metadata.logTypes)
    var resolver = LogTypeResolver(names: names)
    let types = Set(names.compactMap { resolver.id(of: $0) })
    let reader = EventReader()
    for path in paths {
      do throws(InputError) {
        try reader.read(try RunInput.open(path)) { event, _ in
          let type = resolver.resolve(event.root)
          // An event that does not say what it is may be one of theirs.
          guard types.isEmpty || type == .unknown || types.contains(type) else {
            otherTypeCount += 1
            return true
          }
          guard events.count < ComparedEvents.mostEvents else {
            isCut = true
            return false
          }
          events.append(event.withSource { Array($0) })
          return true
        }
      } catch {
        throw CommandFailure(
          "\(TerminalText.escape(error.input)): \(TerminalText.escape(error.message))")
      }
    }
    counts = reader.counts
  }

  /// What was not taken, a line for each reason.
  var notices: [String] {
    var lines: [String] = []
    if counts.badLines > 0 {
      lines.append("\(plural(counts.badLines, "line")) not read: bad")
    }
    if otherTypeCount > 0 {
      lines.append("\(plural(otherTypeCount, "event")) not compared: of another log type")
    }
    if isCut {
      lines.append("only the first \(ComparedEvents.mostEvents) events are compared")
    }
    return lines
  }
}
