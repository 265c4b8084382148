import ArgumentParser
import MargayDiagnostics

/// `margay init`: a package of one's own rules.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write a Swift package for rules of your own, in YAML and in Swift.",
    discussion: """
      The package registers the rules that come with Margay, one rule in Swift, one in YAML, an override, a derived \
      rule and a filter, each to be replaced by yours; it has tests for swift test, a workflow for CI and a README. \
      --margay-path or --margay-url says where it finds Margay.

      Exit codes: 0 done, 2 wrong usage, a folder that is not empty, or a file that cannot be written.
      """)

  @Argument(help: ArgumentHelp("The folder; made where it is missing.", valueName: "folder"))
  var folder: String

  @Option(
    name: .long,
    help: ArgumentHelp("The name of the package; by default that of the folder.", valueName: "name")
  )
  var name: String?

  @Option(
    name: .long, help: ArgumentHelp("A folder with a copy of Margay.", valueName: "path"))
  var margayPath: String?

  @Option(
    name: .long, help: ArgumentHelp("A repository of Margay.", valueName: "url"))
  var margayURL: String?

  @Option(
    name: .long,
    help: ArgumentHelp("The least version in the repository.", valueName: "version"))
  var margayVersion = Margay.toolVersion

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if (margayPath == nil) == (margayURL == nil) {
      throw ValidationError("Say where Margay is: either --margay-path or --margay-url.")
    }
  }

  func run() throws {
    let name = try packageName()
    let dependency: PackageFiles.Dependency =
      if let margayURL { .url(margayURL, version: margayVersion) } else { .path(margayPath ?? "") }
    guard OutputFolders.isFree(folder) else {
      throw CommandFailure("\(TerminalText.escape(folder)) is no empty folder: nothing was written")
    }
    let files = PackageFiles(name: name, dependency: dependency).all
    for file in files {
      let path = folder + "/" + file.path
      try OutputFolders.write(Array(file.text.utf8), to: path)
      if !output.quiet { Console.write(TerminalText.escape(path) + "\n") }
    }
    if !output.quiet {
      Console.error(
        "next: cd \(TerminalText.escape(folder)) && swift run \(name) test --rules Detections")
    }
  }

  /// The name of the package: letters, digits and hyphens, since it is the name of its tool too.
  private func packageName() throws -> String {
    var path = folder
    while path.utf8.count > 1, path.utf8.last == UInt8(ascii: "/") { path.removeLast() }
    let found = name ?? path.split(separator: "/").last.map(String.init) ?? ""
    let isFit =
      found.unicodeScalars.first.map { $0.isASCII && $0.properties.isAlphabetic } ?? false
      && found.unicodeScalars.allSatisfy {
        $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "-")
      }
    guard isFit, !found.utf8.elementsEqual("margay".utf8) else {
      throw CommandFailure(
        "'\(TerminalText.escape(found))' cannot be the name of a package: give one of letters, digits and hyphens with --name"
      )
    }
    return found
  }
}
