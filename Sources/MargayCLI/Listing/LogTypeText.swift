import MargayDiagnostics
import MargayEvents

/// The text form of `log-types show`: facts, and the known fields as a tree.
struct LogTypeText {
  private let type: LogType
  private let isColored: Bool

  /// Makes the text of a log type.
  init(_ type: LogType, isColored: Bool) {
    self.type = type
    self.isColored = isColored
  }

  /// The whole text; ends with a line feed.
  func render() -> String {
    let times = type.times.map { time in
      time.path + (time.unit.map { " (\($0.rawValue))" } ?? "")
    }
    var text = fact("log type", [type.name])
    text += fact("time field", [times.joined(separator: ", else ")])
    text += fact("recognized by", type.shape.markers.map(LogTypeText.phrase))
    let width = type.indicators.map { $0.path.utf8.count }.max() ?? 0
    text += fact(
      "indicators",
      type.indicators.map { indicator in
        let padding = String(repeating: " ", count: width - indicator.path.utf8.count)
        return indicator.path + padding + "  " + paint(indicator.kind.rawValue, "2")
      })
    text += "\n" + paint("Known fields", "1") + " " + mark(type.fields) + "\n"
    append(type.fields, depth: 1, to: &text)
    return text
  }

  private func fact(_ name: String, _ lines: [String]) -> String {
    let column = "recognized by".utf8.count
    return lines.enumerated().map { index, line in
      let shown = index == 0 ? name : ""
      let padding = String(repeating: " ", count: column - shown.utf8.count)
      return paint(shown, "2") + padding + "  " + line + "\n"
    }.joined()
  }

  // MARK: Shape

  private static func phrase(_ marker: LogTypeShape.Marker) -> String {
    "\(marker.name): \(phrase(marker.test))"
  }

  private static func phrase(_ test: LogTypeShape.Test) -> String {
    switch test {
    case .text: "text"
    case .number: "a number"
    case .scalar: "a number or text"
    case .list: "a list"
    case .object: "an object"
    case .equals(let texts): texts.map { "'\($0)'" }.joined(separator: " or ")
    case .begins(let text): "text that begins with '\(text)'"
    case .fields(let markers):
      "an object with " + markers.map(phrase).joined(separator: ", ")
    }
  }

  // MARK: Fields

  private func append(_ fields: KnownFields, depth: Int, to text: inout String) {
    for field in fields.fields {
      text += String(repeating: "  ", count: depth) + field.name
      guard let inner = field.fields else {
        text += LogTypeText.phrase(field).map { " " + paint($0, "2") } ?? ""
        text += "\n"
        continue
      }
      text += " " + mark(inner, isList: field.isList) + "\n"
      append(inner, depth: depth + 1, to: &text)
    }
  }

  /// What is known of the value of a field that is no object; nil where nothing is.
  private static func phrase(_ field: KnownFields.Field) -> String? {
    let kind: String? =
      switch field.kind {
      case .text: "text"
      case .anycase: "text in any case"
      case .number: "number"
      case .numberOrText: "number or text"
      case .bool: "boolean"
      case .list: "list"
      case nil: nil
      }
    guard let kind else { return nil }
    if field.values.isEmpty { return "(\(kind))" }
    let values = field.values.joined(separator: ", ")
    return "(\(kind): \(values)\(field.hasOtherValues ? ", and others" : ""))"
  }

  /// Whether an object, or those of a list, may have fields that are not listed.
  private func mark(_ fields: KnownFields, isList: Bool = false) -> String {
    let kind = fields.isOpen ? "open" : "closed"
    return paint(isList ? "(list of \(kind) objects)" : "(\(kind) object)", "2")
  }

  private func paint(_ text: String, _ code: String) -> String {
    guard isColored, !text.isEmpty else { return text }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}
