import MargayDiagnostics
import MargayKit

/// The files of a merged set in a folder of their own.
struct MergedFolder {
  /// A file of the set, and the number of its source.
  private struct Member {
    let file: SourceFile
    let source: Int
  }

  private let members: [Member]
  private let sources: [String]

  /// Makes the folder of a merge of sources with these paths: the files of its rules, and those that change rules.
  init(_ merge: RuleMerge, sources: [String]) {
    self.sources = sources
    let rules = merge.members.map { Member(file: $0.detection.origin.file, source: $0.source) }
    let changes = merge.changeFiles.map { Member(file: $0.file, source: $0.source) }
    members = (rules + changes).filter { !$0.file.isUnread }
  }

  /// How many files there are.
  var count: Int { members.count }

  /// Writes each file as it is, under its path below its source; one whose path is taken gets the number of its source
  /// before it.
  ///
  /// - Throws: `CommandFailure` for a folder that is not empty, and for a file that cannot be written.
  func write(to folder: String) throws {
    guard OutputFolders.isFree(folder) else {
      throw CommandFailure("\(TerminalText.escape(folder)) is no empty folder: nothing was written")
    }
    var taken: Set<[UInt8]> = []
    for member in members {
      var path = relativePath(member.file.path, below: sources[member.source])
      // Some file systems take names that differ by case for the same.
      while !taken.insert(Array(path.lowercased().utf8)).inserted {
        path = "\(member.source + 1)/" + path
      }
      try OutputFolders.write(member.file.bytes, to: folder + "/" + path)
    }
  }

  private func relativePath(_ path: String, below source: String) -> String {
    var prefix = source
    while prefix.utf8.last == UInt8(ascii: "/") { prefix.removeLast() }
    let bytes = Array(path.utf8)
    let start = Array((prefix + "/").utf8)
    if bytes.starts(with: start) {
      let rest = bytes.dropFirst(start.count).drop { $0 == UInt8(ascii: "/") }
      return String(decoding: rest, as: UTF8.self)
    }
    return path.split(separator: "/").last.map(String.init) ?? path
  }
}
