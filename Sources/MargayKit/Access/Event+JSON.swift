public import MargayEvents

extension Event {
  /// Reads an event from JSON text, as events of a log are read (Documentation/Language, section 0).
  ///
  /// For trying a rule in a test or a playground.
  ///
  /// - Throws: `UnreadableEvent` for anything but one JSON object.
  public init(json: String) throws(UnreadableEvent) {
    var parser = EventParser()
    switch parser.parse(Array(json.utf8)) {
    case .ok(let event):
      guard event.root.kind == .object else { throw UnreadableEvent("the event is no object") }
      self = event
    case .bad(let defect):
      throw UnreadableEvent("byte \(defect.offset): \(defect.reason.rawValue)")
    }
  }
}

/// A text that is no event.
public struct UnreadableEvent: Error, Hashable, CustomStringConvertible {
  /// Why, as a plain sentence.
  public let description: String

  init(_ description: String) { self.description = description }
}
