import MargayDiagnostics
import MargayFrontend

/// Turns rules into Swift: a file each, of a struct that conforms to MargayKit's `Rule`, for its author to go on with.
///
/// The output is what `swift format` leaves as it is. It compares text by its bytes only, through MargayKit, and no text
/// of a rule can become code: every one stands in a literal or a comment that it cannot end (`SwiftText`).
package struct SwiftEmitter: Emitter {
  /// What `--to` calls the language.
  package static let name = "swift"
  /// The first line of every file, by which it is known that it may be replaced.
  package static let mark =
    "// Converted by margay, which replaces the file as long as this line stands here."

  private let names: SwiftTypeNames
  private let listName: String
  private let isPublic: Bool

  /// Makes an emitter for rules that stand side by side.
  package init(_ settings: EmitterSettings) {
    names = SwiftTypeNames(ruleIDs: settings.ruleIDs)
    listName = settings.listName
    isPublic = settings.isPublic
  }

  /// The name of the type that a rule becomes.
  package func typeName(of rule: SourceRule) -> String { names.name(of: rule.ruleID) }

  /// The file of one rule.
  package func file(of rule: SourceRule) -> Emission {
    var writer = SwiftWriter()
    writer.line(SwiftEmitter.mark)
    writer.blank()
    writer.line("import MargayKit")
    let diagnostics = write(rule, to: &writer)
    guard diagnostics.isEmpty else { return Emission(file: nil, diagnostics: diagnostics) }
    return Emission(
      file: EmittedFile(name: "\(typeName(of: rule)).swift", text: writer.text), diagnostics: [])
  }

  /// The file that lists rules, so that a program can take all of them.
  package func list(of rules: [SourceRule]) -> EmittedFile {
    var writer = SwiftWriter()
    writer.line(SwiftEmitter.mark)
    writer.blank()
    writer.line(isPublic ? "public import MargayKit" : "import MargayKit")
    writeList(of: rules, to: &writer)
    return EmittedFile(name: "\(listName).swift", text: writer.text)
  }

  /// Everything in one file: the rules that can be said, and their list.
  package func wholeFile(of rules: [SourceRule]) -> Emission {
    var writer = SwiftWriter()
    writer.line(SwiftEmitter.mark)
    writer.blank()
    writer.line(isPublic ? "public import MargayKit" : "import MargayKit")
    var diagnostics: [Diagnostic] = []
    var said: [SourceRule] = []
    for rule in rules {
      let found = file(of: rule).diagnostics
      diagnostics += found
      if found.isEmpty { said.append(rule) }
    }
    writeList(of: said, to: &writer)
    for rule in said { _ = write(rule, to: &writer) }
    return Emission(
      file: EmittedFile(name: "\(listName).swift", text: writer.text),
      diagnostics: diagnostics)
  }

  private func write(_ rule: SourceRule, to writer: inout SwiftWriter) -> [Diagnostic] {
    writer.blank()
    writer.comments(["From \(rule.notes.label), SHA-256 \(rule.notes.digest)."])
    let source = RuleSource(rule, isStatic: rule.fields.base != nil)
    writer.comments(source.comments(at: .file))
    writer.blank()
    let name = typeName(of: rule)
    if let base = rule.fields.base {
      RuleDerivation(source: source, name: name, base: base.value).write(to: &writer)
    } else {
      RuleStruct(source: source, name: name).write(to: &writer)
    }
    return source.diagnostics
  }

  private func writeList(of rules: [SourceRule], to writer: inout SwiftWriter) {
    let access = isPublic ? "public " : ""
    writer.blank()
    writer.documentation(["The detections of this folder."])
    writer.block("\(access)enum \(listName)") { writer in
      writer.documentation(["Adds every detection to a registry, in the order of their files."])
      writer.block("\(access)static func register(in registry: Registry)") { writer in
        for rule in rules {
          let name = typeName(of: rule)
          writer.line(
            rule.fields.base == nil
              ? "registry.register(\(name)())" : "\(name).register(in: registry)")
        }
      }
    }
  }
}
