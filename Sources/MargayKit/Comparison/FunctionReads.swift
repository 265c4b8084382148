package import MargayEvents

/// What functions of rules read, in this process.
package enum FunctionReads {
  /// Everything that the functions of a rule read of an event, and compare it with.
  package static func reads(
    of detection: Detection, source: [UInt8], logType: StandingText?
  ) -> [EventNotes.Read] {
    let notes = EventNotes(isRecording: true)
    var evaluator = DetectionEvaluator([detection], notes: notes)
    var parser = EventParser()
    guard case .ok(let event) = parser.parse(source) else { return [] }
    evaluator.begin(event, logType: logType)
    _ = evaluator.outcome(of: 0)
    evaluator.end()
    return notes.reads
  }
}

/// Records what the functions of two rules read.
struct PairReader {
  let pair: [Detection]
  let numbers: [Int]
  let caller: (any FunctionCaller)?
  let logType: StandingText?
  let logTypeName: String?

  /// What the functions of both read of an event; nothing for rules without functions.
  func reads(_ event: JSONTree) -> [EventNotes.Read] {
    let source = event.json
    return pair.indices.filter { pair[$0].hasFunctions }.flatMap { place in
      caller?.reads(of: numbers[place], source: source, logType: logTypeName)
        ?? FunctionReads.reads(of: pair[place], source: source, logType: logType)
    }
  }
}
