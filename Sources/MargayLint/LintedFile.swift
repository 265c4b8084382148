package import MargayDiagnostics
package import MargayFrontend
package import MargayYAML

/// A file as checks see it: its bytes, its tree and its comments.
package final class LintedFile {
  /// What the front end read.
  package let reading: DetectionFile
  /// The settings of the run for this file.
  package let settings: LintSettings

  /// What it shares with other files.
  let memory: LintingMemory

  /// Looks at a file; files that are looked at together share memory.
  package init(
    _ reading: DetectionFile, settings: LintSettings, memory: LintingMemory = LintingMemory()
  ) {
    self.reading = reading
    self.settings = settings
    self.memory = memory
  }

  /// The file.
  package var file: SourceFile { reading.file }
  /// The tree; nil where the file could not be read as YAML.
  package var root: YAMLNode? { reading.root }
  /// The comments, read when a check asks for them.
  package lazy var comments: [YAMLComment] =
    file.bytes.contains(UInt8(ascii: "#")) ? YAMLComments.scan(file) : []

  /// What can be told of all bytes at once, read when a check asks for it.
  package lazy var survey = TextSurvey(file.bytes)

  /// The characters outside of ASCII, looked for when a check asks for them.
  package lazy var foreignScalars =
    survey.contains(.foreign) ? ForeignScalar.all(in: file.bytes) : []

  /// The entries of the top level.
  package var entries: [YAMLEntry] { root?.entries ?? [] }

  /// Where the keys of the top level stand.
  private lazy var places = reading.keys ?? root.map { TopLevelPlaces(of: $0) }

  /// A top-level entry; nil for a key that is not written.
  package func entry(_ key: TopLevelKey.Index) -> YAMLEntry? {
    guard let place = places?[key], place > 0 else { return nil }
    return root?.entry(at: place)
  }

  /// The mapping that stands at a place; nil where there is none, and behind an alias.
  package func mapping(at range: SourceRange) -> YAMLNode? {
    var next = root
    while let node = next {
      // What stands behind an alias is found where it is written; a change there would change other uses too.
      if node.aliasRange != nil { return nil }
      if node.range == range, node.isMapping { return node }
      next = node.child { child in
        child.aliasRange == nil && child.range.lower <= range.lower
          && range.upper <= child.range.upper
      }
    }
    return nil
  }
}
