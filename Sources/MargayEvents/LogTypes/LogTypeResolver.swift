/// The log type of an event, as a number that one resolver gives out.
@frozen
package struct LogTypeID: Hashable, Sendable {
  /// The number; negative for the two that have no name.
  package let rawValue: Int32

  /// Makes an identifier.
  @inlinable
  package init(rawValue: Int32) { self.rawValue = rawValue }

  /// The event does not say its type and no shape fits.
  package static let unknown = LogTypeID(rawValue: -1)
  /// The event says a type that neither Margay nor any rule knows.
  package static let foreign = LogTypeID(rawValue: -2)
}

/// Finds the log type of events: the given one, else the one the event says, else the one it has the shape of.
package struct LogTypeResolver: Sendable {
  /// The names, by the number of their identifier: the known log types first, in the order of `LogTypes.all`.
  package private(set) var names: [String]
  private let utf8: [[UInt8]]
  private let given: LogTypeID?
  private var recognizer = LogTypeRecognizer(LogTypes.all)
  private let field = FieldName("p_log_type")
  /// The name that the last event said, which is mostly that of the next one too.
  private var lastSaid: LogTypeID?

  /// Makes a resolver.
  ///
  /// `given` is the type of all events, whatever they say; nil for none. `names` are the types that rules listen to.
  package init(given: String? = nil, names: some Sequence<String> = []) {
    var all = LogTypes.all.map(\.name)
    var bytes = all.map { Array($0.utf8) }
    var places: [[UInt8]: Int] = [:]
    for (place, name) in bytes.enumerated() { places[name] = place }
    for name in Array(names) + (given.map { [$0] } ?? []) {
      let utf8 = Array(name.utf8)
      if places[utf8] != nil { continue }
      places[utf8] = all.count
      all.append(name)
      bytes.append(utf8)
    }
    self.names = all
    self.utf8 = bytes
    self.given = given.flatMap { places[Array($0.utf8)] }.map { LogTypeID(rawValue: Int32($0)) }
  }

  /// The identifier of a name; nil when no event can have it.
  package func id(of name: String) -> LogTypeID? {
    utf8.firstIndex { $0.elementsEqual(name.utf8) }.map { LogTypeID(rawValue: Int32($0)) }
  }

  /// The name of a type; nil for one without a name.
  package func name(of id: LogTypeID) -> String? {
    id.rawValue >= 0 && Int(id.rawValue) < names.count ? names[Int(id.rawValue)] : nil
  }

  /// What is known of a type; nil for one that Margay does not know.
  package func type(of id: LogTypeID) -> LogType? {
    id.rawValue >= 0 && Int(id.rawValue) < LogTypes.all.count
      ? LogTypes.all[Int(id.rawValue)] : nil
  }

  /// The log type of an event, by its outermost value.
  package mutating func resolve(_ event: ValueRef) -> LogTypeID {
    if let given { return given }
    let said = event.field(field)
    if said.kind == .string && said.text.count > 0 { return resolveName(said.text) }
    guard let number = recognizer.recognize(event) else { return .unknown }
    return LogTypeID(rawValue: Int32(number))
  }

  private mutating func resolveName(_ name: UnsafeBufferPointer<UInt8>) -> LogTypeID {
    if let lastSaid, equals(lastSaid, name) { return lastSaid }
    for number in utf8.indices {
      let id = LogTypeID(rawValue: Int32(number))
      if equals(id, name) {
        lastSaid = id
        return id
      }
    }
    return .foreign
  }

  private func equals(_ id: LogTypeID, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
    utf8[Int(id.rawValue)].withUnsafeBufferPointer { TextComparison.equals($0, name) }
  }
}
