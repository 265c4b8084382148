import MargayDiagnostics
package import MargayFrontend

/// Lints the files that have changed since a cache was written, and those whose findings may have changed with them.
///
/// The result is that of a run over all files. Files are tied by links (`FileLinks`): when one changes, comes or goes,
/// every file that a chain of links leads to is linted again, as if there were no others. Where anything is tied to
/// all files, and where more than half would be linted, all are.
package struct CachedLintRun {
  /// What a run found, and the cache for the next one.
  package struct Outcome {
    /// What was found.
    package let report: LintReport
    /// What is to be written; nil where the old cache says the same.
    package let cache: LintCache?
    /// The number of files that were linted.
    package let lintedCount: Int
  }

  private let run: LintRun
  private var cache: LintCache
  /// When the run began, before any file was read.
  private let start: UInt64
  private var sources: LintSources
  private var digests: [Int: [UInt8]] = [:]
  private let indices: [String: Int]

  /// Makes a run over files, of which those that the cache knows need not be read.
  package init(_ run: LintRun, _ cache: LintCache, start: UInt64, _ sources: LintSources) {
    self.run = run
    self.cache = cache
    self.start = start
    self.sources = sources
    indices = Dictionary(
      sources.files.enumerated().map { ($0.element.source.path, $0.offset) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Lints.
  ///
  /// - Throws: `FileError` for a file that cannot be read.
  package mutating func lint() throws(FileError) -> Outcome {
    let configurations = configurationDigest
    if cache.configurations != configurations { cache = LintCache() }
    var chosen: Set<Int> = []
    var isRefreshed = false
    for index in sources.files.indices {
      switch try state(of: index) {
      case .changed: chosen.insert(index)
      case .refreshed: isRefreshed = true
      case .same: break
      }
    }
    let gone = cache.records.filter { indices[$0.key] == nil }
    let isChanged = !chosen.isEmpty || !gone.isEmpty
    for index in chosen { try sources.files[index].read() }
    var spread = LinkSpread(cache.records, indices)
    var isPart =
      chosen.count * 2 <= sources.files.count && !gone.contains { $0.value.links.isTiedToAll }
    if isChanged, isPart {
      let written = run.links(of: chosen, in: sources)
      isPart = spread.add(gone.map(\.value.links) + written, to: &chosen)
    }
    while true {
      if isChanged, !isPart || chosen.count * 2 > sources.files.count {
        isPart = false
        chosen = Set(sources.files.indices)
      }
      for index in chosen { try sources.files[index].read() }
      let fresh =
        chosen.isEmpty ? [] : run.results(sources, chosen.sorted(), withLinks: true).files
      if isChanged, chosen.count < sources.files.count {
        // A name that is missing may be like any name of any file: the part does not know them all.
        isPart = !fresh.contains { $0.result.isTiedToAll }
        let count = chosen.count
        isPart = isPart && spread.add(fresh.map(\.result.links), to: &chosen)
        if !isPart || chosen.count > count { continue }
      }
      if let report = try merged(fresh) {
        let isSame = !isChanged && !isRefreshed
        return Outcome(
          report: report, cache: isSame ? nil : written(fresh, configurations),
          lintedCount: chosen.count)
      }
      guard chosen.count < sources.files.count else {
        return Outcome(report: run.lint(sources), cache: nil, lintedCount: chosen.count)
      }
      // What the cache has does not fit its files.
      chosen = Set(sources.files.indices)
      cache = LintCache()
      isRefreshed = true
    }
  }

  private enum State {
    case same
    /// The content is the same, but the stamp was not.
    case refreshed
    case changed
  }

  private mutating func state(of index: Int) throws(FileError) -> State {
    let file = sources.files[index]
    guard var record = cache.records[file.source.path], !record.digest.isEmpty,
      record.isNamed == file.isNamed, record.configuration == file.configuration
    else { return .changed }
    if !file.isRead { return .same }
    guard record.digest == digest(of: index) else { return .changed }
    record.stamp = file.stamp
    record.isSettled = file.stamp.isSettled(at: start)
    cache.records[file.source.path] = record
    return .refreshed
  }

  private mutating func digest(of index: Int) -> [UInt8] {
    if let known = digests[index] { return known }
    let digest = LintCache.digest(sources.files[index].source.bytes)
    digests[index] = digest
    return digest
  }

  private var configurationDigest: [UInt8] {
    var writer = CacheWriter()
    for configuration in sources.configurations {
      writer.text(configuration.folder)
      writer.optional(configuration.file?.path)
      writer.blob(configuration.file?.bytes ?? [])
    }
    return LintCache.digest(writer.bytes)
  }

  /// The report of fresh results and of what the cache has of the other files; nil where that does not fit them.
  private mutating func merged(
    _ fresh: [(index: Int, result: LintedFileResult)]
  ) throws(FileError) -> LintReport? {
    var report = LintReport(excludedCount: sources.excludedCount)
    var next = fresh.startIndex
    for index in sources.files.indices {
      let path = sources.files[index].source.path
      if next < fresh.endIndex, fresh[next].index == index {
        let result = fresh[next].result
        next += 1
        report.summary.add(result.facts, sources.files[index].source)
        report.diagnostics += result.shown
        report.suppressed += result.suppressed
        continue
      }
      guard let record = cache.records[path] else { return nil }
      if !record.findings.isEmpty { try sources.files[index].read() }
      report.summary.add(record.facts, sources.files[index].source)
      if record.findings.isEmpty { continue }
      guard let found = try findings(of: record, at: index) else { return nil }
      report.diagnostics += found.shown
      report.suppressed += found.suppressed
    }
    return report
  }

  private mutating func findings(
    of record: LintCache.Record, at index: Int
  ) throws(FileError) -> (shown: [Diagnostic], suppressed: [SuppressedFinding])? {
    var reader = CacheReader(record.findings)
    var failure: FileError?
    do throws(CacheReader.Damage) {
      return try CachedFindings.read(&reader, of: sources.files[index].source) { path in
        guard let other = indices[path] else { return nil }
        do throws(FileError) {
          try sources.files[other].read()
        } catch {
          failure = error
          return nil
        }
        return sources.files[other].source
      }
    } catch {
      if let failure { throw failure }
      return nil
    }
  }

  /// The cache for the next run.
  private mutating func written(
    _ fresh: [(index: Int, result: LintedFileResult)], _ configurations: [UInt8]
  ) -> LintCache {
    var written = cache
    written.configurations = configurations
    for path in cache.records.keys where indices[path] == nil { written.records[path] = nil }
    for (index, result) in fresh {
      let file = sources.files[index]
      var links = result.links
      if result.isTiedToAll { links.tieToAll() }
      var writer = CacheWriter()
      if !result.shown.isEmpty || !result.suppressed.isEmpty {
        CachedFindings.write(result, to: &writer)
      }
      written.records[file.source.path] = LintCache.Record(
        stamp: file.stamp, isSettled: file.stamp.isSettled(at: start),
        digest: isReplayable(result) ? digest(of: index) : [], isNamed: file.isNamed,
        configuration: file.configuration, facts: result.facts, links: links,
        findings: writer.bytes[...])
    }
    return written
  }

  /// Whether all places of the findings stand in files of the run, so that they can be shown again.
  private func isReplayable(_ result: LintedFileResult) -> Bool {
    (result.shown + result.suppressed.map(\.diagnostic)).allSatisfy { diagnostic in
      diagnostic.related.allSatisfy { indices[$0.file.path] != nil }
    }
  }
}
