import MargayIR

extension RuleProgram {
  /// Whether the title shows something of the event.
  var titleHasPlaceholder: Bool {
    title?.parts.contains { if case .value = $0 { true } else { false } } ?? false
  }
}
