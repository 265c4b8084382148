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
