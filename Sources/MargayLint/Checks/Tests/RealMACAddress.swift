import MargayDiagnostics
import MargayFrontend
import MargayYAML

/// A test holds the address of a network card that is none of documentation.
///
/// ## Why
///
/// Such an address is one device's for its whole life. RFC 9542 keeps 00-00-5E-00-53-00 to 00-00-5E-00-53-FF for
/// documentation. Addresses that are given out locally, and those of groups, are left alone. Off by default: nobody can see of
/// an address whether it is real.
///
/// ## Bad
///
/// ```yaml
/// Tests:
///   - Name: A new device
///     ExpectedResult: true
///     Log: {eventName: ConsoleLogin, mac: "3c:22:fb:1a:90:7e"} # MG7123
/// ```
///
/// ## Good
///
/// ```yaml
/// Tests:
///   - Name: A new device
///     ExpectedResult: true
///     Log: {eventName: ConsoleLogin, mac: "00:00:5e:00:53:01"}
/// ```
///
/// ## Fix
///
/// Unsafe: writes an address of documentation throughout the tests and what is expected of them.
struct RealMACAddress: RuleCheck {
  let kind = DiagnosticKind("MG7123", "RealMACAddress", .note)
  let isOnByDefault = false

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    guard rule.fields.tests?.isEmpty == false else { return }
    let scan = TestDataScan(rule)
    var seen: Set<String> = []
    for (text, node) in rule.testTexts {
      guard let (parts, mark) = RealMACAddress.read(text), RealMACAddress.isOfDevice(parts),
        seen.insert(text).inserted,
        let places = scan.places(of: Array(text.utf8), isWord: RealMACAddress.isPart)
      else { continue }
      let reserved = (1...255).lazy.map { RealMACAddress.documented($0, mark) }.first {
        scan.places(of: Array($0.utf8), isWord: RealMACAddress.isPart) == []
      }
      findings.report(
        "\(quoted(text)) is no address of documentation", at: node.range,
        fixes: reserved.map { [TestDataScan.fix($0, at: places)] } ?? [])
    }
  }

  /// The six bytes of an address, and the mark between them.
  private static func read(_ text: String) -> (parts: [UInt8], mark: UInt8)? {
    let bytes = Array(text.utf8)
    guard bytes.count == 17, bytes[2] == UInt8(ascii: ":") || bytes[2] == UInt8(ascii: "-") else {
      return nil
    }
    var parts: [UInt8] = []
    for (index, part) in bytes.split(separator: bytes[2], omittingEmptySubsequences: false)
      .enumerated()
    {
      guard index < 6, part.count == 2,
        let value = UInt8(String(decoding: part, as: UTF8.self), radix: 16)
      else { return nil }
      parts.append(value)
    }
    return parts.count == 6 ? (parts, bytes[2]) : nil
  }

  /// Whether an address is a maker's, and not one of documentation or all zeros.
  private static func isOfDevice(_ parts: [UInt8]) -> Bool {
    // The lowest two bits of the first byte say "group" and "local".
    parts[0] & 3 == 0 && !parts.starts(with: [0, 0, 0x5E, 0, 0x53]) && parts.contains { $0 != 0 }
  }

  private static func documented(_ number: Int, _ mark: UInt8) -> String {
    let digits = String(number, radix: 16)
    let last = digits.utf8.count == 1 ? "0" + digits : digits
    return ["00", "00", "5e", "00", "53", last]
      .joined(separator: String(decoding: [mark], as: UTF8.self))
  }

  private static func isPart(_ byte: UInt8) -> Bool {
    TestDataScan.isWord(byte) || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "-")
  }
}
