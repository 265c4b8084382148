import MargayEvents

/// The paths of what stands in events.
enum SeedPaths {
  /// The most paths that are given, and how far below a path they may lie.
  private static let mostPaths = 40
  private static let deepest = 6

  /// The paths of texts, numbers and bools below a path, elements of lists as `[*]`; names of the path are taken on
  /// every element of a list.
  static func below(_ path: [EventKeyPathStep], in seeds: [JSONTree]) -> [[EventKeyPathStep]] {
    var found: [[EventKeyPathStep]] = []
    for seed in seeds { collect(seed, path[...], [], 0, &found) }
    return found
  }

  private static func collect(
    _ tree: JSONTree, _ rest: ArraySlice<EventKeyPathStep>, _ path: [EventKeyPathStep],
    _ depth: Int, _ found: inout [[EventKeyPathStep]]
  ) {
    guard found.count < mostPaths, depth < deepest else { return }
    switch (rest.first, tree) {
    case (.name(let name)?, .object(let fields)):
      for field in fields where field.name == name {
        collect(field.value, rest.dropFirst(), path + [.name(name)], depth, &found)
      }
    case (.index(let index)?, .list):
      guard let element = tree[path: [JSONTree.Step.index(Int(index))]] else { return }
      collect(element, rest.dropFirst(), path + [.index(index)], depth, &found)
    case (.wildcard?, .list(let elements)), (nil, .list(let elements)),
      (.name?, .list(let elements)):
      let rest = rest.first == .wildcard ? rest.dropFirst() : rest
      for element in elements.prefix(3) {
        collect(element, rest, path + [.wildcard], depth + 1, &found)
      }
    case (nil, .object(let fields)):
      for field in fields {
        collect(field.value, rest, path + [.name(field.name)], depth + 1, &found)
      }
    case (nil, .string), (nil, .number), (nil, .bool):
      if !found.contains(path) { found.append(path) }
    default: break
    }
  }
}
