import MargayEvents
import MargayYAML

/// What the files of a tree write again and again, made once for all of them: paths, names and words.
///
/// It belongs to one thread.
final class KnownTexts {
  /// A path with the bytes of its text.
  struct Path {
    let path: EventKeyPath
    let source: [UInt8]
  }

  private let paths = RecentValues<Path>()
  private let texts = RecentValues<String>()
  private let bytes = RecentValues<[UInt8]>()
  /// The longest text that a `String` holds without memory of its own.
  private static let longestInline = 15

  /// How a text is read as a path that begins at the event.
  enum PathForm {
    /// The text of a key path.
    case path
    /// One name, taken literally.
    case name
  }

  private static func form(_ form: PathForm, _ names: NameMatching) -> UInt8 {
    (form == .name ? 1 : 0) | (names == .exact ? 2 : 0)
  }

  /// The path of a text; nil where it is not known.
  func path(
    of text: UnsafeBufferPointer<UInt8>, _ form: PathForm, _ names: NameMatching
  ) -> Path? {
    paths.place(of: text, form: KnownTexts.form(form, names)).flatMap { paths[$0] }
  }

  /// The path of a node that is text; nil where it is not known.
  func path(of node: YAMLNode, _ form: PathForm, _ names: NameMatching) -> EventKeyPath? {
    let form = KnownTexts.form(form, names)
    return node.index { paths.place(of: $0, form: form) }.flatMap { paths[$0]?.path }
  }

  /// Keeps the path of a text.
  func keep(_ path: EventKeyPath, of source: [UInt8], _ form: PathForm) {
    source.withUnsafeBufferPointer {
      paths.keep(
        Path(path: path, source: source), of: $0, form: KnownTexts.form(form, path.names))
    }
  }

  /// The text of a node that is text; nil for any other node.
  func string(_ node: YAMLNode) -> String? {
    let place = node.index {
      $0.count <= KnownTexts.longestInline ? nil : texts.place(of: $0)
    }
    if let place { return texts[place] }
    guard var text = node.string else { return nil }
    if text.utf8.count > KnownTexts.longestInline {
      let kept = text
      text.withUTF8 { texts.keep(kept, of: $0) }
    }
    return text
  }

  /// The bytes of a node that is text; nil for any other node.
  func bytes(_ node: YAMLNode) -> [UInt8]? {
    if let place = node.index({ bytes.place(of: $0) }) { return bytes[place] }
    guard let found = node.stringBytes else { return nil }
    found.withUnsafeBufferPointer { bytes.keep(found, of: $0) }
    return found
  }
}
