import MargayEvents
import MargayFrontend
import MargayIR
import MargayKit
import Testing

/// Look-ups: key specifiers are lowered by the front end, then followed from the event and from an element.
@Suite("Key paths")
struct KeyPathsTests {
  @Test("each path leads to its value")
  func values() throws {
    for row in try Table("Tables/KeyPaths.yml").cases() {
      let path = try path(of: row)
      let event = try RuleText.event(try row.string("Event"))
      withExtendedLifetime(event) {
        var builder = PathTable.Builder()
        let slot = path.steps.isEmpty ? nil : builder.slot(for: path)
        let relative = builder.relative(for: path)
        let memo = PathMemo(PathTable(builder))
        memo.begin(event)
        expect(row, memo.resolve(relative, from: event.root))
        // `@` alone has no step, and so no place among the paths from the event.
        if let slot {
          expect(row, memo.value(slot))
          // What is remembered is the same.
          expect(row, memo.value(slot))
        }
      }
    }
  }

  private func expect(_ row: Entry, _ value: ValueRef) {
    let found =
      value.kind == .missing
      ? Array("missing".utf8) : written { value.appendCompactJSON(to: &$0) }
    let wanted = row["Result"]?.text ?? ""
    #expect(
      found == Array(wanted.utf8),
      "\(row.place): \(String(decoding: found, as: UTF8.self)) instead of \(wanted)")
  }

  /// The path of a case, as the front end lowers its specifier.
  private func path(of row: Entry) throws -> EventKeyPath {
    let name = try #require(["Path", "Key", "DeepKey"].first { row[$0] != nil }, "\(row.place)")
    let source = try #require(row[name]).source
    let isExact = row["Names"]?.text == "exact"
    if name == "Path", isExact {
      let filter = "{KeyPath: \(source), Condition: Equals, Value: 1}"
      let rule = try RuleText.compile(RuleText.filter(filter))
      return try subject(try #require(rule.program.filters), row)
    }
    let specifier = name == "Path" ? "KeyPath" : name
    let condition = "{\(specifier): \(source), Condition: Exists}"
    guard row[name]?.text?.utf8.first == UInt8(ascii: "@"), name == "Path" else {
      var path = try subject(
        try RuleText.compile(RuleText.detection(condition)).program.detection, row)
      // Key and DeepKey have no exact form that a rule could write.
      if isExact { path.names = .exact }
      return path
    }
    let comprehension = "{Key: l, Condition: AnyElement, Expressions: [\(condition)]}"
    return try subject(
      try RuleText.compile(RuleText.detection(comprehension)).program.detection, row)
  }

  /// The path of the one predicate under an expression.
  private func subject(_ expression: Expression, _ row: Entry) throws -> EventKeyPath {
    switch expression.kind {
    case .all(let children):
      return try subject(try #require(children.first, "\(row.place)"), row)
    case .elements(_, _, let body): return try subject(body, row)
    case .predicate(let predicate):
      guard case .path(let path) = predicate.subject else { break }
      return path
    default: break
    }
    Issue.record("\(row.place): no predicate")
    return EventKeyPath(steps: [])
  }
}
