import ArgumentParser
import MargayDiagnostics
import MargayEvents
import MargayKit
import MargayLint

/// What the shells offer for values that only the tool knows; they call it for them.
///
/// Bash expands the words that it is offered, `$(…)` in them too, and all shells part them at line breaks. RuleIDs are
/// written by others, so only words of letters, digits and a few harmless marks are offered.
enum Completions {
  /// The RuleIDs of the program and of every `--rules` on the command line.
  static let ruleIDs = CompletionKind.custom { words, _, _ in
    let registry = RuleLoading.programRegistry(withoutShipped: words.contains("--no-shipped"))
    registry.register(paths: values(of: "--rules", in: words), ignoresExtraKeys: true)
    let rules = registry.freeze()
    return rules.detections.map(\.metadata.ruleID).filter(isHarmless)
  }

  /// The codes and names of diagnostics and checks.
  static let codes = CompletionKind.custom { _, _, _ in names(of: KnownCodes.all) }

  /// Codes, names and the words that stand for several, behind those that the word has before its last comma.
  static let codeLists = CompletionKind.custom { _, _, word in
    let before = word.utf8.lastIndex(of: UInt8(ascii: ",")).map { String(word[...$0]) } ?? ""
    guard
      before.isEmpty
        || before.utf8.split(separator: 0x2C).allSatisfy({ isHarmless(String(Substring($0))) })
    else { return [] }
    return (["all", "default"] + names(of: KnownCodes.all)).map { before + $0 }
  }

  /// The log types that Margay knows.
  static let logTypes = CompletionKind.list(LogTypes.all.map(\.name))

  /// Rule files and folders.
  static let rulePaths = CompletionKind.file(extensions: ["yml", "yaml"])

  private static func names(of kinds: [DiagnosticKind]) -> [String] {
    kinds.flatMap { [$0.code, $0.name] }
  }

  /// The values of an option that takes one, in both ways of writing it.
  private static func values(of option: String, in words: [String]) -> [String] {
    var values: [String] = []
    for (index, word) in words.enumerated() where word.utf8.starts(with: option.utf8) {
      let rest = word.utf8.dropFirst(option.utf8.count)
      if rest.isEmpty, index + 1 < words.count {
        values.append(words[index + 1])
      } else if rest.first == UInt8(ascii: "=") {
        values.append(String(Substring(rest.dropFirst())))
      }
    }
    return values
  }

  /// Whether no shell takes a part of the word for anything but text.
  private static func isHarmless(_ word: String) -> Bool {
    word.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
      default: "._-/@+".utf8.contains(byte)
      }
    } && !word.utf8.starts(with: "-".utf8)
  }
}
