import MargayDiagnostics

/// The files that differ from a revision of the git repository around the current folder, new ones included.
struct ChangedFiles {
  /// The absolute paths.
  let paths: Set<String>

  /// Asks git, the only other program that Margay calls, and only for `--changed-since`.
  ///
  /// - Throws: `CommandFailure` where git is missing, fails, or does not know the revision.
  init(since revision: String) throws {
    guard !revision.utf8.starts(with: "-".utf8), !revision.isEmpty else {
      throw CommandFailure("--changed-since takes a revision, such as main or HEAD~1")
    }
    let top = try ChangedFiles.git(["rev-parse", "--show-toplevel"]).split(separator: 0x0A).first
    guard let top else { throw CommandFailure("--changed-since needs a git repository") }
    let folder = String(decoding: top, as: UTF8.self)
    // What came since both sides parted, so that the other side's work does not count.
    let base = try ChangedFiles.git(["merge-base", "--", revision, "HEAD"]).split(separator: 0x0A)
    let commit = String(decoding: base.first ?? [], as: UTF8.self)
    let changed = try ChangedFiles.git([
      "-C", folder, "diff", "--name-only", "--no-ext-diff", "--no-textconv", "-z", commit, "--",
    ])
    let new = try ChangedFiles.git([
      "-C", folder, "ls-files", "--others", "--exclude-standard", "-z",
    ])
    paths = Set(
      (changed.split(separator: 0) + new.split(separator: 0)).map {
        "\(folder)/\(String(decoding: $0, as: UTF8.self))"
      })
  }

  private static func git(_ arguments: [String]) throws -> [UInt8] {
    do throws(ProgramOutput.Failure) {
      return try ProgramOutput.read("git", arguments)
    } catch {
      throw CommandFailure("--changed-since: \(TerminalText.escape(error.description))")
    }
  }
}
