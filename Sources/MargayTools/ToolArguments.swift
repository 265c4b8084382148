/// The words behind a command: flags, options with a value, and paths.
///
/// An option is `--name VALUE` or `--name=VALUE`; behind `--` everything is a path.
package struct ToolArguments {
  /// The flags that were given.
  package private(set) var flags: Set<String> = []
  /// The values of each option, in their order.
  package private(set) var options: [String: [String]] = [:]
  /// Everything else.
  package private(set) var paths: [String] = []

  /// Sorts words.
  ///
  /// - Throws: `ToolFailure` for a word that begins like an option and is none, and for an option without a value.
  package init(_ words: [String], flags known: [String] = [], options named: [String] = [])
    throws(ToolFailure)
  {
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--" {
        paths += rest
        return
      }
      guard word.utf8.first == UInt8(ascii: "-"), word.utf8.count > 1 else {
        paths.append(word)
        continue
      }
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(parts[0])
      if parts.count == 1, known.contains(name) {
        flags.insert(name)
      } else if named.contains(name) {
        guard let value = parts.count == 2 ? String(parts[1]) : rest.popFirst() else {
          throw ToolFailure("\(name) wants a value")
        }
        options[name, default: []].append(value)
      } else {
        throw ToolFailure("there is no option '\(word)'")
      }
    }
  }
}
