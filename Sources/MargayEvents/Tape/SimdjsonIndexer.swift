#if Simdjson
  import CMargaySimdjson

  /// The structural index of a JSON text, made by simdjson's first stage.
  ///
  /// It refuses what the second stage would have to repair (invalid UTF-8, raw control characters); such texts are
  /// indexed by `StructuralIndexer`.
  struct SimdjsonIndexer {
    private let memory: OpaquePointer

    /// Makes an indexer; nil when there is no memory.
    init?() {
      guard let memory = margay_simdjson_create() else { return nil }
      self.memory = memory
    }

    /// Gives the memory back.
    func deallocate() { margay_simdjson_destroy(memory) }

    /// The index of `count` bytes, or nil when simdjson refuses them; it stands until the next call.
    func index(
      _ bytes: UnsafePointer<UInt8>, count: Int
    ) -> (index: UnsafePointer<UInt32>, count: Int)? {
      var entries = 0
      guard let index = margay_simdjson_index(memory, bytes, count, &entries) else { return nil }
      return (index, entries)
    }
  }
#endif
