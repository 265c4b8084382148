/// Finds the files that links lead to from others.
struct LinkSpread {
  /// The files of each link that was not followed yet.
  private var files: [UInt64: [Int]] = [:]
  private var links: [Int: FileLinks] = [:]
  /// Whether a file of the cache is tied to all.
  private var isTiedToAll = false

  init(_ records: [String: LintCache.Record], _ indices: [String: Int]) {
    for (path, record) in records {
      if record.links.isTiedToAll { isTiedToAll = true }
      guard let index = indices[path] else { continue }
      links[index] = record.links
      for link in record.links.numbers { files[link, default: []].append(index) }
    }
  }

  /// Adds the files that links, and those of the files that are chosen, lead to; false where that is any file.
  mutating func add(_ others: [FileLinks], to chosen: inout Set<Int>) -> Bool {
    if isTiedToAll || others.contains(where: \.isTiedToAll) { return false }
    var pending = others.flatMap(\.numbers) + chosen.flatMap { links[$0]?.numbers ?? [] }
    while let link = pending.popLast() {
      for index in files.removeValue(forKey: link) ?? [] where chosen.insert(index).inserted {
        pending += links[index]?.numbers ?? []
      }
    }
    return true
  }
}
