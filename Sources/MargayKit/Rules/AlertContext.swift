import MargayEvents
import MargayIR

/// What an alert says beside its title: names and values, in the order in which they are written.
///
///     ["user": event["userName"], "attempts": 3, "regions": event.values("regions[*]")]
public struct AlertContext: Sendable {
  private var fields: [(name: [UInt8], json: [UInt8])] = []

  /// Makes an empty context.
  public init() {}

  /// Takes the fields of a JSON object; anything else gives an empty context.
  public init(json: String) { self.init(json: Array(json.utf8)) }

  /// Sets the value of a name; one that is set already keeps its place.
  public mutating func set(_ name: String, to value: any AlertContextValue) {
    let name = Array(name.utf8)
    var json: [UInt8] = []
    value.appendJSON(to: &json)
    if let index = fields.firstIndex(where: { $0.name == name }) {
      fields[index].json = json
    } else {
      fields.append((name, json))
    }
  }

  /// The context as a compact JSON object (Documentation/Language, section 0).
  package var json: [UInt8] {
    var output: [UInt8] = [UInt8(ascii: "{")]
    for (index, field) in fields.enumerated() {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      field.name.withUnsafeBufferPointer { CompactJSON.appendString($0, to: &output) }
      output.append(UInt8(ascii: ":"))
      output += field.json
    }
    output.append(UInt8(ascii: "}"))
    return output
  }

  /// Takes the fields of a JSON object, as a rule written in YAML makes it.
  init(json: [UInt8]) {
    var parser = EventParser(limit: .max)
    guard case .ok(let event) = parser.parse(json) else { return }
    fields = withExtendedLifetime(event) {
      event.root.fields.map { field in
        var json: [UInt8] = []
        field.value.appendCompactJSON(to: &json)
        return (Array(field.key.text), json)
      }
    }
  }
}

extension AlertContext: ExpressibleByDictionaryLiteral {
  /// Makes a context; of a repeated name the last value counts.
  public init(dictionaryLiteral elements: (String, any AlertContextValue)...) {
    for (name, value) in elements { set(name, to: value) }
  }
}

/// What can stand in an alert context.
public protocol AlertContextValue: Sendable {
  /// Appends the value as compact JSON.
  func appendJSON(to output: inout [UInt8])
}

extension Value: AlertContextValue {
  /// Appends the value of the event; null for a missing one.
  public func appendJSON(to output: inout [UInt8]) { ref.appendCompactJSON(to: &output) }
}

extension Text: AlertContextValue {
  /// Appends a JSON string.
  public func appendJSON(to output: inout [UInt8]) { CompactJSON.appendString(bytes, to: &output) }
}

extension String: AlertContextValue {
  /// Appends a JSON string.
  public func appendJSON(to output: inout [UInt8]) {
    Array(utf8).withUnsafeBufferPointer { CompactJSON.appendString($0, to: &output) }
  }
}

extension Int: AlertContextValue {
  /// Appends the digits.
  public func appendJSON(to output: inout [UInt8]) { output += Array(String(self).utf8) }
}

extension Double: AlertContextValue {
  /// Appends the number; null for one that JSON does not have.
  public func appendJSON(to output: inout [UInt8]) {
    guard isFinite else {
      output += Array("null".utf8)
      return
    }
    Array(String(self).utf8).withUnsafeBufferPointer {
      NumberText.append($0, isInteger: false, to: &output)
    }
  }
}

extension Bool: AlertContextValue {
  /// Appends `true` or `false`.
  public func appendJSON(to output: inout [UInt8]) {
    output += Array((self ? "true" : "false").utf8)
  }
}

extension Optional: AlertContextValue where Wrapped: AlertContextValue {
  /// Appends the value; null for none.
  public func appendJSON(to output: inout [UInt8]) {
    guard let self else {
      output += Array("null".utf8)
      return
    }
    self.appendJSON(to: &output)
  }
}

extension Array: AlertContextValue where Element: AlertContextValue {
  /// Appends a JSON list.
  public func appendJSON(to output: inout [UInt8]) {
    output.append(UInt8(ascii: "["))
    for (index, element) in enumerated() {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      element.appendJSON(to: &output)
    }
    output.append(UInt8(ascii: "]"))
  }
}

extension AlertContext: AlertContextValue {
  /// Appends a JSON object.
  public func appendJSON(to output: inout [UInt8]) { output += json }
}
