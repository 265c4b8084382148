import MargayDiagnostics
package import MargayFrontend
import MargayIR
import Synchronization

/// Collects rules of both styles, and what is changed in them; `Margay.run` and the tests freeze it.
///
///     let registry = Registry()
///     registry.register(ShippedRules.all)
///     registry.register(path: "Detections")
///     registry.register(ConsoleLoginWithoutMFA())
///     registry["AWS.Root.Login"].override { $0.severity = .critical }
///     registry.rules(tagged: "AWS").extend { $0.excludeFilters.append(ourScanners) }
///
/// Nothing fails while rules are collected: two rules of one id, an override of a rule that is not there, a broken
/// file and whatever else is wrong are reported together when the registry is frozen. Rules are listed in the order
/// of registration. What is changed lies on top of a rule and does not copy it, so that a later version of the rule
/// shows through wherever it was not changed.
public final class Registry: Sendable {
  /// What was registered.
  enum Entry: Sendable {
    case file(DetectionFile)
    case rule(any Rule, CodePlace)
    case derivation(id: String, base: String, [SwiftLayer], SourcePlace)
    /// A rule that was taken out again; the entries behind it keep their numbers.
    case removed
  }

  /// Something that is laid over rules.
  struct Change: Sendable {
    /// The RuleIDs of the rules.
    let ruleIDs: [String]
    let layer: SwiftLayer
    /// How the rules were selected, for a warning when there are none; nil for a rule that was named.
    let selection: String?
  }

  struct State: Sendable {
    var entries: [Entry] = []
    var changes: [Change] = []
    var unreadable: [FileError] = []
    /// The entry of each file so far: one that two paths lead to is read once.
    var files: [FileIdentity: Int] = [:]
  }

  private let state = Mutex(State())

  /// Makes an empty registry.
  public init() {}

  /// Makes a registry that begins with everything that another one has.
  package init(_ other: Registry) {
    let content = other.content
    state.withLock { $0 = content }
  }

  /// Everything so far.
  var content: State { state.withLock { $0 } }

  /// Adds a Swift rule.
  ///
  /// Registering an equal rule of an `Equatable` type again does nothing.
  public func register(
    _ rule: some Rule, fileID: String = #fileID, filePath: String = #filePath, line: UInt = #line
  ) {
    let place = CodePlace(fileID: fileID, filePath: filePath, line: line)
    state.withLock { $0.entries.append(.rule(rule, place)) }
  }

  /// Adds Swift rules, in their order.
  public func register(
    _ rules: [any Rule], fileID: String = #fileID, filePath: String = #filePath,
    line: UInt = #line
  ) {
    let place = CodePlace(fileID: fileID, filePath: filePath, line: line)
    state.withLock { $0.entries += rules.map { .rule($0, place) } }
  }

  /// Adds a YAML file, or the YAML files of a folder and the folders below it, hidden and git-ignored ones excepted.
  ///
  /// A path that cannot be read is reported when the registry is frozen.
  public func register(path: String) { register(paths: [path], ignoresExtraKeys: false) }

  /// Adds the files of paths, each once, and gives the entries of all of them, of files that were added before too.
  ///
  /// Files that lie at other paths too can be left out, such as those that a linter reads itself. `makesLogs` is for
  /// whoever runs the tests; `willRead` is told before the first file how many bytes there are.
  @discardableResult
  package func register(
    paths: [String], except others: [String] = [], ignoresExtraKeys: Bool, keepsTrees: Bool = false,
    makesLogs: Bool = false, willRead: (_ bytes: Int) -> Void = { _ in }
  ) -> Set<Int> {
    let walk = RuleFileWalk(paths)
    let left =
      paths.isEmpty || others.isEmpty ? [] : Set(RuleFileWalk(others).files.map(\.identity))
    var entries: Set<Int> = []
    var errors = walk.errors
    let memory = ReadingMemory()
    var folder = OpenFolder()
    willRead(walk.files.reduce(0) { $0 + $1.stamp.size })
    for found in walk.files where !left.contains(found.identity) {
      if let known = state.withLock({ $0.files[found.identity] }) {
        entries.insert(known)
        continue
      }
      do throws(FileError) {
        let bytes = try FileBytes.read(
          found.path, limit: DetectionReader.fileLimit, size: found.stamp.size, in: &folder)
        let file = DetectionReader.read(
          SourceFile(path: found.path, bytes: bytes),
          options: FrontendOptions(
            ignoresExtraKeys: ignoresExtraKeys, isNamed: found.isNamed, keepsTree: keepsTrees,
            makesLogs: makesLogs),
          memory: memory)
        entries.insert(
          state.withLock { state in
            state.files[found.identity] = state.entries.count
            state.entries.append(.file(file))
            return state.entries.count - 1
          })
      } catch {
        errors.append(error)
      }
    }
    state.withLock { $0.unreadable += errors }
    return entries
  }

  /// Leaves out the Swift rules of a module, such as those that come with Margay.
  package func removeRules(ofModule module: String) {
    state.withLock { state in
      for index in state.entries.indices {
        guard case .rule(let rule, _) = state.entries[index],
          String(reflecting: type(of: rule)).utf8.starts(with: (module + ".").utf8)
        else { continue }
        state.entries[index] = .removed
      }
    }
  }

  /// Adds a file that was read, and gives its entry.
  @discardableResult
  package func register(_ file: DetectionFile) -> Int {
    state.withLock { state in
      state.entries.append(.file(file))
      return state.entries.count - 1
    }
  }

  /// Adds a rule that derives from another: the base's logic and values, with what is changed here.
  ///
  /// The base may be of any style, derived itself, and registered later. What the base changes later shows through.
  public func derive(
    _ id: String, from base: String, fileID: String = #fileID, filePath: String = #filePath,
    line: UInt = #line, override: (inout RuleOverride) -> Void = { _ in },
    extend: (inout RuleExtension) -> Void = { _ in }
  ) {
    let place = CodePlace(fileID: fileID, filePath: filePath, line: line)
    var replaced = RuleOverride()
    override(&replaced)
    var added = RuleExtension()
    extend(&added)
    let layers = [SwiftLayer(replaced, at: place), SwiftLayer(added, at: place)]
    state.withLock {
      $0.entries.append(.derivation(id: id, base: base, layers, place.sourcePlace))
    }
  }

  func change(_ change: Change) { state.withLock { $0.changes.append(change) } }

  /// The rules with their bases and changes resolved, and everything that is wrong with them together.
  package func freeze() -> RuleSet {
    var resolution = RegistryResolution(content)
    return resolution.resolve()
  }

  /// The paths that could not be read.
  package var unreadable: [FileError] { content.unreadable }
}
