import MargayDiagnostics
import MargayFrontend
import MargayKit

/// The files of a merged set in a folder of their own.
struct MergedFolder {
  private let merge: RuleMerge
  private let sources: [String]

  /// Makes the folder of a merge of sources with these paths.
  init(_ merge: RuleMerge, sources: [String]) {
    self.merge = merge
    self.sources = sources
  }

  /// Writes each file as it is, under its path below its source; one whose path is taken gets the name of its source
  /// before it.
  ///
  /// - Throws: `CommandFailure` for a file that cannot be written.
  func write(to folder: String) throws {
    var taken: Set<[UInt8]> = []
    for member in merge.members where !member.detection.origin.file.isUnread {
      let file = member.detection.origin.file
      var path = relativePath(file.path, below: sources[member.source])
      if !taken.insert(Array(path.utf8)).inserted {
        path = "\(member.source + 1)/" + path
        taken.insert(Array(path.utf8))
      }
      let target = folder + "/" + path
      try OutputFolders.make(above: target)
      do throws(FileError) {
        try FileReplacement.write(file.bytes, to: target)
      } catch {
        throw CommandFailure(TerminalText.escape(error.description))
      }
    }
  }

  private func relativePath(_ path: String, below source: String) -> String {
    var prefix = source
    while prefix.utf8.last == UInt8(ascii: "/") { prefix.removeLast() }
    let bytes = Array(path.utf8)
    let start = Array((prefix + "/").utf8)
    if bytes.starts(with: start) {
      return String(decoding: bytes.dropFirst(start.count), as: UTF8.self)
    }
    return path.split(separator: "/").last.map(String.init) ?? path
  }
}
