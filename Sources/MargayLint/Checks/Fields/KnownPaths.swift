import MargayEvents
import MargayFrontend

/// What is documented of the places that paths lead to in the events of some log types.
final class KnownPaths {
  private let tables: [Table]
  private var answers: [Int: Answer] = [:]

  /// The documented fields of the first log type.
  var fields: KnownFields { tables[0].fields }

  /// Looks the log types up; nil where one is not known, and where there is none.
  init?(_ logTypes: [String], _ settings: LintSettings) {
    var tables: [Table] = []
    for name in logTypes {
      guard let table = Table(name, settings) else { return nil }
      tables.append(table)
    }
    if tables.isEmpty { return nil }
    self.tables = tables
  }

  /// What a path from the event leads to; where log types differ in what they know nothing is said.
  func resolve(_ path: EventKeyPath) -> KnownFields.Resolution {
    let (steps, names) = (path.steps, path.names)
    // Rules that are read together share the steps of paths that are written alike, so that the place of an array in
    // memory tells most paths; no other array stands there for as long as this one is kept.
    let place = steps.withUnsafeBufferPointer { Int(bitPattern: $0.baseAddress) }
    if let answer = answers[place], answer.names == names { return answer.resolution }
    let resolution = look(steps, names)
    answers[place] = Answer(steps: steps, names: names, resolution: resolution)
    return resolution
  }

  private struct Answer {
    let steps: [EventKeyPathStep]
    let names: NameMatching
    let resolution: KnownFields.Resolution
  }

  /// What steps from the event on lead to; such as are made for one use are not kept.
  func look(
    _ steps: [EventKeyPathStep], _ names: NameMatching
  ) -> KnownFields.Resolution {
    let first = tables[0].resolve(steps, names)
    var found: KnownFields.Resolution? = if case .unknown = first { nil } else { first }
    for table in tables.dropFirst() {
      let next = table.resolve(steps, names)
      if case .unknown = next { continue }
      if let found, found != next { return .open }
      found = next
    }
    return found ?? first
  }

  /// The documented fields of a log type, and those that the site adds.
  private struct Table {
    let fields: KnownFields
    private let added: KnownFields?

    /// The table of a log type; nil for one that is not known.
    init?(_ name: String, _ settings: LintSettings) {
      added = settings.fields.isEmpty ? nil : settings.fields[name]
      if let type = LogTypes.named(name) {
        fields = type.fields
      } else if !settings.logTypes.isEmpty, let own = settings.logTypes[name],
        !own.fields.isEmpty
      {
        fields = own
      } else {
        return nil
      }
    }

    func resolve(_ steps: [EventKeyPathStep], _ names: NameMatching) -> KnownFields.Resolution {
      let known = fields.resolve(steps, names)
      guard let added, case .unknown = known else { return known }
      let other = added.resolve(steps, names)
      if case .unknown = other { return known }
      return other
    }
  }
}
