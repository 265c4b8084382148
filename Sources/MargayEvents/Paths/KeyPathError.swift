/// Why a text is no key path, and where (Documentation/Language, section 2).
package struct KeyPathError: Error, Hashable, Sendable {
  /// What is wrong.
  package var reason: Reason
  /// The offset of the first scalar that cannot continue, counted in scalars; of a broken index that of its
  /// bracket; the length of the text when it ends too early.
  package var offset: Int
  /// The text with the names quoted that need it; nil when quoting does not make it a path.
  package var quoted: String?

  /// What can be wrong with a path.
  package enum Reason: String, Hashable, Sendable, CaseIterable {
    /// Nothing where a name, a quoted name, an index or `@` is expected.
    case noStep = "a name is expected here"
    /// A scalar that no name has without quotes.
    case unquotedName = "this cannot stand in a name without quotes"
    /// Something behind a quoted name, an index or `@` that neither `.` nor `[` is.
    case noSeparator = "a dot or a bracket is expected here"
    /// An index that is none.
    case badIndex = "an index is a whole number or `*` in brackets, without leading zeros"
    /// A quoted name without an end.
    case unclosedName = "a quoted name is not closed"
    /// An escape or a control character that a quoted name cannot have.
    case badQuotedName = "this cannot stand in a quoted name"
    /// More steps than the limit.
    case tooManySteps = "a path has at most 64 steps"
  }
}
