package import MargayDiagnostics

/// The result of reading one YAML file: its tree and everything that is wrong with it.
package struct YAMLDocument: Sendable {
  /// The file.
  package let file: SourceFile
  /// The root of the one document; nil when the file is empty or could not be read as YAML.
  ///
  /// It is there beside a syntax error when the slip could certainly be mended: then it is the tree of the
  /// mended text, with the places of the file.
  package let root: YAMLNode?
  /// The problems found, in the order of their places.
  package let diagnostics: [Diagnostic]

  /// Makes a document.
  package init(file: SourceFile, root: YAMLNode?, diagnostics: [Diagnostic]) {
    self.file = file
    self.root = root
    self.diagnostics = diagnostics
  }
}
