import MargayEvents

/// The event of a test: JSON that several tests and rules can share, each with its own changes.
///
///     static let signIn = TestLog(#"{"eventName": "ConsoleLogin", "userIdentity": {"type": "Root"}}"#)
///     signIn.with("userIdentity.type", "IAMUser").without("errorCode")
public struct TestLog: Sendable {
  /// The JSON text.
  package private(set) var json: [UInt8]
  /// What is wrong with the JSON or with a change, as a plain sentence; nil when nothing is.
  package private(set) var problem: String?

  /// Takes the JSON text of an event.
  public init(_ json: String) { self.json = Array(json.utf8) }

  /// The log with another value at a path; objects on the way are made where they are missing.
  ///
  /// The path is one of names and places in lists, without `[*]`.
  public func with(_ path: EventPath, _ value: any AlertContextValue) -> TestLog {
    var json: [UInt8] = []
    value.appendJSON(to: &json)
    guard let tree = JSONTree(json: json) else { return failing("the value is no JSON") }
    return changed(path) { $0.set(tree, at: $1) }
  }

  /// The log without the field or element at a path.
  public func without(_ path: EventPath) -> TestLog {
    changed(path) { $0.remove(at: $1) }
  }

  private func changed(
    _ path: EventPath, _ change: (inout JSONTree, [JSONTree.Step]) -> Bool
  ) -> TestLog {
    guard problem == nil else { return self }
    let source = path.source.string
    guard let steps = path.treeSteps else {
      return failing("\"\(source)\" is no path of names and places in lists")
    }
    guard var tree = JSONTree(json: json) else { return failing("the log is no JSON") }
    guard change(&tree, steps) else { return failing("nothing stands at \"\(source)\"") }
    var result = self
    result.json = tree.json
    return result
  }

  private func failing(_ problem: String) -> TestLog {
    var result = self
    result.problem = problem
    return result
  }
}

extension TestLog: ExpressibleByStringLiteral {
  /// Takes the JSON text of an event.
  public init(stringLiteral json: String) { self.init(json) }
}

extension EventPath {
  /// The steps in a tree; nil for a path with `[*]` or one that is none.
  fileprivate var treeSteps: [JSONTree.Step]? {
    guard isValid, let path = standing ?? StandingPath(text: source.bytes) else { return nil }
    var steps: [JSONTree.Step] = []
    for step in path.steps {
      switch step {
      case .name(let name): steps.append(.name(name))
      case .index(let index): steps.append(.index(Int(index)))
      case .wildcard: return nil
      }
    }
    return steps
  }
}
