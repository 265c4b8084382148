package import MargayEvents
package import MargayFrontend

/// A test as checks see it: what is written, and its event.
package final class LintedTest {
  /// What is written.
  package let written: WrittenTest

  /// Looks at a test.
  package init(_ written: WrittenTest) { self.written = written }

  /// The event of its Log, read when a check asks for it; nil where the log is no event.
  package lazy var event: Event? = {
    var parser = EventParser()
    if case .ok(let event) = parser.parse(written.log) { return event }
    return nil
  }()
}
