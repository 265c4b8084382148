package import MargayDiagnostics
package import MargayFrontend
import MargayIR
import MargayYAML

/// What an emitter repeats of a file beside the rule's meaning: where it comes from, and its comments.
package struct SourceNotes: Sendable {
  /// What a comment stands beside.
  package enum Anchor: Hashable, Sendable {
    /// The file itself: before its first key.
    case file
    /// A top-level key and its value.
    case key(String)
    /// An expression, by its number in the file.
    case expression(Int32)
    /// A test, by its place in the list.
    case test(Int)
    /// Nothing: behind everything.
    case end
  }

  /// The path of the file, as the output names it.
  package var label: String
  /// SHA-256 of the file's bytes, in hexadecimal digits.
  package var digest: String
  /// The comments beside each anchor, in their order, without `#`.
  package var comments: [Anchor: [String]]

  /// Makes notes.
  package init(label: String, digest: String, comments: [Anchor: [String]] = [:]) {
    self.label = label
    self.digest = digest
    self.comments = comments
  }

  /// Collects the notes of a file that was read.
  ///
  /// A comment on a line of its own belongs to what begins behind it, any other to what stands before it.
  package init(of file: SourceFile, _ fields: DetectionFields, label: String) {
    self.init(label: label, digest: SHA256.hexDigest(of: file.bytes))
    let found = YAMLComments.scan(file)
    guard !found.isEmpty else { return }
    let places = SourceNotes.places(fields)
    for comment in found {
      comments[SourceNotes.anchor(of: comment, among: places), default: []]
        .append(SourceNotes.text(of: comment))
    }
  }

  /// Where an anchor stands.
  private struct Place {
    let range: SourceRange
    let anchor: Anchor
  }

  /// The anchors of a file in the order in which they begin; of several that begin in one place the innermost last.
  private static func places(_ fields: DetectionFields) -> [Place] {
    var places = fields.ranges.list.map { Place(range: $0.range, anchor: .key($0.key)) }
    for (number, range) in fields.sources.ranges.enumerated() {
      places.append(Place(range: range, anchor: .expression(Int32(number))))
    }
    for (number, test) in (fields.tests ?? []).enumerated() {
      places.append(Place(range: test.range, anchor: .test(number)))
    }
    return places.sorted { left, right in
      left.range.lower != right.range.lower
        ? left.range.lower < right.range.lower : left.range.upper > right.range.upper
    }
  }

  private static func anchor(of comment: YAMLComment, among places: [Place]) -> Anchor {
    let start = comment.range.lower
    guard comment.isAlone else {
      return places.last { $0.range.lower < start }?.anchor ?? .file
    }
    let holder = places.last { $0.range.lower < start && start < $0.range.upper }
    guard let next = places.first(where: { $0.range.lower > start }) else {
      return holder?.anchor ?? .end
    }
    if let holder, holder.range.upper <= next.range.lower { return holder.anchor }
    return next.range.lower == places.first?.range.lower ? .file : next.anchor
  }

  /// A comment's text without its number signs and the space behind them.
  private static func text(of comment: YAMLComment) -> String {
    let bytes = Array(comment.text.utf8).drop { $0 == UInt8(ascii: "#") }
    let text = bytes.first == 0x20 ? bytes.dropFirst() : bytes
    return String(decoding: text, as: UTF8.self)
  }
}
