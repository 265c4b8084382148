import MargayDiagnostics
package import MargayYAML

/// The Log of a test, whose JSON text is made when somebody asks for it: most of a rule file is logs, and most commands
/// never look at them.
package struct WrittenLog: Sendable {
  private enum Form {
    case json([UInt8])
    /// An object in a file, about whose values nothing is to be said.
    case object(SourceFile, SourceRange)
    /// An object in a tree that is kept, about whose values nothing is to be said.
    case node(YAMLNode)
  }

  private let form: Form

  /// Makes a log of JSON text.
  package init(json: [UInt8]) { form = .json(json) }

  /// Makes the log of a mapping; nil where its JSON text has to be made at once, for what is to be said about it.
  init?(_ node: YAMLNode, in file: SourceFile, keepsTree: Bool) {
    guard node.isMapping, node.isReadableAlone else { return nil }
    form = keepsTree ? .node(node) : .object(file, node.range)
  }

  /// The object in the tree of its file, all of whose values are those of JSON; nil where no tree is kept, and for any
  /// other log.
  package var node: YAMLNode? {
    if case .node(let node) = form { node } else { nil }
  }

  /// The JSON text; whoever asks for many gives the same `memory` each time.
  package func json(_ memory: ReadingMemory = ReadingMemory()) -> [UInt8] {
    switch form {
    case .json(let json): return json
    case .node(let node): return node.jsonText
    case .object(let file, let range):
      // What was read once is read again; a text without a value would be said of the test.
      let node = YAMLParser.node(at: range, in: file, memory: memory.yaml)
      return node.flatMap { LogText(findings: Findings(file: file)).json($0) } ?? []
    }
  }
}

extension WrittenLog {
  /// Whether two logs are one event, by their JSON text.
  package func isSame(as other: WrittenLog) -> Bool {
    // Most differ in their first values, so that no text is made of trees that are kept.
    if let node, let otherNode = other.node, !node.mayBeSameValue(as: otherNode) { return false }
    return json() == other.json()
  }
}

/// The memory with which files are read one after another.
///
/// It belongs to one thread.
package final class ReadingMemory {
  let yaml = YAMLMemory()
  private(set) lazy var known = KnownTexts()

  /// Makes memory.
  package init() {}
}
