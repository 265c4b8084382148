import Crypto
import MargayDiagnostics
package import MargayFrontend

/// What an earlier run knows of files: their digests, what ties them to each other, and what was found in them.
///
/// A cache is of one version of the tool with one set of flags (its key) and holds for one set of configurations. Whatever
/// is not exactly as it was written is no cache: then all files are linted.
package struct LintCache {
  /// What is known of a file.
  struct Record {
    /// What the system said of the file before it was read.
    var stamp: FileStamp
    /// Whether the stamp alone tells that nothing has changed since.
    var isSettled: Bool
    /// The digest of the content; empty for a file that is linted in every run.
    var digest: [UInt8]
    var isNamed: Bool
    var configuration: Int
    var facts: LintedFileResult.Facts
    var links: FileLinks
    /// What was found, as `CachedFindings` writes it; empty where nothing was.
    var findings: ArraySlice<UInt8>
  }

  private static let magic = Array("margay lint cache 1\n".utf8)

  /// The digest of the configurations.
  var configurations: [UInt8] = []
  /// The records, by the paths of the files as they were found.
  var records: [String: Record] = [:]

  /// Makes a cache that knows nothing.
  package init() {}

  /// SHA-256 of bytes.
  package static func digest(_ bytes: [UInt8]) -> [UInt8] {
    var hash = SHA256()
    bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
    return Array(hash.finalize())
  }

  /// Whether a file is as it was, for sure and without reading it.
  package func isKnown(_ file: RuleFilePath) -> Bool {
    guard let record = records[file.path] else { return false }
    return record.isSettled && record.stamp == file.stamp && record.isNamed == file.isNamed
      && !record.digest.isEmpty
  }

  /// The bytes of a file that holds the cache under a key.
  package func bytes(key: [UInt8]) -> [UInt8] {
    var writer = CacheWriter()
    writer.blob(key)
    writer.blob(configurations)
    let sorted = records.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    writer.number(sorted.count)
    for (path, record) in sorted {
      writer.text(path)
      record.write(to: &writer)
    }
    return LintCache.magic + LintCache.digest(writer.bytes) + writer.bytes
  }

  /// Reads a cache; nil for one of another key, of another version, and for anything else.
  package init?(_ bytes: [UInt8], key: [UInt8]) {
    let start = LintCache.magic.count + 32
    guard bytes.count > start, bytes.starts(with: LintCache.magic) else { return nil }
    let body = Array(bytes[start...])
    guard LintCache.digest(body).elementsEqual(bytes[LintCache.magic.count..<start]) else {
      return nil
    }
    var reader = CacheReader(body[...])
    do throws(CacheReader.Damage) {
      guard try reader.blob().elementsEqual(key) else { return nil }
      configurations = Array(try reader.blob())
      let list = try reader.list { (reader) throws(CacheReader.Damage) in
        (try reader.text(), try Record(&reader))
      }
      guard reader.isAtEnd else { return nil }
      records.reserveCapacity(list.count)
      for (path, record) in list { records[path] = record }
    } catch {
      return nil
    }
  }
}

extension LintCache.Record {
  fileprivate func write(to writer: inout CacheWriter) {
    for number in stamp.numbers { writer.number(number) }
    writer.bool(isSettled)
    writer.blob(digest)
    writer.bool(isNamed)
    writer.number(configuration)
    switch facts {
    case .nothing: writer.number(0)
    case .checked: writer.number(1)
    case .ignored: writer.number(2)
    case .notRun(let ruleID, let reason):
      writer.number(3)
      writer.optional(ruleID)
      writer.text(reason)
    case .changes(let overrides, let filters):
      writer.number(4)
      writer.number(overrides)
      writer.number(filters)
    }
    writer.bool(links.isTiedToAll)
    writer.number(links.numbers.count)
    for number in links.numbers.sorted() { writer.number(number) }
    writer.blob(findings)
  }

  fileprivate init(_ reader: inout CacheReader) throws(CacheReader.Damage) {
    var numbers: [UInt64] = []
    for _ in 0..<5 { numbers.append(try reader.number()) }
    guard let stamp = FileStamp(numbers: numbers) else { throw CacheReader.Damage() }
    self.stamp = stamp
    isSettled = try reader.bool()
    digest = Array(try reader.blob())
    isNamed = try reader.bool()
    configuration = try reader.count()
    switch try reader.number() {
    case 0: facts = .nothing
    case 1: facts = .checked
    case 2: facts = .ignored
    case 3: facts = .notRun(ruleID: try reader.optional(), reason: try reader.text())
    case 4: facts = .changes(overrides: try reader.count(), filters: try reader.count())
    default: throw CacheReader.Damage()
    }
    let isTiedToAll = try reader.bool()
    let links = try reader.list { (reader) throws(CacheReader.Damage) in try reader.number() }
    self.links = FileLinks(numbers: Set(links), isTiedToAll: isTiedToAll)
    findings = try reader.blob()
  }
}
