import MargayEvents

/// Events aimed at rules: the seeds, then single changes of them, then several changes at once.
///
/// Which events come is decided by the seeds, the aims and the count alone. Of single changes there may be more than
/// are wanted: then they are taken evenly from all of them.
struct AimedEvents: Sequence, IteratorProtocol {
  /// A kind of change that is tried once for each seed.
  private enum Change {
    case set(aim: Int, JSONTree)
    case remove(aim: Int)
    case respell(aim: Int)
    case shadow(aim: Int, JSONTree)
    case lengthen(aim: Int, JSONTree, atFront: Bool)
    case splice(aim: Int, [UInt8], atFront: Bool)
    case mirror(aim: Int, [EventKeyPathStep], variant: Int)
  }

  /// Single changes of one kind, for all seeds, and how many of them are left to give.
  private struct Phase {
    let changes: [Change]
    let seedCount: Int
    var left: Int
    private var place = 0
    private var tried = 0
    private let stride: Int

    init(_ changes: [Change], seedCount: Int, most: Int) {
      self.changes = changes
      self.seedCount = seedCount
      let total = changes.count * seedCount
      left = Swift.min(total, most)
      stride = Phase.stride(total, left)
    }

    /// A step that visits every place once, and few evenly where only few are wanted.
    private static func stride(_ total: Int, _ wanted: Int) -> Int {
      guard wanted > 0, wanted < total else { return 1 }
      var stride = Int(Double(total) * 0.618)
      while gcd(stride, total) != 1 { stride += 1 }
      return stride
    }

    private static func gcd(_ left: Int, _ right: Int) -> Int {
      right == 0 ? left : gcd(right, left % right)
    }

    mutating func next() -> (change: Change, seed: Int)? {
      let total = changes.count * seedCount
      guard left > 0, tried < total else { return nil }
      defer {
        tried += 1
        place = (place + stride) % total
      }
      return (changes[place / seedCount], place % seedCount)
    }
  }

  /// How many values that are nearly another field's are tried.
  private static let mostVariants = 20

  private let seeds: [JSONTree]
  private let aims: [EventAim]
  /// The aims that rules themselves have; the others are what stands in the seeds.
  private let ownAims: Int
  private var phases: [Phase]
  private var nextSeed = 0
  private var draws: Int
  private var random = SplitMix64(seed: 0x4D61_7267_6179)

  /// Makes events of seeds, some of them more than once, for somebody who wants `count` different ones.
  ///
  /// `aims` say what is changed; the first `ownAims` of them are those of rules and are changed more often.
  init(seeds: [JSONTree], aims: [EventAim], ownAims: Int, count: Int) {
    self.seeds = seeds.isEmpty ? [.object([])] : seeds
    self.aims = aims
    self.ownAims = ownAims
    draws = aims.isEmpty ? 0 : count * 4
    let own = 0..<ownAims
    let seedCount = self.seeds.count
    let others = ownAims..<aims.count
    phases = [
      Phase(AimedEvents.shapes(aims, own), seedCount: seedCount, most: count * 3 / 10),
      Phase(AimedEvents.exact(aims, own), seedCount: seedCount, most: count * 3 / 10),
      Phase(AimedEvents.kinds(own), seedCount: seedCount, most: count / 10),
      Phase(
        AimedEvents.exact(aims, others) + AimedEvents.kinds(others),
        seedCount: seedCount, most: count / 10),
    ]
  }

  private static func exact(_ aims: [EventAim], _ range: Range<Int>) -> [Change] {
    range.flatMap { aim in aims[aim].values.map { .set(aim: aim, $0) } }
  }

  /// Changes of what is there: by how it is named, how many of it there are, and what is added to it.
  private static func shapes(_ aims: [EventAim], _ range: Range<Int>) -> [Change] {
    range.flatMap { aim -> [Change] in
      [.remove(aim: aim), .respell(aim: aim)]
        + aims[aim].values.prefix(3).flatMap { value in
          [
            .shadow(aim: aim, value), .lengthen(aim: aim, value, atFront: false),
            .lengthen(aim: aim, value, atFront: true),
          ]
        }
        + aims[aim].parts.flatMap { part in
          [.splice(aim: aim, part, atFront: true), .splice(aim: aim, part, atFront: false)]
        }
        + aims[aim].partners.flatMap { partner in
          (0...mostVariants).map { .mirror(aim: aim, partner, variant: $0) }
        }
    }
  }

  private static func kinds(_ range: Range<Int>) -> [Change] {
    range.flatMap { aim in AimValues.kinds.map { .set(aim: aim, $0) } }
  }

  /// The next event; nil when there are no more.
  mutating func next() -> JSONTree? {
    if nextSeed < seeds.count {
      nextSeed += 1
      return seeds[nextSeed - 1]
    }
    for place in phases.indices {
      while let (change, seed) = phases[place].next() {
        guard let event = apply(change, to: seeds[seed]) else { continue }
        phases[place].left -= 1
        return event
      }
    }
    guard draws > 0 else { return nil }
    draws -= 1
    return combination()
  }

  private func apply(_ change: Change, to seed: JSONTree) -> JSONTree? {
    switch change {
    case .set(let aim, let value): EventMutation.setting(value, at: aims[aim].path, in: seed)
    case .remove(let aim): EventMutation.removing(aims[aim].path, from: seed)
    case .respell(let aim): EventMutation.respelling(aims[aim].path, in: seed)
    case .shadow(let aim, let value):
      EventMutation.shadowing(aims[aim].path, with: value, in: seed)
    case .lengthen(let aim, let value, let atFront):
      EventMutation.lengthening(aims[aim].path, with: value, atFront: atFront, in: seed)
    case .splice(let aim, let part, let atFront):
      EventMutation.splicing(part, atFront: atFront, to: aims[aim].path, in: seed)
    case .mirror(let aim, let partner, let variant):
      EventMutation.mirroring(partner, variant: variant, to: aims[aim].path, in: seed)
    }
  }

  /// Up to five changes of a seed, most of them at what rules look at.
  private mutating func combination() -> JSONTree {
    var event = seeds[random.below(seeds.count)]
    for _ in 0...random.below(5) { event = randomChange(of: event) ?? event }
    return event
  }

  private mutating func randomChange(of event: JSONTree) -> JSONTree? {
    let aim = aims[randomAim()]
    let element = Swift.max(0, random.below(5) - 2)
    switch random.below(14) {
    case 0: return EventMutation.removing(aim.path, element: element, from: event)
    case 1: return EventMutation.respelling(aim.path, in: event)
    case 2:
      return EventMutation.lengthening(
        aim.path, with: randomValue(aim), atFront: random.below(2) == 0, in: event)
    case 3: return EventMutation.shadowing(aim.path, with: randomValue(aim), in: event)
    case 4:
      let partner =
        aim.partners.isEmpty
        ? aims[randomAim()].path : aim.partners[random.below(aim.partners.count)]
      let variant = random.below(2) == 0 ? 0 : random.below(Self.mostVariants)
      return EventMutation.mirroring(partner, variant: variant, to: aim.path, in: event)
    case 5:
      let parts = aim.parts
      guard !parts.isEmpty else { return nil }
      return EventMutation.splicing(
        parts[random.below(parts.count)], atFront: random.below(2) == 0, to: aim.path,
        in: event)
    case 6:
      // A literal that code compares with may belong elsewhere.
      let value = randomValue(aims[randomAim()])
      return EventMutation.setting(value, at: aim.path, element: element, in: event)
    case 7:
      let value = AimValues.kinds[random.below(AimValues.kinds.count)]
      return EventMutation.setting(value, at: aim.path, element: element, in: event)
    default:
      return EventMutation.setting(randomValue(aim), at: aim.path, element: element, in: event)
    }
  }

  private mutating func randomAim() -> Int {
    ownAims > 0 && random.below(4) > 0 ? random.below(ownAims) : random.below(aims.count)
  }

  private mutating func randomValue(_ aim: EventAim) -> JSONTree {
    let list = aim.values.isEmpty ? AimValues.kinds : aim.values
    return list[random.below(list.count)]
  }
}
