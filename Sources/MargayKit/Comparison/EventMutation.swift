import MargayEvents

/// One change of an event.
enum EventMutation {
  /// Puts a value at an aim; a `[*]` is the element with a number.
  static func setting(_ value: JSONTree, at aim: EventAim, element: Int, in event: JSONTree)
    -> JSONTree?
  {
    var changed = event
    return changed.set(value, at: steps(aim.path, element: element)) ? changed : nil
  }

  /// Takes away what stands at an aim.
  static func removing(_ aim: EventAim, element: Int, from event: JSONTree) -> JSONTree? {
    var changed = event
    return changed.remove(at: steps(aim.path, element: element)) ? changed : nil
  }

  /// Writes the last name of an aim in another case, which rules read all the same.
  static func respelling(_ aim: EventAim, in event: JSONTree) -> JSONTree? {
    guard case .name(let name)? = aim.path.last else { return nil }
    let swapped = name.map { byte -> UInt8 in
      (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) ? byte ^ 0x20 : byte
    }
    let path = steps(aim.path, element: 0)
    guard swapped != name, let value = event[path: path] else { return nil }
    var changed = event
    guard changed.remove(at: path),
      changed.set(value, at: path.dropLast() + [.name(swapped)])
    else { return nil }
    return changed
  }

  /// Adds an element to the list that an aim leads through.
  static func lengthening(_ aim: EventAim, with value: JSONTree, in event: JSONTree) -> JSONTree? {
    guard let place = aim.path.firstIndex(of: .wildcard) else { return nil }
    let list = steps(Array(aim.path[..<place]), element: 0)
    guard case .list(let elements)? = event[path: list] else { return nil }
    var changed = event
    guard changed.set(.list(elements + [elements.first ?? .object([])]), at: list) else {
      return nil
    }
    let rest = steps(aim.path, element: elements.count)
    return changed.set(value, at: rest) ? changed : nil
  }

  /// The steps of a path in a tree; a `[*]` is one element.
  static func steps(_ path: [EventKeyPathStep], element: Int) -> [JSONTree.Step] {
    path.map { step in
      switch step {
      case .name(let name): .name(name)
      case .index(let index): .index(Int(index))
      case .wildcard: .index(element)
      }
    }
  }
}

/// Events aimed at rules: first every single change of the seeds, then combinations drawn by a generator of numbers.
struct AimedEvents {
  private let seeds: [JSONTree]
  private let aims: [EventAim]

  /// Makes events of seeds; `aims` say what is changed in them.
  init(seeds: [JSONTree], aims: [EventAim]) {
    self.seeds = seeds.isEmpty ? [.object([])] : seeds
    self.aims = aims
  }

  /// Gives `body` events until there are `count` or it returns false.
  func forEach(_ count: Int, _ body: (JSONTree) -> Bool) {
    var left = count
    func give(_ event: JSONTree?) -> Bool {
      guard let event else { return true }
      guard left > 0 else { return false }
      left -= 1
      return body(event)
    }
    for seed in seeds { if !give(seed) { return } }
    // Half of the events at most are single changes, so that some combinations are always tried.
    let mostSingle = left / 2
    let single = left - mostSingle
    for seed in seeds {
      for aim in aims {
        if left <= single { break }
        if !give(EventMutation.removing(aim, element: 0, from: seed)) { return }
        if !give(EventMutation.respelling(aim, in: seed)) { return }
        for value in aim.values + AimValues.kinds {
          if left <= single { break }
          if !give(EventMutation.setting(value, at: aim, element: 0, in: seed)) { return }
        }
        for value in aim.values.prefix(4) {
          if !give(EventMutation.lengthening(aim, with: value, in: seed)) { return }
        }
      }
    }
    guard !aims.isEmpty else { return }
    var random = SplitMix64(seed: 0x4D61_7267_6179)
    while left > 0 {
      if !give(combination(&random)) { return }
    }
  }

  private func combination(_ random: inout SplitMix64) -> JSONTree {
    var event = seeds[random.below(seeds.count)]
    for _ in 0...random.below(4) {
      let aim = aims[random.below(aims.count)]
      let element = random.below(3)
      let changed: JSONTree?
      switch random.below(10) {
      case 0: changed = EventMutation.removing(aim, element: element, from: event)
      case 1: changed = EventMutation.respelling(aim, in: event)
      case 2 where !aim.values.isEmpty:
        changed = EventMutation.lengthening(
          aim, with: aim.values[random.below(aim.values.count)], in: event)
      case 3...7 where !aim.values.isEmpty:
        changed = EventMutation.setting(
          aim.values[random.below(aim.values.count)], at: aim, element: element, in: event)
      default:
        changed = EventMutation.setting(
          AimValues.kinds[random.below(AimValues.kinds.count)], at: aim, element: element,
          in: event)
      }
      event = changed ?? event
    }
    return event
  }
}
