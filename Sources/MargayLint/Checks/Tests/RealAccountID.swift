import MargayDiagnostics
import MargayFrontend

/// A test names an AWS account that is none of documentation.
///
/// ## Why
///
/// Events for tests are copied from real logs. The number of an account is no secret, and still tells whoever reads the
/// repository where to look. AWS's documentation uses numbers such as 123456789012 and 111122223333. A number that the rule
/// itself names is left alone, and so are those under `accountIds` in `.margay.yml`.
///
/// ## Bad
///
/// ```yaml
/// Tests:
///   - Name: A sign-in
///     ExpectedResult: true
///     Log: {eventName: ConsoleLogin, recipientAccountId: "482915730264"} # MG7121
/// ```
///
/// ## Good
///
/// ```yaml
/// Tests:
///   - Name: A sign-in
///     ExpectedResult: true
///     Log: {eventName: ConsoleLogin, recipientAccountId: "123456789012"}
/// ```
///
/// ## Fix
///
/// Unsafe: writes a number of documentation throughout the tests and what is expected of them.
struct RealAccountID: RuleCheck {
  let kind = DiagnosticKind("MG7121", "RealAccountID", .note)

  private static let documented = [
    "123456789012", "111122223333", "444455556666", "777788889999", "111111111111", "222222222222",
    "333333333333", "444444444444", "555555555555",
  ].map { Array($0.utf8) }

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    let scan = TestDataScan(rule)
    let bytes = rule.file.bytes
    var seen: [[UInt8]] = []
    var used: [[UInt8]] = []
    for start in scan.twelveDigits {
      let digits = bytes[start..<(start + 12)]
      guard !RealAccountID.isInvented(digits) else {
        if !used.contains(where: { $0[...] == digits }) { used.append(Array(digits)) }
        continue
      }
      guard !seen.contains(where: { $0[...] == digits }), RealAccountID.isAccount(bytes, start)
      else { continue }
      let number = Array(digits)
      seen.append(number)
      guard !rule.settings.accountIDs.contains(where: { $0.utf8.elementsEqual(number) }),
        let places = scan.places(of: number)
      else { continue }
      let free = RealAccountID.documented.first { !used.contains($0) && scan.places(of: $0) == [] }
      if let free { used.append(free) }
      findings.report(
        "\(String(decoding: number, as: UTF8.self)) is no account of documentation",
        at: SourceRange(start, start + 12),
        fixes: free.map { [TestDataScan.fix(String(decoding: $0, as: UTF8.self), at: places)] }
          ?? [])
    }
  }

  /// Whether a number is of documentation: three groups of four like digits, or a row of digits up or down.
  private static func isInvented(_ number: ArraySlice<UInt8>) -> Bool {
    let start = number.startIndex
    let isGrouped = stride(from: start, to: start + 12, by: 4).allSatisfy { group in
      number[group..<(group + 4)].allSatisfy { $0 == number[group] }
    }
    if isGrouped { return true }
    func isRow(_ step: Int) -> Bool {
      number.indices.dropFirst().allSatisfy { place in
        let before = Int(number[place - 1]) - 0x30
        return Int(number[place]) - 0x30 == (before + step + 10) % 10
      }
    }
    return isRow(1) || isRow(-1)
  }

  /// Whether a number stands in a resource name, or is the value of a key that speaks of an account.
  private static func isAccount(_ bytes: [UInt8], _ start: Int) -> Bool {
    var index = start
    while index > 0, !isBefore(bytes[index - 1]) { index -= 1 }
    if index < start { return bytes[index..<start].starts(with: "arn:".utf8) }
    while index > 0, isQuoteOrSpace(bytes[index - 1]) { index -= 1 }
    guard index > 0, bytes[index - 1] == UInt8(ascii: ":") else { return false }
    index -= 1
    while index > 0, isQuoteOrSpace(bytes[index - 1]) { index -= 1 }
    let end = index
    while index > 0, TestDataScan.isWord(bytes[index - 1]) { index -= 1 }
    return bytes[index..<end].indices.contains { place in
      bytes[place] | 0x20 == UInt8(ascii: "a")
        && bytes[place..<end].prefix(7).elementsEqual("account".utf8) { $0 | 0x20 == $1 }
    }
  }

  /// Whether a byte ends what stands before a word: white space, quotes and what opens a list.
  private static func isBefore(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x09, 0x0A, 0x0D, UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "("),
      UInt8(ascii: "{"):
      true
    default: isQuoteOrSpace(byte)
    }
  }

  private static func isQuoteOrSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
  }
}
