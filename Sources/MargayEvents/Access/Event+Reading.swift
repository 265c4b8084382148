extension Event {
  /// Gives the event what code that reads it needs beside its bytes: the log type that it is known by, and where
  /// to note what goes wrong.
  ///
  /// Called before the event is handed to such code, by whoever parsed it.
  package func prepareForReading(logType: StandingText?, notes: EventNotes?) {
    storage.knownLogType = logType
    storage.notes = notes
  }

  /// The memory that values borrowed from the event stand in.
  package var memory: EventStorage { storage }

  /// Where reads of the event are noted; nil for an event that nobody evaluates.
  package var notes: EventNotes? { storage.notes }

  /// Whether somebody keeps what is read.
  @inlinable package var isRecorded: Bool { storage.isRecording.pointee }

  /// The field that every event has without carrying it, where `name` means one (Documentation/Language, section 10).
  ///
  /// `own` is the event's own field of that name, or missing; nil when that is what counts. The event keeps the text
  /// that the value points into.
  package func syntheticField(
    _ name: UnsafeBufferPointer<UInt8>, own: ValueRef
  ) -> ValueRef? {
    guard SyntheticField.mayBe(name) else { return nil }
    let isExact: Bool
    switch SyntheticField.named(Lowercasing.lowercased(Array(name))) {
    case .none: return nil
    case .rowID:
      guard own.node < 0 else { return nil }
      return storage.rowID {
        StandingText(
          [UInt8](unsafeUninitializedCapacity: Event.madeRowIDCount) { buffer, count in
            if let start = buffer.baseAddress { writeRowID(to: start) }
            count = Event.madeRowIDCount
          })
      }.value
    case .logType:
      isExact = SyntheticField.named(Array(name)) == .logType
    }
    let given =
      storage.logTypeNode >= 0
      ? ValueRef(storage.tape, node: storage.logTypeNode) : storage.knownLogType?.value
    guard let given else { return nil }
    // As for rules in YAML: a field whose name differs in case is another one, which a name that differs in case
    // finds first.
    if !isExact, own.node > 0 {
      let key = own.tape.text(own.node - 1)
      if !key.elementsEqual(SyntheticField.logTypeName) { return nil }
    }
    return given
  }
}

extension Event {
  /// The value of a field of the event by its name, as code that reads it finds it: the exact name, else the first that
  /// is equal after lower-casing, else what every event has.
  ///
  /// The bytes of the name need not stand longer than the call, and nothing is allocated but a row id; `tag` is their
  /// `KeyTag.asciiTag`.
  package func field(named name: UnsafeBufferPointer<UInt8>, tag: UInt16) -> ValueRef {
    let tape = storage.tape
    guard tape[0].kind == .object else { return root.missing }
    let own = ValueRef(tape, node: tape.field(of: 0, named: name, tag: tag))
    return SyntheticField.mayBe(name) ? syntheticField(name, own: own) ?? own : own
  }
}

extension ValueRef {
  /// The value of a field by its name: the exact one, else the first that is equal after lower-casing.
  ///
  /// The bytes of the name need not stand longer than the call, and nothing is allocated; `tag` is their
  /// `KeyTag.asciiTag`.
  package func field(named name: UnsafeBufferPointer<UInt8>, tag: UInt16) -> ValueRef {
    guard node >= 0, tape[node].kind == .object else { return missing }
    return ValueRef(tape, node: tape.field(of: node, named: name, tag: tag))
  }

  /// The value of a field by its name.
  package func field(named name: UnsafeBufferPointer<UInt8>) -> ValueRef {
    field(named: name, tag: KeyTag.asciiTag(of: name))
  }
}
