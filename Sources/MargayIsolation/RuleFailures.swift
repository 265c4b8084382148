/// The calls that workers did not survive, and the rules that are not called any more because of them.
struct RuleFailures {
  private let mostFailures: Int
  private var counts: [Int32: Int] = [:]
  /// The rules in quarantine, each with the item from which on it is not called.
  private(set) var quarantine: [WorkerOrder.Call] = []

  /// Makes an empty list; a rule with `mostFailures` goes into quarantine.
  init(mostFailures: Int) { self.mostFailures = mostFailures }

  /// Notes a call; gives whether its rule is in quarantine from there on.
  mutating func note(_ call: WorkerOrder.Call) -> Bool {
    counts[call.rule, default: 0] += 1
    guard counts[call.rule, default: 0] >= mostFailures else { return false }
    if !quarantine.contains(where: { $0.rule == call.rule }) { quarantine.append(call) }
    return true
  }
}
