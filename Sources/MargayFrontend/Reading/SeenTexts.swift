/// Whether texts of a list stand in it twice, by their bytes: few are compared with each other, many get a table.
struct SeenTexts {
  private static let most = 16
  private var table: Set<[UInt8]> = []

  /// Whether a text is none of those before it; `texts` are all that were.
  mutating func insert(_ text: String, after texts: [String]) -> Bool {
    guard texts.count < SeenTexts.most else {
      if table.isEmpty { for text in texts { table.insert(Array(text.utf8)) } }
      return table.insert(Array(text.utf8)).inserted
    }
    let count = text.utf8.count
    return !texts.contains { $0.utf8.count == count && $0.utf8.elementsEqual(text.utf8) }
  }
}
