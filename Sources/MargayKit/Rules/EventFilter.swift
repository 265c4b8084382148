public import MargayEvents

/// A filter with a name, to be used for any number of rules: a match expression, or a function.
///
///     let production = EventFilter("production accounts") { event in
///       event["recipientAccountId"].isIn(productionAccounts)
///     }
///     registry.rules(tagged: "AWS").extend { $0.includeFilters.append(production) }
public struct EventFilter: Sendable {
  enum Content: Sendable {
    case function(@Sendable (Event) throws -> Bool)
    case expression(MatchExpression)
  }

  /// The name, for reports.
  public let name: String
  let content: Content
  let place: CodePlace

  /// Makes a filter of a function; one that throws makes the event a rule error (Documentation/Language, section 9).
  public init(
    _ name: String, fileID: String = #fileID, filePath: String = #filePath, line: UInt = #line,
    _ holds: @escaping @Sendable (Event) throws -> Bool
  ) {
    self.name = name
    content = .function(holds)
    place = CodePlace(fileID: fileID, filePath: filePath, line: line)
  }

  /// Makes a filter of a match expression, in the grammar of Detection.
  public init(
    _ name: String, _ expression: MatchExpression, fileID: String = #fileID,
    filePath: String = #filePath, line: UInt = #line
  ) {
    self.name = name
    content = .expression(expression)
    place = CodePlace(fileID: fileID, filePath: filePath, line: line)
  }
}
