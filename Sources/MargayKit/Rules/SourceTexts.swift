import Synchronization

/// The source texts of Swift files that a program brings along, for `margay get`.
public enum SourceTexts {
  private static let texts = Mutex<[String: String]>([:])

  /// Brings along the texts of files, by their `#fileID`.
  public static func add(_ added: [String: String]) {
    texts.withLock { $0.merge(added) { _, new in new } }
  }

  /// The text of a file; nil where it is not brought along.
  package static func text(of fileID: String) -> String? { texts.withLock { $0[fileID] } }
}
