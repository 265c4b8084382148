import MargayDiagnostics
package import MargayFrontend

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The folder that converted rules are written to.
package struct ConvertedFolder {
  /// The greatest file that is compared with what would be written.
  private static let largestFile = 64 << 20

  private let path: String

  /// Takes the path of a folder that need not exist yet.
  package init(_ path: String) { self.path = path }

  /// Writes the files whose content is not there yet, and gives a line for each that was converted earlier and is of no
  /// rule any more.
  ///
  /// - Throws: `FileError` for a file that was not converted and would be replaced, before anything is written,
  ///   and for one that cannot be written.
  package func write(_ files: [EmittedFile]) throws(FileError) -> [String] {
    for file in files {
      guard let content = try content(of: file.name), content != Array(file.text.utf8) else {
        continue
      }
      guard ConvertedFolder.isConverted(content) else {
        throw FileError(
          path: "\(path)/\(file.name)",
          reason: "not of this command, or taken over since; nothing was written")
      }
    }
    for file in files where try content(of: file.name) != Array(file.text.utf8) {
      try FileReplacement.makeFolders(above: "\(path)/\(file.name)")
      try FileReplacement.write(Array(file.text.utf8), to: "\(path)/\(file.name)")
    }
    let leftOver = try leftOver(files)
    return leftOver.map { "left over: \(shown($0)) is of no rule any more" }
  }

  /// A line for each file that is not what would be written.
  ///
  /// - Throws: `FileError` for a file that cannot be read.
  package func differences(from files: [EmittedFile]) throws(FileError) -> [String] {
    var lines: [String] = []
    for file in files {
      guard let content = try content(of: file.name) else {
        lines.append("missing: \(shown(file.name))")
        continue
      }
      if content != Array(file.text.utf8) { lines.append("stale: \(shown(file.name))") }
    }
    let leftOver = try leftOver(files)
    return lines + leftOver.map { "left over: \(shown($0))" }
  }

  private func shown(_ name: String) -> String { TerminalText.escape("\(path)/\(name)") }

  /// The bytes of a file; nil where there is none.
  private func content(of name: String) throws(FileError) -> [UInt8]? {
    let path = "\(path)/\(name)"
    guard access(path, F_OK) == 0 else { return nil }
    return try FileBytes.read(path, limit: ConvertedFolder.largestFile)
  }

  /// The names of files that were converted and are not among those that would be written.
  private func leftOver(_ files: [EmittedFile]) throws(FileError) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    let names = Set(files.map(\.name))
    var found: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard name.utf8.count > 6, name.utf8.suffix(6).elementsEqual(".swift".utf8),
        !names.contains(name), let content = try content(of: name),
        ConvertedFolder.isConverted(content)
      else { continue }
      found.append(name)
    }
    return found.sorted()
  }

  /// Whether a file begins as those do that are converted.
  private static func isConverted(_ content: [UInt8]) -> Bool {
    Emitters.all.contains { content.starts(with: Array(($0.mark + "\n").utf8)) }
  }
}
