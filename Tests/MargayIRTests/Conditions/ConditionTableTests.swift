import MargayIR
import Testing

/// The table names every condition once, and finds each name again.
struct ConditionTableTests {
  @Test func everyConditionIDHasARow() {
    #expect(ConditionTable.all.compactMap(\.id) == ConditionID.allCases)
    for id in ConditionID.allCases { #expect(ConditionTable.condition(id).id == id) }
  }

  @Test func everyQuantifierHasARow() {
    let quantifiers = ConditionTable.all.compactMap { condition -> ElementQuantifier? in
      if case .elements(let quantifier) = condition.form { quantifier } else { nil }
    }
    #expect(quantifiers == ElementQuantifier.allCases)
  }

  @Test func namesAreUnique() {
    #expect(Set(ConditionTable.spellings).count == ConditionTable.spellings.count)
  }

  @Test(arguments: ConditionTable.spellings)
  func everyNameIsFound(_ name: String) throws {
    let match = try #require(ConditionTable.lookup(name))
    let spellings = match.isNegated ? match.condition.negative : match.condition.positive
    #expect(spellings?.canonical == match.canonicalSpelling)
    #expect(match.isAlias == (spellings?.aliases.contains(name) ?? false))
  }

  @Test(arguments: ["equals", "Equals ", "", "Equal", "AnyElements", "Equals\u{301}"])
  func anyOtherNameIsNotFound(_ name: String) {
    #expect(ConditionTable.lookup(name) == nil)
  }

  @Test(arguments: [
    ("Has", "Contains"), ("DoesNotHave", "DoesNotContain"),
    ("IsGreaterThanOrEqual", "IsGreaterThanOrEquals"),
    ("IsGreaterThanOrEqualTo", "IsGreaterThanOrEquals"),
    ("IsLessThanOrEqual", "IsLessThanOrEquals"), ("IsLessThanOrEqualTo", "IsLessThanOrEquals"),
  ])
  func aliasesHaveACanonicalName(_ alias: String, _ canonical: String) {
    #expect(ConditionTable.lookup(alias)?.canonicalSpelling == canonical)
    #expect(ConditionTable.lookup(alias)?.isAlias == true)
  }

  @Test func inlineFiltersAllowOnlySectionFive() {
    let excluded = Set(ConditionTable.spellings).subtracting(ConditionTable.filterSpellings)
    #expect(
      excluded == [
        "Exists", "DoesNotExist", "IsNull", "IsNotNull", "IsIPAddress", "IsIPv4Address",
        "IsIPv6Address", "AnyElement", "AllElements", "OnlyOneElement", "NoElement", "AlwaysTrue",
        "AlwaysFalse",
      ])
  }

  @Test(arguments: ConditionTable.all.map(\.positive.canonical))
  func everyRowHasExamplesOfBothResults(_ name: String) throws {
    let condition = try #require(ConditionTable.lookup(name)).condition
    let results = Set(condition.examples.map(\.holds))
    if case .constant(let value) = condition.form {
      #expect(results == [value])
    } else {
      #expect(results == [true, false])
    }
    #expect(condition.documentation.hasSuffix("."))
  }
}
