/// Whether a fix-it keeps the meaning that the author had.
public enum FixSafety: String, Hashable, Sendable {
  /// The result means what the author meant.
  case safe
  /// The result may mean something else; a person should look.
  case unsafe
  /// Only shown, never applied by a tool.
  case displayOnly
}

/// A replacement of one range of bytes.
public struct SourceEdit: Hashable, Sendable {
  /// The bytes that are replaced; an empty range inserts.
  public let range: SourceRange
  /// What stands there afterwards.
  public let text: String

  /// Makes an edit.
  public init(range: SourceRange, text: String) {
    self.range = range
    self.text = text
  }
}

/// A way to mend a problem, as edits on the bytes of its file.
public struct FixIt: Hashable, Sendable {
  /// What it does, in the imperative: `write 'Severity'`.
  public let title: String
  /// Whether it keeps the author's meaning.
  public let safety: FixSafety
  /// The edits, in the order of their places, without overlap.
  public let edits: [SourceEdit]

  /// Makes a fix-it of several edits.
  public init(title: String, safety: FixSafety, edits: [SourceEdit]) {
    self.title = title
    self.safety = safety
    self.edits = edits
  }

  /// Makes a fix-it that replaces one range.
  public init(title: String, safety: FixSafety, replacing range: SourceRange, with text: String) {
    self.init(title: title, safety: safety, edits: [SourceEdit(range: range, text: text)])
  }
}
