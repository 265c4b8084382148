/// What rules have printed in workers, kept apart by rule.
package final class PrintedOutput {
  /// How many bytes of a rule are kept.
  static let mostBytes = 64 << 10
  /// What was printed outside of any rule.
  package static let noRule = -1
  /// What some rule wrote past the stream that says which one it is.
  package static let someRule = -2

  /// What one rule has printed.
  package struct Text: Sendable {
    /// The rule, or `noRule` or `someRule`.
    package let rule: Int
    /// The first bytes; whoever shows them escapes them.
    package fileprivate(set) var bytes: [UInt8] = []
    /// How many bytes more there were.
    package fileprivate(set) var leftOut = 0
  }

  /// The texts, in the order of their first bytes.
  package private(set) var texts: [Text] = []

  init() {}

  func add(_ bytes: [UInt8], of rule: Int) {
    let index =
      texts.firstIndex { $0.rule == rule }
      ?? {
        texts.append(Text(rule: rule))
        return texts.count - 1
      }()
    let room = max(0, PrintedOutput.mostBytes - texts[index].bytes.count)
    texts[index].bytes += bytes.prefix(room)
    texts[index].leftOut += max(0, bytes.count - room)
  }

  /// The last line that was printed outside of any rule, as the end of a sentence; empty for none.
  var excerpt: String {
    guard let text = texts.first(where: { $0.rule == PrintedOutput.noRule }) else { return "" }
    let lines = text.bytes.split(separator: 0x0A).filter { !$0.isEmpty }
    guard let last = lines.last else { return "" }
    return ": " + String(decoding: last.prefix(200), as: UTF8.self)
  }
}
