import MargayIR
import MargayKit

/// What one rule said about an event, on its way from a worker.
struct CallReply {
  /// The rule, by its number in the whole rule set.
  var rule: Int
  /// What it said.
  var outcome: DetectionOutcome
  /// SHA-256 of the event's bytes for a match; empty otherwise.
  var digest: [UInt8]

  private enum Kind: UInt64 {
    case filtered, notIncluded, excluded, notMatched, matched, failed
  }

  /// Appends the reply.
  func append(to output: inout [UInt8]) {
    ByteCoding.append(UInt64(rule), to: &output)
    switch outcome {
    case .notMatched(let stage): ByteCoding.append(CallReply.kind(of: stage).rawValue, to: &output)
    case .failed(let error):
      ByteCoding.append(Kind.failed.rawValue, to: &output)
      CallReply.append(error, to: &output)
    case .matched(let match):
      ByteCoding.append(Kind.matched.rawValue, to: &output)
      ByteCoding.append(bytes: digest, to: &output)
      CallReply.append(match, to: &output)
    }
  }

  /// Reads all replies for an item; nil for bytes that are none.
  static func read(_ bytes: some Collection<UInt8>) -> [CallReply]? {
    Array(bytes).withUnsafeBytes { buffer in
      var coding = ByteCoding(buffer)
      var replies: [CallReply] = []
      while !coding.isAtEnd {
        guard let reply = read(&coding) else { return nil }
        replies.append(reply)
      }
      return replies
    }
  }

  private static func kind(of stage: RuleOutcome) -> Kind {
    switch stage {
    case .filtered: .filtered
    case .notIncluded: .notIncluded
    case .excluded: .excluded
    case .notMatched, .matched: .notMatched
    }
  }

  private static func read(_ coding: inout ByteCoding) -> CallReply? {
    guard let rule = coding.integer(), let kind = coding.integer().flatMap(Kind.init(rawValue:))
    else { return nil }
    var digest: [UInt8] = []
    let outcome: DetectionOutcome
    switch kind {
    case .filtered: outcome = .notMatched(.filtered)
    case .notIncluded: outcome = .notMatched(.notIncluded)
    case .excluded: outcome = .notMatched(.excluded)
    case .notMatched: outcome = .notMatched(.notMatched)
    case .failed:
      guard let error = readError(&coding) else { return nil }
      outcome = .failed(error)
    case .matched:
      guard case .some(.some(let found)) = coding.bytes(), let match = readMatch(&coding) else {
        return nil
      }
      digest = found
      outcome = .matched(match)
    }
    return CallReply(rule: Int(clamping: rule), outcome: outcome, digest: digest)
  }

  private static func append(_ error: FunctionError, to output: inout [UInt8]) {
    ByteCoding.append(text: error.function, to: &output)
    ByteCoding.append(text: error.message, to: &output)
  }

  private static func readError(_ coding: inout ByteCoding) -> FunctionError? {
    guard case .some(.some(let function)) = coding.text(),
      case .some(.some(let message)) = coding.text()
    else { return nil }
    return FunctionError(function: function, message: message)
  }

  private static func append(_ match: DetectionMatch, to output: inout [UInt8]) {
    let fields = match.fields
    ByteCoding.append(bytes: match.dedup, to: &output)
    ByteCoding.append(bytes: fields.title, to: &output)
    ByteCoding.append(text: fields.severity.rawValue, to: &output)
    ByteCoding.append(bytes: fields.context, to: &output)
    ByteCoding.append(text: fields.description, to: &output)
    ByteCoding.append(text: fields.reference, to: &output)
    ByteCoding.append(text: fields.runbook, to: &output)
    ByteCoding.append(fields.destinations.map { UInt64($0.count) } ?? UInt64.max, to: &output)
    for destination in fields.destinations ?? [] {
      ByteCoding.append(text: destination, to: &output)
    }
    ByteCoding.append(UInt64(fields.functionErrors.count), to: &output)
    for error in fields.functionErrors { append(error, to: &output) }
  }

  private static func readMatch(_ coding: inout ByteCoding) -> DetectionMatch? {
    guard case .some(.some(let dedup)) = coding.bytes(),
      case .some(.some(let title)) = coding.bytes(), case .some(.some(let name)) = coding.text(),
      let severity = Severity(rawValue: name), case .some(.some(let context)) = coding.bytes(),
      let description = coding.text(), let reference = coding.text(), let runbook = coding.text(),
      let destinationCount = coding.integer()
    else { return nil }
    var fields = AlertFields(title: title, severity: severity, context: context)
    fields.description = description
    fields.reference = reference
    fields.runbook = runbook
    if destinationCount != UInt64.max {
      var destinations: [String] = []
      for _ in 0..<destinationCount {
        guard case .some(.some(let destination)) = coding.text() else { return nil }
        destinations.append(destination)
      }
      fields.destinations = destinations
    }
    guard let errorCount = coding.integer() else { return nil }
    for _ in 0..<errorCount {
      guard let error = readError(&coding) else { return nil }
      fields.functionErrors.append(error)
    }
    return DetectionMatch(dedup: dedup, fields: fields)
  }
}
