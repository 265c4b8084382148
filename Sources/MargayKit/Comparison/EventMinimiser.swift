import MargayEvents

/// Makes an event small that shows a difference, by leaving out whatever is not needed for it.
struct EventMinimiser {
  /// How many smaller events are tried.
  private static let mostTries = 3000
  /// The longest text, in scalars, of which parts are left out.
  private static let longestText = 400

  private var tries = 0
  private let shows: (JSONTree) -> Bool

  /// The smallest event that was found for which `shows` still holds.
  static func minimise(_ event: JSONTree, while shows: @escaping (JSONTree) -> Bool) -> JSONTree {
    var minimiser = EventMinimiser(shows: shows)
    var event = event
    while true {
      let smaller = minimiser.pass(event)
      if smaller == event || minimiser.tries >= mostTries { return smaller }
      event = smaller
    }
  }

  private init(shows: @escaping (JSONTree) -> Bool) { self.shows = shows }

  /// Tries each field, element and value once.
  private mutating func pass(_ event: JSONTree) -> JSONTree {
    var event = event
    var paths: [[JSONTree.Step]] = []
    EventMinimiser.collect(event, [], into: &paths)
    for path in paths {
      guard tries < EventMinimiser.mostTries else { break }
      guard let value = event[path: path] else { continue }
      var smaller = event
      if smaller.remove(at: path), isStillShown(smaller) {
        event = smaller
        continue
      }
      for simple in EventMinimiser.simpler(value) {
        var simpler = event
        if simpler.set(simple, at: path), isStillShown(simpler) {
          event = simpler
          break
        }
      }
    }
    return event
  }

  private mutating func isStillShown(_ event: JSONTree) -> Bool {
    tries += 1
    return shows(event)
  }

  /// Every path in an event, the outermost first and lists from their end.
  private static func collect(
    _ tree: JSONTree, _ path: [JSONTree.Step], into paths: inout [[JSONTree.Step]]
  ) {
    switch tree {
    case .object(let fields):
      for field in fields {
        paths.append(path + [.name(field.name)])
        collect(field.value, path + [.name(field.name)], into: &paths)
      }
    case .list(let elements):
      for (index, element) in elements.enumerated().reversed() {
        paths.append(path + [.index(index)])
        collect(element, path + [.index(index)], into: &paths)
      }
    default: break
    }
  }

  /// Simpler values, the simplest first.
  private static func simpler(_ value: JSONTree) -> [JSONTree] {
    switch value {
    case .string(let text):
      [[], [0x61]].filter { $0.count < text.count }.map { .string($0) }
        + shorter(text).map { .string($0) }
    case .number(let text):
      [[0x30], [0x31]].filter { $0.count < text.count || $0[0] < text[0] }.map { .number($0) }
    case .list(let list): list.isEmpty ? [] : [.list([])] + list.prefix(1)
    case .object(let fields): fields.isEmpty ? [] : [.object([])]
    case .bool(true): [.bool(false)]
    case .bool, .null: []
    }
  }

  /// A text without one of its halves, quarters and so on, down to single scalars.
  private static func shorter(_ text: [UInt8]) -> [[UInt8]] {
    let scalars = Array(String(decoding: text, as: UTF8.self).unicodeScalars)
    guard scalars.count > 1, scalars.count <= longestText else { return [] }
    var result: [[UInt8]] = []
    var length = scalars.count / 2
    while length > 0 {
      for start in stride(from: 0, to: scalars.count, by: length) {
        var rest = String.UnicodeScalarView()
        rest += scalars[..<start]
        rest += scalars[min(start + length, scalars.count)...]
        result.append(Array(String(rest).utf8))
      }
      length /= 2
    }
    return result
  }
}
