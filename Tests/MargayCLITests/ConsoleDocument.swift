import Foundation

/// A Markdown document with console sessions, which is run and compared with what it shows.
///
/// Blocks are run in their order, in one folder:
///
/// - ` ```LANGUAGE file=PATH ` is written to the file PATH;
/// - ` ```sh setup ` is run, and shows nothing;
/// - ` ```console ` holds lines `$ COMMAND`, each followed by what it shows: standard output, then every line of
///   standard error behind `2> `, then `[exit N]` when the code is not 0.
///
/// Control characters of an output are shown as `<U+001B>`, so that no document can hide that one was written.
struct ConsoleDocument {
  private enum Piece {
    case text(String)
    case file(String, String)
    case setup(String)
    case command(String)
    /// What a command shows; replaced when the document is run.
    case shown
  }

  private let pieces: [Piece]

  /// How many commands the document runs.
  var commandCount: Int {
    pieces.count { if case .command = $0 { true } else { false } }
  }

  /// Reads a document.
  init(_ text: String) {
    var pieces: [Piece] = []
    var block: (info: [String], body: [String])?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if let open = block {
        guard line == "```" else {
          block?.body.append(line)
          continue
        }
        pieces += ConsoleDocument.pieces(of: open.info, open.body)
        pieces.append(.text(line))
        block = nil
      } else {
        pieces.append(.text(line))
        if line.hasPrefix("```") {
          block = (line.dropFirst(3).split(separator: " ").map(String.init), [])
        }
      }
    }
    self.pieces = pieces
  }

  private static func pieces(of info: [String], _ body: [String]) -> [Piece] {
    let text = body.map { $0 + "\n" }.joined()
    if info.first == "console" {
      return body.flatMap { line -> [Piece] in
        line.hasPrefix("$ ") ? [.command(line), .shown] : []
      }
    }
    let lines = body.map { Piece.text($0) }
    if let name = info.first(where: { $0.hasPrefix("file=") }) {
      return [.file(String(name.dropFirst(5)), text)] + lines
    }
    return (info == ["sh", "setup"] ? [.setup(text)] : []) + lines
  }

  /// Runs the document in a folder and returns its text with what the commands showed.
  func run(in folder: WorkFolder) throws -> String {
    var lines: [String] = []
    var run: ToolRun?
    for piece in pieces {
      switch piece {
      case .text(let line): lines.append(line)
      case .file(let name, let text): try folder.create(name, text)
      case .setup(let script):
        let setup = try ToolRun(shell: "set -e\n" + script, in: folder)
        if setup.exitCode != 0 { lines.append("SETUP FAILED: \(setup.errorText)") }
      case .command(let line):
        lines.append(line)
        run = try ToolRun(shell: String(line.dropFirst(2)), in: folder)
      case .shown:
        if let run { lines += ConsoleDocument.shown(run) }
      }
    }
    return lines.joined(separator: "\n")
  }

  private static func shown(_ run: ToolRun) -> [String] {
    var lines = ConsoleDocument.lines(run.output)
    lines += ConsoleDocument.lines(run.errors).map { $0.isEmpty ? "2>" : "2> " + $0 }
    if run.exitCode != 0 { lines.append("[exit \(run.exitCode)]") }
    return lines
  }

  private static func lines(_ bytes: [UInt8]) -> [String] {
    guard !bytes.isEmpty else { return [] }
    var text = ""
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0x0A: text.append("\n")
      case 0..<0x20, 0x7F...0x9F, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069:
        text += "<U+" + String(format: "%04X", scalar.value) + ">"
      default: text.unicodeScalars.append(scalar)
      }
    }
    if text.hasSuffix("\n") { text.removeLast() } else { text += "<no line feed at the end>" }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
