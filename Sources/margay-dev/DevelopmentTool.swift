import ArgumentParser
import FoundationEssentials
import MargayDevelopment

/// The tool for contributors: generators and scaffolds (CONTRIBUTING.md).
@main
struct DevelopmentTool: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "margay-dev", abstract: "Generators and scaffolds for contributors to Margay.",
    subcommands: [Generate.self, New.self, Attack.self])
}

/// `margay-dev generate`: writes anew what is derived from the sources of the checks.
struct Generate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write the index and the pages of the checks anew.")

  @Option(help: "The top of the working tree.")
  var root = "."

  func run() throws {
    for path in try CheckTree(root: root).generate() { print(path) }
  }
}

/// `margay-dev new`: writes the files that a contributor fills in.
struct New: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write the files of something new.", subcommands: [NewCheck.self])
}

/// `margay-dev new check`: writes the source and the test of a check.
struct NewCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Write the source and the test of a check.")

  @Argument(help: "The name, which says what is wrong: DottedKey.")
  var name: String

  @Option(help: "The folder below Checks: Logic, Fields, Metadata, Tests, Text or RuleSets.")
  var group: String

  @Option(help: "The code: MG6201.")
  var code: String

  @Option(help: "The top of the working tree.")
  var root = "."

  func validate() throws {
    let isName = name.unicodeScalars.allSatisfy { $0.isASCII && $0.properties.isAlphabetic }
    guard isName, name.first?.isUppercase == true else {
      throw ValidationError("the name is a type's: letters, the first a capital")
    }
    guard ["Logic", "Fields", "Metadata", "Tests", "Text", "RuleSets"].contains(group) else {
      throw ValidationError("the group is Logic, Fields, Metadata, Tests, Text or RuleSets")
    }
    guard code.count == 6, ["MG6", "MG7", "MG8"].contains(String(code.prefix(3))),
      code.dropFirst(2).allSatisfy(\.isNumber)
    else { throw ValidationError("the code is MG6, MG7 or MG8 and three digits") }
  }

  func run() throws {
    for path in try CheckTree(root: root).writeNewCheck(name, group: group, code: code) {
      print(path)
    }
  }
}

/// `margay-dev attack`: writes the table of MITRE ATT&CK anew.
struct Attack: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write the table of MITRE ATT&CK anew, from STIX bundles of its Enterprise matrix.")

  @Argument(help: "The bundles: the one with everything, or one for each object.")
  var bundles: [String]

  @Option(help: "The version: 18.1.")
  var attackVersion: String

  @Option(help: "The year of MITRE's copyright.")
  var year: Int

  @Option(help: "The top of the working tree.")
  var root = "."

  func run() throws {
    let table = try AttackTable(try bundles.map { try Data(contentsOf: URL(filePath: $0)) })
    let path = "\(root)/Sources/MargayLint/Attack/AttackText.swift"
    try Data(table.source(version: attackVersion, year: year).utf8).write(to: URL(filePath: path))
    print(path)
  }
}
