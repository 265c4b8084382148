import MargayDiagnostics
import MargayYAML
import Testing

@Suite struct YAMLScalarReadingTests {
  @Test(arguments: [
    ("", "null"), ("~", "null"), ("null", "null"), ("Null", "null"), ("NULL", "null"),
    ("nULL", "'nULL'"), ("nul", "'nul'"), ("''", "''"), ("\"null\"", "'null'"),
    ("true", "true"), ("True", "true"), ("TRUE", "true"), ("tRue", "'tRue'"),
    ("false", "false"), ("False", "false"), ("FALSE", "false"), ("'true'", "'true'"),
    ("yes", "'yes'"), ("no", "'no'"), ("on", "'on'"), ("off", "'off'"), ("y", "'y'"),
    ("2024-01-01", "'2024-01-01'"), ("1:30", "'1:30'"),
    ("2024-01-01T00:00:00Z", "'2024-01-01T00:00:00Z'"),
  ])
  func words(source: String, expected: String) {
    #expect(outline(value(of: source)) == expected)
  }

  @Test(arguments: [
    ("0", "0"), ("-0", "0"), ("+0", "0"), ("12", "12"), ("-12", "-12"), ("+12", "12"),
    ("007", "7"), ("-007", "-7"), ("0777", "777"),
    (
      "123456789012345678901234567890123456789012", "123456789012345678901234567890123456789012"
    ),
    ("0x1F", "31"), ("0xff", "255"), ("0x0", "0"), ("0x", "'0x'"), ("0xG", "'0xG'"),
    ("0X1F", "'0X1F'"), ("0xFFFFFFFFFFFFFFFF", "18446744073709551615"),
    ("0x123456789abcdef0123456789abcdef0", "24197857203266734864793317670504947440"),
    ("1.5", "float 1.5"), (".5", "float 0.5"), ("-.5", "float -0.5"), ("5.", "float 5.0"),
    ("+1.5", "float 1.5"), ("00.5", "float 0.5"), ("-0.0", "float -0.0"),
    ("1.0e+3", "float 1.0e+3"), ("1.0E-3", "float 1.0e-3"), ("1.e+3", "float 1.0e+3"),
    (".5e+1", "float 0.5e+1"), ("1.0e+400", "float 1.0e+400"),
    (".", "'.'"), ("-", "[null]"), ("+", "'+'"), ("-.", "'-.'"), (".e+3", "'.e+3'"),
    ("1.2.3", "'1.2.3'"), ("1.0e+", "'1.0e+'"), ("1e", "'1e'"), ("10.0.0.1", "'10.0.0.1'"),
    ("1 2", "'1 2'"), ("12a", "'12a'"), ("..", "'..'"), ("--1", "'--1'"),
    (".inf", "not finite"), ("-.inf", "not finite"), ("+.INF", "not finite"),
    (".Inf", "not finite"), (".nan", "not finite"), (".NaN", "not finite"), ("-.nan", "'-.nan'"),
    (".iNF", "'.iNF'"), ("inf", "'inf'"), ("nan", "'nan'"), ("_1", "'_1'"), ("._1", "'._1'"),
    ("+_1", "'+_1'"), ("12345678901234567.8", "float 12345678901234567.8"),
  ])
  func numbers(source: String, expected: String) {
    #expect(outline(value(of: source)) == expected)
  }

  /// What the vendor's loader reads, and the number that was meant.
  @Test(arguments: [
    ("0o17", "ambiguous text/15"), ("0o8", "'0o8'"), ("-0o17", "'-0o17'"),
    ("0b11", "ambiguous 3/3"), ("-0b11", "ambiguous -3/-3"), ("0b12", "'0b12'"),
    ("1_000", "ambiguous 1000/1000"), ("-1_000", "ambiguous -1000/-1000"),
    ("1_", "ambiguous 1/1"), ("0x1_F", "ambiguous 31/31"), ("-0x1F", "ambiguous -31/-31"),
    ("+0x1F", "ambiguous 31/31"), ("1_000.5", "ambiguous 1000.5/1000.5"),
    ("1e3", "ambiguous text/1000"), ("1E3", "ambiguous text/1000"),
    ("1.5e3", "ambiguous text/1500"), ("12e03", "ambiguous text/12000"),
    ("1e-3", "ambiguous text/0.001"), ("1e+3", "ambiguous text/1000"),
    ("-1.25e1", "ambiguous text/-12.5"), ("1e-1", "ambiguous text/0.1"),
    (".5e1", "ambiguous text/5"), ("0e5", "ambiguous text/0"), ("-0e5", "ambiguous text/0"),
    ("1e400", "ambiguous text/1.0e+400"),
    ("1e99999999999999999999", "ambiguous text/1.0e+99999999999999999999"),
    ("1_0e3", "'1_0e3'"), ("1_0.5e+1", "ambiguous 10.5e+1/105"), ("0o_1", "'0o_1'"),
  ])
  func ambiguous(source: String, expected: String) {
    #expect(outline(value(of: source)) == expected)
  }

  @Test(arguments: [
    ("!!str 12", "'12'"), ("!!str", "''"), ("!!int 12", "12"), ("!!int '12'", "12"),
    ("!!int 0x1F", "31"), ("!!float 12", "float 12.0"), ("!!float 1.5", "float 1.5"),
    ("!!float .inf", "not finite"), ("!!bool true", "true"), ("!!bool \"False\"", "false"),
    ("!!null ~", "null"), ("!!null", "null"), ("!!null ''", "null"),
    ("!<tag:yaml.org,2002:int> 12", "12"), ("!!int 1_000", "ambiguous 1000/1000"),
    ("&a !!str 1", "'1'"), ("!!str &a 1", "'1'"),
  ])
  func tagged(source: String, expected: String) {
    #expect(outline(value(of: source)) == expected)
  }

  @Test(arguments: [
    ("!!int 1.5", "MG1015"), ("!!int x", "MG1015"), ("!!float x", "MG1015"),
    ("!!bool yes", "MG1015"), ("!!null 0", "MG1015"), ("!!int", "MG1015"), ("!!bool", "MG1015"),
    ("! x", "MG1014"), ("! ", "MG1014"), ("!foo x", "MG1014"), ("!!set x", "MG1014"),
    ("!!timestamp 2024-01-01", "MG1014"), ("!!str [a]", "MG1014"), ("!!map {a: 1}", "MG1014"),
    ("!foo", "MG1014"), ("!<tag:yaml.org,2002:binary> x", "MG1014"),
  ])
  func refusedTags(source: String, code: String) {
    let document = YAMLParser.parse(SourceFile(path: "t.yml", text: "k: " + source))
    #expect(document.diagnostics.map(\.kind.code) == [code])
    #expect(outline(document.root) == "{'k': invalid}")
  }

  @Test func longIntegersInOtherBases() {
    let most = YAMLScalarReading.longestConvertedInteger
    let power = YAMLScalarReading.read(
      "0x1" + String(repeating: "0", count: most - 1), style: .plain, tag: nil)
    guard case .value(.integer(let digits)) = power else {
      Issue.record("not read as an integer")
      return
    }
    // 16^9999 has floor(9999 * log10(16)) + 1 digits, and every power of 16 ends in 6.
    #expect(digits.utf8.count == 12040)
    #expect(digits.utf8.last == UInt8(ascii: "6"))
    let longer = "0x1" + String(repeating: "0", count: most)
    #expect(YAMLScalarReading.read(longer, style: .plain, tag: nil) == .tooLong)
  }

  private func value(of source: String) -> YAMLNode? {
    let document = YAMLParser.parse(SourceFile(path: "t.yml", text: "k: \n  " + source))
    #expect(document.diagnostics.isEmpty)
    guard case .mapping(let entries)? = document.root?.content else { return nil }
    return entries.first?.value
  }
}
