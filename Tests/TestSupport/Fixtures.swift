import FoundationEssentials
import Testing

/// A folder of fixtures in `Tests/Fixtures`.
package struct Fixtures: Sendable {
  /// One file of the folder.
  package struct File: Sendable, CustomTestStringConvertible {
    /// The path inside the fixture folder, with `/`.
    package let name: String
    /// The whole path.
    package let path: String

    /// The bytes of the file.
    package func bytes() throws -> [UInt8] {
      guard let data = FileManager.default.contents(atPath: path) else {
        throw FixtureError(path: path)
      }
      return Array(data)
    }

    /// The text of the file.
    package func text() throws -> String { String(decoding: try bytes(), as: UTF8.self) }

    /// The name, which tells test cases apart.
    package var testDescription: String { name }
  }

  /// The whole path of the folder.
  package let folder: String

  /// The folder `Tests/Fixtures/<name>`; the empty name is the folder of all fixtures.
  ///
  /// It is found from the place of this file, so that goldens are recorded into the source tree.
  package init(_ name: String) {
    var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    parts.removeLast(2)
    folder = (parts + ["Fixtures"]).joined(separator: "/") + (name.isEmpty ? "" : "/" + name)
  }

  /// A file of the folder, which need not exist.
  package func file(_ name: String) -> File { File(name: name, path: folder + "/" + name) }

  /// The files below the folder whose names end in one of `endings`, sorted by name.
  ///
  /// An absent folder has no files; a test that uses this should require that there are some.
  package func files(endingIn endings: String...) -> [File] {
    let found = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
    let wanted = found.filter { name in endings.contains { name.hasSuffix($0) } }
    return wanted.sorted().map(file)
  }

  /// The names of the folders directly in the folder, sorted.
  package var folders: [String] {
    let found = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return found.sorted().filter { name in
      (try? FileManager.default.contentsOfDirectory(atPath: folder + "/" + name)) != nil
    }
  }
}

/// A fixture that cannot be read.
package struct FixtureError: Error, CustomStringConvertible {
  /// The path of the file.
  package let path: String
  /// A sentence that names the file.
  package var description: String { "the fixture \(path) cannot be read" }
}
