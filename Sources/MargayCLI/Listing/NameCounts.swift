/// How many rules have each of some names, which are told apart by their bytes (Documentation/Language, section 0).
struct NameCounts {
  /// The names in the order in which they came, with their numbers of rules.
  private(set) var all: [(name: String, count: Int)] = []
  private var places: [[UInt8]: Int] = [:]

  /// The number of rules with a name.
  func count(of name: String) -> Int { places[Array(name.utf8)].map { all[$0].count } ?? 0 }

  /// Counts one rule for each of its names, which the front end has made unique.
  mutating func add(_ names: [String]) {
    for name in names {
      let bytes = Array(name.utf8)
      if let place = places[bytes] {
        all[place].count += 1
      } else {
        places[bytes] = all.count
        all.append((name, 1))
      }
    }
  }
}
