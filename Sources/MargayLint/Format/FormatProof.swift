package import MargayDiagnostics
package import MargayFrontend
import MargayYAML

/// What must hold before a formatted text replaces a file: it reads as the same rule, and has the same comments.
package enum FormatProof {
  /// Whether a text may stand for another one.
  package static func holds(
    _ after: SourceFile, for before: SourceFile, options: FrontendOptions = FrontendOptions()
  ) -> Bool {
    var options = options
    options.keepsTree = true
    let old = DetectionReader.read(before, options: options)
    let new = DetectionReader.read(after, options: options)
    guard !new.hasErrors, let oldRoot = old.root, let newRoot = new.root else { return false }
    let place: LayoutPlace
    switch (old.content, new.content) {
    case (.detection(let oldFields?), .detection(let newFields?)):
      guard RuleContent(oldFields) == RuleContent(newFields) else { return false }
      place = .rule
    case (.overrides, .overrides): place = .overrideFile
    case (.notRun, .notRun): place = .rule
    default: return false
    }
    return WrittenMeaning(oldRoot, place) == WrittenMeaning(newRoot, place)
      && comments(before) == comments(after)
  }

  /// The comments of a file, sorted: some move with their key.
  private static func comments(_ file: SourceFile) -> [[UInt8]] {
    YAMLComments.scan(file).map { comment in
      var text = Array(comment.text.utf8)
      while let last = text.last, last == 0x20 || last == 0x09 { text.removeLast() }
      return text
    }.sorted { $0.lexicographicallyPrecedes($1) }
  }
}
