/// The texts of one list so far, by their bytes: few are compared with each other, many get a table.
struct SeenTexts {
  private static let most = 16
  private var texts: [String] = []
  private var table: Set<[UInt8]> = []

  /// Adds a text; false for one that was there.
  mutating func insert(_ text: String) -> Bool {
    guard texts.count < SeenTexts.most else {
      if table.isEmpty { for text in texts { table.insert(Array(text.utf8)) } }
      return table.insert(Array(text.utf8)).inserted
    }
    let isNew = !texts.contains { $0.utf8.elementsEqual(text.utf8) }
    if isNew { texts.append(text) }
    return isNew
  }
}
