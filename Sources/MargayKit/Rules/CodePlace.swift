import MargayDiagnostics

/// A line of Swift source that defines or changes a rule: `#fileID`, `#filePath` and `#line`.
public struct CodePlace: Hashable, Sendable {
  /// The module and the file, such as `MyRules/main.swift`: what people are shown.
  public let fileID: String
  /// The path of the file on the machine that compiled it; it may be missing where the program runs.
  public let filePath: String
  /// The line, from 1.
  public let line: Int

  /// Makes a place.
  public init(fileID: String, filePath: String, line: UInt) {
    self.fileID = fileID
    self.filePath = filePath
    self.line = Int(clamping: line)
  }

  /// The line that it is written in.
  public static func here(
    fileID: String = #fileID, filePath: String = #filePath, line: UInt = #line
  ) -> CodePlace { CodePlace(fileID: fileID, filePath: filePath, line: line) }

  /// The place for diagnostics, which show no source text of it.
  package var sourcePlace: SourcePlace {
    let file = SourceFile(path: fileID, unreadLinesBefore: line)
    return SourcePlace(file: file, range: file.lineRange(line - 1))
  }
}
