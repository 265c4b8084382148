import MargayDiagnostics
import MargayFrontend
import MargayKit

/// The source text of Swift rules.
enum SwiftSource {
  /// The largest file that is shown.
  private static let mostBytes = 1 << 20

  /// The text of the file that a rule stands in: from where it was compiled, where that can be read, else from the
  /// program where it brings the text along; nil where it cannot be had.
  static func text(of code: CodeOrigin) -> String? {
    if let text = SourceTexts.text(of: code.place.fileID) { return text }
    guard let bytes = try? FileBytes.read(code.place.filePath, limit: mostBytes) else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What is shown of a Swift rule for a terminal or a file: its metadata, its type and place, and its source.
  static func description(of detection: Detection, _ code: CodeOrigin) -> String {
    var text = "// \(code.typeName), \(code.place.fileID):\(code.place.line)\n"
    for (key, json) in MetadataJSON.values(detection).sorted(by: { $0.key < $1.key }) {
      text += "// \(key): \(String(decoding: json, as: UTF8.self))\n"
    }
    guard let source = self.text(of: code) else {
      return text + "// The source text is not at hand: \(code.place.filePath) cannot be read.\n"
    }
    return text + "\n" + source
  }
}
