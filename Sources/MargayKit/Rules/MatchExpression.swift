import MargayDiagnostics
import MargayFrontend
import MargayIR

/// A match expression written in Swift: what stands in Detection and InlineFilters of a rule in YAML.
///
///     MatchExpression("eventName", "IsIn", ["CreateUser", "CreateRole"])
///     MatchExpression.any([
///       MatchExpression("sourceIPAddress", "IsIPAddressPublic"),
///       MatchExpression("userAgent", "StartsWith", "aws-cli/"),
///     ])
///
/// It is checked as one in a file is, when the registry is frozen (Documentation/Language, sections 2, 3 and 5).
public struct MatchExpression: Hashable, Sendable {
  private enum Content: Hashable, Sendable {
    /// A YAML list of expressions, of which all must hold.
    case list(String)
    case combinator(Combinator, [MatchExpression])
  }

  private enum Combinator {
    case all, any, onlyOne, none
  }

  private let content: Content
  let place: CodePlace

  /// Makes a condition on the value at a key path, with its operand: a value, a list for IsIn, none for Exists.
  public init(
    _ path: String, _ condition: String, _ operand: MatchOperand? = nil,
    fileID: String = #fileID, filePath: String = #filePath, line: UInt = #line
  ) {
    var writer = JSONWriter()
    writer.beginArray()
    writer.beginObject()
    writer.field("KeyPath", path)
    writer.field("Condition", condition)
    operand?.write(to: &writer)
    writer.endObject()
    writer.endArray()
    content = .list(writer.text)
    place = CodePlace(fileID: fileID, filePath: filePath, line: line)
  }

  /// Takes a list of match expressions in YAML, of which all must hold.
  public init(
    yaml: String, fileID: String = #fileID, filePath: String = #filePath, line: UInt = #line
  ) {
    content = .list(yaml)
    place = CodePlace(fileID: fileID, filePath: filePath, line: line)
  }

  private init(
    _ combinator: Combinator, _ expressions: [MatchExpression], _ place: CodePlace
  ) {
    content = .combinator(combinator, expressions)
    self.place = place
  }

  /// All of the expressions.
  public static func all(
    _ expressions: [MatchExpression], fileID: String = #fileID, filePath: String = #filePath,
    line: UInt = #line
  ) -> MatchExpression {
    MatchExpression(
      .all, expressions, CodePlace(fileID: fileID, filePath: filePath, line: line))
  }

  /// Some of the expressions.
  public static func any(
    _ expressions: [MatchExpression], fileID: String = #fileID, filePath: String = #filePath,
    line: UInt = #line
  ) -> MatchExpression {
    MatchExpression(
      .any, expressions, CodePlace(fileID: fileID, filePath: filePath, line: line))
  }

  /// Exactly one of the expressions; not in inline filters.
  public static func onlyOne(
    _ expressions: [MatchExpression], fileID: String = #fileID, filePath: String = #filePath,
    line: UInt = #line
  ) -> MatchExpression {
    MatchExpression(
      .onlyOne, expressions, CodePlace(fileID: fileID, filePath: filePath, line: line))
  }

  /// None of the expressions; not in inline filters.
  public static func none(
    _ expressions: [MatchExpression], fileID: String = #fileID, filePath: String = #filePath,
    line: UInt = #line
  ) -> MatchExpression {
    MatchExpression(
      .none, expressions, CodePlace(fileID: fileID, filePath: filePath, line: line))
  }

  /// Reads the expression as the front end reads one of a file; nil where that found errors.
  func lowered(
    asInlineFilter: Bool, _ diagnostics: inout [Diagnostic]
  ) -> LocatedExpression? {
    switch content {
    case .list(let text):
      let file = SourceFile(path: "\(place.fileID):\(place.line)", text: text)
      let lowered = ExpressionListReader.read(file, asInlineFilters: asInlineFilter)
      diagnostics += lowered.diagnostics
      return lowered.expression.map { LocatedExpression($0, in: lowered.sources) }
    case .combinator(let combinator, let expressions):
      if asInlineFilter, combinator == .onlyOne || combinator == .none {
        let here = place.sourcePlace
        diagnostics.append(
          Diagnostic(
            FrontendDiagnostics.notInFilters,
            "inline filters know All and Any only; write a filter with the negative conditions",
            file: here.file, range: here.range))
        return nil
      }
      let children = expressions.map { $0.lowered(asInlineFilter: asInlineFilter, &diagnostics) }
      let whole = children.compactMap { $0 }
      guard whole.count == children.count else { return nil }
      return LocatedExpression(at: place.sourcePlace, over: whole) { children in
        switch combinator {
        case .all: .all(children)
        case .any: .any(children)
        case .onlyOne: .onlyOne(children)
        case .none: .none(children)
        }
      }
    }
  }
}

/// The operand of a condition that is written in Swift.
public enum MatchOperand: Hashable, Sendable {
  /// Text.
  case text(String)
  /// A whole number.
  case integer(Int)
  /// A number with a fraction.
  case number(Double)
  /// A bool.
  case bool(Bool)
  /// Texts, numbers or bools, for IsIn and IsNotIn.
  case list([MatchOperand])

  fileprivate func write(to writer: inout JSONWriter) {
    if case .list(let elements) = self {
      writer.key("Values")
      writer.beginArray()
      for element in elements { element.writeValue(to: &writer) }
      writer.endArray()
    } else {
      writer.key("Value")
      writeValue(to: &writer)
    }
  }

  private func writeValue(to writer: inout JSONWriter) {
    switch self {
    case .text(let text): writer.string(text)
    case .integer(let value): writer.integer(value)
    case .number(let value): writer.raw(MatchOperand.text(of: value).utf8)
    case .bool(let value): writer.bool(value)
    case .list(let elements):
      writer.beginArray()
      for element in elements { element.writeValue(to: &writer) }
      writer.endArray()
    }
  }

  /// A number as YAML has it: its exponent needs a sign, which Swift leaves out.
  private static func text(of value: Double) -> String {
    let text = String(value)
    guard let place = text.firstIndex(of: "e"), text[text.index(after: place)] != "-" else {
      return text
    }
    return text[...place] + "+" + text[text.index(after: place)...]
  }
}

extension MatchOperand: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral
{
  /// Makes text.
  public init(stringLiteral value: String) { self = .text(value) }
  /// Makes a whole number.
  public init(integerLiteral value: Int) { self = .integer(value) }
  /// Makes a number.
  public init(floatLiteral value: Double) { self = .number(value) }
  /// Makes a bool.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// Makes a list.
  public init(arrayLiteral elements: MatchOperand...) { self = .list(elements) }
}
