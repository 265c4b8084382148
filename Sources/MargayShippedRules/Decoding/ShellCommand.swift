import MargayKit

/// What tells a command that fetches and runs something from other text.
enum ShellCommand {
  private static let fetchers: [Text] = [
    "curl ", "wget ", "/dev/tcp/", "invoke-webrequest", "downloadstring", "iwr ",
  ]
  private static let runners: [Text] = [
    "| sh", "|sh", "| bash", "|bash", "bash -i", "sh -i", "bash -c", "sh -c", "iex",
    "invoke-expression", "chmod +x",
    "python -c", "python3 -c", "perl -e",
  ]

  /// Whether a text fetches something from the network and runs it.
  static func fetchesAndRuns(_ text: Text) -> Bool {
    let folded = text.lowercased()
    return fetchers.contains { folded.contains($0) } && runners.contains { folded.contains($0) }
  }

  /// Whether a text hands a shell to another machine.
  static func isReverseShell(_ text: Text) -> Bool {
    let folded = text.lowercased()
    return folded.contains("/dev/tcp/") || folded.contains("/dev/udp/")
      || folded.contains("nc -e") || folded.contains("ncat -e")
      || folded.contains("mkfifo")
        && folded.contains("nc ")
  }
}
