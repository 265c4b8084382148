import MargayEvents

/// Finds what functions of rules read, also behind conditions that no given event fulfils.
///
/// A function that begins with `guard event["kind"] == "login"` shows what it reads behind that only for events of this
/// kind. So the operands that are known are set in the events that are known, and an event of which something new is
/// read is kept and changed further, a few times over.
struct ReadExploration {
  private static let mostRounds = 4
  private static let mostBases = 20
  private static let mostCalls = 1200
  /// How many events that led to something new are kept.
  private static let mostKept = 24

  /// Everything that was read, each once.
  private(set) var reads: [EventNotes.Read] = []
  /// Events of which something was read that was not read of those before.
  private(set) var events: [JSONTree] = []

  private var seen: Set<EventNotes.Read> = []
  private var calls = 0
  private let reader: PairReader

  /// Explores from seeds; `aims` are those that are known without reading.
  init(_ reader: PairReader, seeds: [JSONTree], aims: [EventAim]) {
    self.reader = reader
    for seed in seeds.prefix(ReadExploration.mostBases) { _ = learn(seed) }
    var bases = seeds
    for _ in 0..<ReadExploration.mostRounds {
      let known = EventAim.joined([EventAim.aims(at: reads, in: seeds + events), aims])
      var fresh: [JSONTree] = []
      for base in bases.prefix(ReadExploration.mostBases) {
        for event in ReadExploration.changes(of: base, known) where learn(event) {
          fresh.append(event)
        }
      }
      events += fresh
      guard !fresh.isEmpty, events.count < ReadExploration.mostKept else { break }
      bases = fresh
    }
    events = Array(events.prefix(ReadExploration.mostKept))
  }

  /// Whether something new is read of an event.
  private mutating func learn(_ event: JSONTree) -> Bool {
    guard calls < ReadExploration.mostCalls else { return false }
    calls += 1
    var isNew = false
    for read in reader.reads(event) where seen.insert(read).inserted {
      reads.append(read)
      isNew = true
    }
    return isNew
  }

  private static func changes(of base: JSONTree, _ aims: [EventAim]) -> [JSONTree] {
    aims.flatMap { aim in
      let values = aim.operands.isEmpty ? [.bool(true), AimValues.text("a")] : aim.operands
      return values.compactMap { EventMutation.setting($0, at: aim.path, in: base) }
        + [EventMutation.removing(aim.path, from: base)].compactMap { $0 }
    }
  }
}
