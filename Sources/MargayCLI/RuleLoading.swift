import MargayDiagnostics
import MargayFrontend
import MargayKit
import Synchronization

/// Puts together the rules of a command: those that the program registered, then those of its paths.
enum RuleLoading {
  /// The rules of a program, registered before its command line is read.
  static let registered = Mutex<Registry?>(nil)

  /// The module of the rules that come with Margay.
  fileprivate static let shippedModule = "MargayShippedRules"

  /// The rules of a command.
  struct Loaded {
    /// Every rule: those registered, then those of the paths.
    let everything: RuleSet
    private let entries: Set<Int>

    fileprivate init(_ rules: RuleSet, entries: Set<Int>) {
      everything = rules
      self.entries = entries
    }

    /// The rules of the paths; the others are there to be derived from.
    var ofPaths: RuleSet { everything.restricted(to: entries) }
  }

  /// A registry that begins with the rules of the program.
  static func programRegistry(_ options: RuleReadingOptions) -> Registry {
    programRegistry(withoutShipped: options.noShipped)
  }

  /// A registry that begins with the rules of the program, perhaps without those that come with Margay.
  static func programRegistry(withoutShipped: Bool) -> Registry {
    let registry = registered.withLock { $0 }.map { Registry($0) } ?? Registry()
    if withoutShipped { registry.removeRules(ofModule: shippedModule) }
    return registry
  }

  /// Walks the paths and reads every file that was found; what is `beside` them is there to be derived from.
  ///
  /// The logs of tests that are run are wanted at once.
  ///
  /// - Throws: `CommandFailure` when a path cannot be read: it may hold rules that would be missing silently.
  static func load(
    _ paths: [String], beside: [String] = [], options: RuleReadingOptions, runsTests: Bool = false
  ) throws -> Loaded {
    let registry = programRegistry(options)
    let entries = registry.register(
      paths: paths, ignoresExtraKeys: options.ignoreExtraKeys, makesLogs: runsTests,
      willRead: { PreparedMemory.prepare(for: runsTests ? .testing : .reading, bytes: $0) })
    registry.register(paths: beside, ignoresExtraKeys: options.ignoreExtraKeys)
    let errors = registry.unreadable
    guard errors.isEmpty else {
      throw CommandFailure(
        lines: errors.map { "margay: \(TerminalText.escape($0.description))" }, code: 2)
    }
    return Loaded(registry.freeze(), entries: entries)
  }
}

extension Detection {
  /// Whether it is a Swift rule that comes with Margay.
  var isShipped: Bool {
    guard style == .swift, let code else { return false }
    return code.typeName.utf8.starts(with: (RuleLoading.shippedModule + ".").utf8)
  }
}
