import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayIR
import MargayKit
import TestSupport
import Testing

/// The truth tables: every condition against every class of value, in both grammars.
@Suite("Truth tables")
struct ConditionTableTests {
  static let names = ConditionTable.all.map(\.positive.canonical)

  @Test("a condition gives what its table says; its negative the opposite", arguments: names)
  func table(_ name: String) throws {
    let table = try Table("Conditions/\(name).yml")
    let row = try #require(ConditionTable.lookup(name)).condition
    #expect(table.root["Condition"]?.text == name)
    #expect(table.root["Negative"]?.text == row.negative?.canonical)
    #expect((table.root["Aliases"]?.elements ?? []).compactMap(\.text) == row.positive.aliases)
    #expect(
      (table.root["NegativeAliases"]?.elements ?? []).compactMap(\.text)
        == row.negative?.aliases ?? [])
    let positives = [row.positive.canonical] + row.positive.aliases
    let negatives = row.negative.map { [$0.canonical] + $0.aliases } ?? []
    for entry in try table.cases("Tables") {
      let dialects =
        entry["Dialects"]?.elements.compactMap(\.text) ?? ["Detection", "InlineFilters"]
      for dialect in dialects {
        if dialect == "InlineFilters", !row.grammars.contains(.inlineFilters) { continue }
        for spelling in positives { try check(entry, spelling, dialect, isNegated: false) }
        for spelling in negatives { try check(entry, spelling, dialect, isNegated: true) }
      }
    }
  }

  private func check(_ entry: Entry, _ condition: String, _ dialect: String, isNegated: Bool) throws
  {
    let rule = try RuleText.compile(rule(entry, condition, dialect))
    var interpreter = Interpreter([rule.program])
    for (key, expected) in [("True", true), ("False", false)] {
      for row in try #require(entry[key], "line \(entry.line) has no \(key)").elements {
        let json = try #require(row.text)
        let event = try RuleText.event(event(json, second: entry["Second"]?.text))
        interpreter.begin(event)
        let outcome = interpreter.outcome(of: 0)
        #expect(
          (outcome == .matched) == (expected != isNegated),
          "\(entry.file.path):\(row.line): \(condition) in \(dialect) of \(json) is \(outcome)")
      }
    }
  }

  private func rule(_ entry: Entry, _ condition: String, _ dialect: String) throws -> String {
    let subject = condition.hasPrefix("Always") ? "" : "KeyPath: f, "
    let expression: String
    if entry["Second"] != nil {
      expression = "{Condition: \(condition), Values: [{KeyPath: f}, {KeyPath: g}]}"
    } else {
      let operand = try #require(entry["Operand"], "line \(entry.line)").source
      try #require(operand.hasPrefix("{") && operand.hasSuffix("}"), "line \(entry.line)")
      let inner = operand.dropFirst().dropLast()
      expression = "{\(subject)Condition: \(condition)\(inner.isEmpty ? "" : ", ")\(inner)}"
    }
    return dialect == "Detection" ? RuleText.detection(expression) : RuleText.filter(expression)
  }

  private func event(_ json: String, second: String?) -> String {
    var fields: [String] = []
    if json != "missing" { fields.append("\"f\":\(json)") }
    if let second, second != "missing" { fields.append("\"g\":\(second)") }
    return "{" + fields.joined(separator: ",") + "}"
  }

  /// The classes of values that every table must cover.
  enum ValueClass: CaseIterable {
    case missing, null, yes, no, integer, double, bigInteger, string, emptyString, list, emptyList
    case object

    static func of(_ json: String) throws -> ValueClass {
      switch json {
      case "missing": return .missing
      case "null": return .null
      case "true": return .yes
      case "false": return .no
      case "\"\"": return .emptyString
      default: break
      }
      let event = try RuleText.event(json)
      return event.withTape { tape in
        let value = ValueRef(tape, node: 0)
        switch value.kind {
        case .number:
          switch value.number {
          case .integer: return .integer
          case .bigInteger: return .bigInteger
          case .double: return .double
          }
        case .list: return value.count == 0 ? .emptyList : .list
        case .object: return .object
        default: return .string
        }
      }
    }
  }

  @Test("the tables of a condition cover every class of value", arguments: names)
  func coverage(_ name: String) throws {
    let table = try Table("Conditions/\(name).yml")
    let dialects: [String] =
      try #require(ConditionTable.lookup(name)).condition.grammars.contains(.inlineFilters)
      ? ["Detection", "InlineFilters"] : ["Detection"]
    for dialect in dialects {
      var seen: Set<ValueClass> = []
      for entry in try table.cases("Tables") {
        let held = entry["Dialects"]?.elements.compactMap(\.text)
        guard held?.contains(dialect) ?? true else { continue }
        for row in (entry["True"]?.elements ?? []) + (entry["False"]?.elements ?? []) {
          seen.insert(try ValueClass.of(try #require(row.text)))
        }
      }
      #expect(
        Set(ValueClass.allCases).subtracting(seen).isEmpty,
        "\(dialect) lacks \(Set(ValueClass.allCases).subtracting(seen))")
    }
  }
}
