/// Why a text is no program document.
package struct ProgramReadError: Error, Hashable, Sendable {
  /// One sentence for people, without a full stop.
  package var message: String
  /// The byte in the text that it is about; nil when it is about the whole.
  package var offset: Int?
}
