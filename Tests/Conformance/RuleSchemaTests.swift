import Foundation
import MargayDiagnostics
import MargayFrontend
import MargayYAML
import TestSupport
import Testing

/// The schema for editors, judged by a public validator (python3-jsonschema).
@Suite("JSON Schema")
struct RuleSchemaTests {
  /// A validator's answer: the document's errors, empty for a valid one.
  private typealias Answers = [String: [String]]

  private static let script = """
    import json, sys
    from jsonschema import Draft202012Validator
    schema = json.load(open(sys.argv[1]))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    documents = json.load(open(sys.argv[2]))
    json.dump({name: [e.message for e in validator.iter_errors(d)] for name, d in documents.items()}, sys.stdout)
    """

  /// Asks the validator about documents, each JSON text under a name.
  private static func answers(_ documents: [String: String]) throws -> Answers {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("margay-schema-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let schema = folder.appendingPathComponent("schema.json")
    try RuleSchema.document.write(to: schema, atomically: true, encoding: .utf8)
    var writer = JSONWriter()
    writer.beginObject()
    for (name, document) in documents.sorted(by: { $0.key < $1.key }) {
      writer.key(name)
      writer.raw(document.utf8)
    }
    writer.endObject()
    let input = folder.appendingPathComponent("documents.json")
    try Data(writer.bytes).write(to: input)
    // The system's Python has the Debian package, another one on the path may not.
    let interpreters = [["/usr/bin/python3"], ["/usr/bin/env", "python3"]]
    let data = interpreters.lazy.compactMap {
      output(of: $0 + ["-c", script, schema.path, input.path])
    }
    .first
    return try JSONDecoder().decode(
      Answers.self,
      from: try #require(
        data, "the validator did not run: install python3-jsonschema (.ci/packages)"))
  }

  /// What a command writes; nil where it fails.
  private static func output(of command: [String]) -> Data? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: command[0])
    process.arguments = Array(command.dropFirst())
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? data : nil
  }

  /// A YAML text as JSON; nil where it is no YAML.
  private static func json(_ file: SourceFile) -> String? {
    let document = YAMLParser.parse(file)
    guard let root = document.root, !document.diagnostics.contains(where: { $0.severity == .error })
    else { return nil }
    return json(root)
  }

  private static func json(_ node: YAMLNode) -> String {
    var writer = JSONWriter()
    switch node.content {
    case .invalid: writer.null()
    case .scalar(let scalar):
      switch scalar.value {
      case .null: writer.null()
      case .bool(let value): writer.bool(value)
      case .integer(let text), .float(let text): writer.raw(text.utf8)
      case .string, .ambiguous, .notFinite: writer.string(scalar.text)
      }
    case .sequence(let items):
      writer.beginArray()
      for item in items { writer.raw(json(item).utf8) }
      writer.endArray()
    case .mapping(let entries):
      writer.beginObject()
      for entry in entries {
        if case .scalar(let key) = entry.key.content { writer.key(key.text) }
        writer.raw(json(entry.value).utf8)
      }
      writer.endObject()
    }
    return writer.text
  }

  /// Documents of the files of a folder that are fit for the schema.
  private static func documents(
    _ fixtures: Fixtures, where isTaken: (DetectionFile, Fixtures.File) -> Bool
  ) throws -> [String: String] {
    var documents: [String: String] = [:]
    for file in fixtures.files(endingIn: ".yml", ".yaml") {
      let source = SourceFile(path: file.name, bytes: try file.bytes())
      let read = DetectionReader.read(source)
      guard isTaken(read, file), let json = json(source) else { continue }
      documents[file.name] = json
    }
    return documents
  }

  private static func isRule(_ read: DetectionFile) -> Bool {
    switch read.content {
    case .detection, .overrides: true
    case .notRun: read.kind == .rule || read.kind == .scheduledRule
    case .ignored, .broken: false
    }
  }

  @Test("the pack, and every fixture without errors, is valid")
  func valid() throws {
    var documents = try RuleSchemaTests.documents(Fixtures("../../Detections")) { read, _ in
      !read.hasErrors
    }
    try #require(documents.count > 50)
    let fixtures = try RuleSchemaTests.documents(Fixtures("")) { read, _ in
      !read.hasErrors && RuleSchemaTests.isRule(read)
    }
    try #require(fixtures.count > 40)
    documents.merge(fixtures) { first, _ in first }
    for (name, errors) in try RuleSchemaTests.answers(documents) {
      #expect(errors.isEmpty, "\(name)")
    }
  }

  @Test("random rules are valid")
  func random() throws {
    var random = RandomRule(seed: 179_424_673)
    var documents: [String: String] = [:]
    for number in 0..<200 {
      let file = SourceFile(path: "rule.yml", text: random.rule(number))
      documents["\(number)"] = RuleSchemaTests.json(file)
    }
    for (name, errors) in try RuleSchemaTests.answers(documents) {
      #expect(errors.isEmpty, "\(name): \(documents[name] ?? "")")
    }
  }

  /// The codes whose errors no schema can see: of numbers that readers take differently, of the meaning of a text, and
  /// of names that must be unique or stand elsewhere.
  private static let invisible: Set<String> = [
    "MG2015", "MG2016", "MG3023", "MG4001", "MG4004", "MG4006", "MG5001", "MG5003", "MG5006",
    "MG5007", "MG5018",
    // 2.0 is a whole number to a schema; lengths of paths and indexes in them are not looked at.
    "MG2005/fraction.yml", "MG3015/index_too_large.yml", "MG3015/too_long.yml",
  ]

  @Test("a fixture with an error that a schema can see is not valid")
  func invalid() throws {
    let documents = try RuleSchemaTests.documents(Fixtures("Diagnostics")) { read, file in
      let code = String(file.name.split(separator: "/")[0])
      return read.hasErrors && !RuleSchemaTests.invisible.contains(code)
        && !RuleSchemaTests.invisible.contains(file.name)
    }
    #expect(documents.count > 120, "\(documents.count)")
    for (name, errors) in try RuleSchemaTests.answers(documents) {
      #expect(!errors.isEmpty, "\(name)")
    }
  }
}
