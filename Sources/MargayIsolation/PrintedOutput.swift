/// What rules have printed in workers, kept apart by rule.
///
/// Text is staged until the batch that it was printed in is done: when a worker dies, its batch is repeated, and what
/// the repeated calls print comes again.
package final class PrintedOutput {
  /// The number under which text stands that was printed outside of any rule.
  package static let outside = -1
  /// The number under which text stands of which nobody knows what rule wrote it.
  package static let unnamed = -2
  /// How many bytes of a rule are kept.
  private static let mostBytes = 16 << 10

  /// What one rule has printed.
  package struct Text: Sendable {
    /// The rule; `outside` or `unnamed` for what is of no rule that is known.
    package let rule: Int
    /// The first bytes; whoever shows them escapes them.
    package fileprivate(set) var bytes: [UInt8] = []
    /// How many bytes more there were.
    package fileprivate(set) var leftOutBytes = 0
    /// How many lines end in these.
    package fileprivate(set) var leftOutLines = 0

    fileprivate mutating func add(_ more: some Collection<UInt8>, room: Int) {
      bytes += more.prefix(room)
      let rest = more.dropFirst(room)
      leftOutBytes += rest.count
      leftOutLines += rest.count { $0 == 0x0A }
    }

    fileprivate mutating func add(_ other: Text, room: Int) {
      add(other.bytes, room: room)
      leftOutBytes += other.leftOutBytes
      leftOutLines += other.leftOutLines
    }
  }

  /// What one call has printed.
  private struct Staged {
    let item: UInt64
    var text: Text
  }

  private var byRule: [Int: Text] = [:]
  private var staged: [Staged] = []
  private var stagedBytes: [Int: Int] = [:]

  init() {}

  /// The texts, by rule; what is outside of any rule comes first, what has no name last.
  package var texts: [Text] {
    byRule.values.sorted { PrintedOutput.order($0.rule) < PrintedOutput.order($1.rule) }
  }

  private static func order(_ rule: Int) -> Int { rule == unnamed ? Int.max : rule }

  /// Takes text that a rule printed while it was called for an item.
  func stage(_ bytes: some Collection<UInt8>, of rule: Int, for item: UInt64) {
    if staged.last?.item != item || staged.last?.text.rule != rule {
      staged.append(Staged(item: item, text: Text(rule: rule)))
    }
    let last = staged.count - 1
    let before = staged[last].text.bytes.count
    staged[last].text.add(bytes, room: room(of: rule))
    stagedBytes[rule, default: 0] += staged[last].text.bytes.count - before
  }

  /// Keeps everything that is staged: the calls have come back.
  func keep() {
    for entry in staged { keep(entry.text) }
    forget()
  }

  /// Keeps what was printed by a call that killed the worker, and forgets the rest: the other calls are repeated.
  ///
  /// Text without a name that came while the item was at work is taken for that of the call.
  func keepOnly(_ rule: Int, for item: UInt64) {
    for entry in staged where entry.item == item {
      guard entry.text.rule == rule || entry.text.rule == PrintedOutput.unnamed else { continue }
      var text = Text(rule: rule)
      text.add(entry.text, room: Int.max)
      keep(text)
    }
    forget()
  }

  private func keep(_ text: Text) {
    guard !text.bytes.isEmpty || text.leftOutBytes > 0 else { return }
    let room = max(0, PrintedOutput.mostBytes - (byRule[text.rule]?.bytes.count ?? 0))
    byRule[text.rule, default: Text(rule: text.rule)].add(text, room: room)
  }

  private func forget() {
    staged.removeAll()
    stagedBytes.removeAll()
  }

  private func room(of rule: Int) -> Int {
    max(
      0,
      PrintedOutput.mostBytes - (byRule[rule]?.bytes.count ?? 0) - stagedBytes[rule, default: 0])
  }

  /// The last line that was printed outside of any rule, as the end of a sentence; empty for none.
  var excerpt: String {
    let lines = byRule[PrintedOutput.outside]?.bytes.split(separator: 0x0A) ?? []
    guard let last = lines.last else { return "" }
    return ": " + String(decoding: last.prefix(200), as: UTF8.self)
  }
}
