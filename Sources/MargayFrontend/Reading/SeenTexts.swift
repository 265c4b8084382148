/// The texts of one list so far, by their bytes: few are compared with each other, many get a table.
struct SeenTexts {
  private static let most = 16
  private var texts: [String] = []
  private var table: Set<[UInt8]> = []

  /// Knows no text; `count` are expected.
  init(expecting count: Int = 0) {
    if count > 1 { texts.reserveCapacity(min(count, SeenTexts.most)) }
  }

  /// Adds a text; false for one that was there.
  mutating func insert(_ text: String) -> Bool {
    guard texts.count < SeenTexts.most else {
      if table.isEmpty { for text in texts { table.insert(Array(text.utf8)) } }
      return table.insert(Array(text.utf8)).inserted
    }
    let count = text.utf8.count
    let isNew = !texts.contains { $0.utf8.count == count && $0.utf8.elementsEqual(text.utf8) }
    if isNew { texts.append(text) }
    return isNew
  }
}
