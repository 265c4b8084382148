import MargayDiagnostics

/// Rules as YAML in one form, whatever they were written like: key order, spellings, quoting and layout are fixed.
package enum CanonicalYAML {
  /// Why a rule has no canonical YAML.
  package struct Failure: Error, CustomStringConvertible {
    /// The reason, as a sentence without a full stop.
    package let description: String
  }

  /// The text of a rule; ends with a line feed.
  ///
  /// - Throws: `Failure` where no text reads as exactly this rule: the text is read again to see that it does.
  package static func text(of fields: DetectionFields) throws(Failure) -> String {
    let text = RulePrinter(fields: fields).output.document
    let file = DetectionReader.read(SourceFile(path: fields.sources.file.path, text: text))
    guard case .detection(let written?) = file.content,
      RuleContent(written) == RuleContent(fields)
    else { throw Failure(description: "YAML cannot say exactly what this rule does") }
    return text
  }
}
