package import MargayEvents
package import MargayFrontend
import MargayYAML

/// A test as checks see it: what is written, and its event.
package final class LintedTest {
  /// What is written.
  package let written: WrittenTest
  private let memory: LintingMemory

  /// Looks at a test.
  package init(_ written: WrittenTest, _ memory: LintingMemory) {
    self.written = written
    self.memory = memory
  }

  /// The event of its Log, read when a check asks for it; nil where the log is no event.
  package lazy var event: Event? = memory.event(written.log)

  /// Whether its Log is an event; that of a mapping is one, without being made.
  package var isEvent: Bool { written.writtenLog.node != nil || event != nil }

  /// Whether a path leads to something other than null in the event; some element is enough for `[*]`.
  ///
  /// The fields that the vendor adds to every event, whose names begin with `p_`, count as there.
  package func has(_ path: EventKeyPath) -> Bool {
    if case .name(let name)? = path.steps.first, name.starts(with: "p_".utf8) { return true }
    if let node = written.writtenLog.node, let answer = node.leadsToValue(path) { return answer }
    guard let event else { return false }
    return withExtendedLifetime(event) {
      LintedTest.leads(path.steps[...], path.names, from: event.root)
    }
  }

  private static func leads(
    _ steps: ArraySlice<EventKeyPathStep>, _ names: NameMatching, from value: ValueRef
  ) -> Bool {
    guard let step = steps.first else { return !value.isMissingOrNull }
    let rest = steps.dropFirst()
    switch step {
    case .name(let name):
      let field = name.withUnsafeBufferPointer {
        names == .exact ? value.field(exactly: $0) : value.field(named: $0)
      }
      return !field.isMissingOrNull && leads(rest, names, from: field)
    case .index(let index):
      guard value.kind == .list else { return false }
      let place = index < 0 ? value.count + Int(index) : Int(index)
      for (number, element) in value.elements.enumerated() where number == place {
        return leads(rest, names, from: element)
      }
      return false
    case .wildcard: return value.elements.contains { leads(rest, names, from: $0) }
    }
  }
}
