import MargayDiagnostics
import MargayFrontend
import MargayYAML

/// An item under MITRE ATT&CK: `TA0006:T1556.006`.
package struct AttackItem: Hashable {
  /// The name of the framework, as reports of coverage look for it.
  package static let framework = "MITRE ATT&CK"

  /// The tactic, for example `TA0006`.
  package let tactic: String
  /// The technique with its sub-technique, for example `T1556.006`.
  package let technique: String

  /// Reads an item; nil for a text that is none.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 12 || bytes.count == 16, bytes.starts(with: "TA".utf8),
      bytes[6] == UInt8(ascii: ":"), bytes[7] == UInt8(ascii: "T"),
      bytes[2..<6].allSatisfy(AttackItem.isDigit), bytes[8..<12].allSatisfy(AttackItem.isDigit)
    else { return nil }
    if bytes.count == 16 {
      guard bytes[12] == UInt8(ascii: "."), bytes[13...].allSatisfy(AttackItem.isDigit) else {
        return nil
      }
    }
    tactic = String(decoding: bytes[..<6], as: UTF8.self)
    technique = String(decoding: bytes[7...], as: UTF8.self)
  }

  /// The item that a text means but for its case and the marks between its parts; nil where it may mean something else.
  static func mended(_ text: String) -> String? {
    var parts: [[UInt8]] = [[]]
    for byte in text.utf8 {
      if isDigit(byte) || (0x61...0x7A).contains(byte | 0x20) {
        parts[parts.count - 1].append(isDigit(byte) ? byte : byte & 0xDF)
      } else if " .:/,;-_".utf8.contains(byte) {
        if parts.last?.isEmpty == false { parts.append([]) }
      } else {
        return nil
      }
    }
    if parts.last?.isEmpty == true { parts.removeLast() }
    guard parts.count == 2 || parts.count == 3 else { return nil }
    let words = parts.map { String(decoding: $0, as: UTF8.self) }
    let mended = words[0] + ":" + words[1] + (words.count == 3 ? "." + words[2] : "")
    return AttackItem(mended) == nil ? nil : mended
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// Whether a key under Reports names the framework, however it is spelt; most are spelt as they should be.
  static func isFramework(_ key: YAMLNode) -> Bool {
    key.isText(framework) || key.scalarText.map { isFramework($0) } ?? false
  }

  /// Whether a name is one of the framework, however it is spelt.
  static func isFramework(_ name: String) -> Bool {
    let letters = name.utf8.filter { (0x61...0x7A).contains($0 | 0x20) }.map { $0 | 0x20 }
    return ["mitreattck", "mitreattack", "mitre", "attck", "mitreattackframework"].contains {
      letters.elementsEqual($0.utf8)
    }
  }
}

/// An item under MITRE ATT&CK as it is written, with what the matrix knows of it.
final class WrittenAttackItem {
  /// The text.
  let text: String
  /// Where it stands.
  let node: YAMLNode
  /// What it names; nil for a text of another form.
  let item: AttackItem?
  /// The tactic that it names; nil for one that is not in the matrix.
  let tactic: AttackTactic?
  /// The technique that it names, one of the past too; nil for one that there never was.
  let technique: AttackTechnique?

  private init(_ text: String, _ node: YAMLNode) {
    self.text = text
    self.node = node
    item = AttackItem(text)
    tactic = item.flatMap { AttackMatrix.tactic($0.tactic) }
    technique = item.flatMap { AttackMatrix.technique($0.technique) }
  }

  /// The items that the file writes under MITRE ATT&CK, however the framework is spelt.
  static func all(in file: LintedFile) -> [WrittenAttackItem] {
    var found: [WrittenAttackItem] = []
    for entry in file.entry(.reports)?.value.entries ?? [] {
      guard AttackItem.isFramework(entry.key) else { continue }
      for node in entry.value.eachItem {
        if let text = node.scalarText { found.append(WrittenAttackItem(text, node)) }
      }
    }
    return found
  }
}
