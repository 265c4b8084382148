/// What a file may cost before it is refused (Documentation/Language, section 1).
package struct YAMLLimits: Sendable {
  /// The largest file, in bytes.
  package var fileBytes: Int
  /// The deepest nesting of collections; the outermost collection is level 1.
  package var nesting: Int
  /// The number of nodes that all aliases of a file together may bring.
  package var aliasNodes: Int

  /// Makes limits; without arguments those of the language.
  package init(fileBytes: Int = 1 << 20, nesting: Int = 64, aliasNodes: Int = 10_000) {
    self.fileBytes = fileBytes
    self.nesting = nesting
    self.aliasNodes = aliasNodes
  }
}
