import MargayEvents

/// A value of a document that is read, with the way to it for messages.
struct JSONMember {
  /// The value.
  let value: ValueRef
  /// The way to it, for example `detection.children[0]`.
  let way: String

  /// A member of an object; missing when it is absent.
  func member(_ name: String) -> JSONMember {
    var key = name
    return JSONMember(
      value: key.withUTF8 { value.field(exactly: $0) }, way: way.isEmpty ? name : way + "." + name)
  }

  /// A member that is absent or null counts as nil.
  func optional(_ name: String) -> JSONMember? {
    let member = member(name)
    return member.value.isMissingOrNull ? nil : member
  }

  /// The elements of a list.
  func elements() throws(ProgramReadError) -> [JSONMember] {
    guard value.kind == .list else { throw wrong("a list") }
    var result: [JSONMember] = []
    for element in value.elements {
      result.append(JSONMember(value: element, way: "\(way)[\(result.count)]"))
    }
    return result
  }

  /// The bytes of a string.
  func bytes() throws(ProgramReadError) -> [UInt8] {
    guard value.kind == .string else { throw wrong("a string") }
    return Array(value.text)
  }

  /// A string.
  func string() throws(ProgramReadError) -> String {
    String(decoding: try bytes(), as: UTF8.self)
  }

  /// A boolean.
  func bool() throws(ProgramReadError) -> Bool {
    guard value.kind == .bool else { throw wrong("a boolean") }
    return value.bool
  }

  /// An integer that the type can hold.
  func integer<T: FixedWidthInteger>(_ type: T.Type) throws(ProgramReadError) -> T {
    guard value.kind == .number, case .integer(let number) = value.number,
      let result = T(exactly: number)
    else { throw wrong("an integer of \(T.bitWidth) bits") }
    return result
  }

  /// A list of strings.
  func strings() throws(ProgramReadError) -> [String] {
    var result: [String] = []
    for element in try elements() { result.append(try element.string()) }
    return result
  }

  /// One of the values of an enumeration; `what` names it in the message.
  func choice<T: RawRepresentable>(
    _ type: T.Type, _ what: String
  ) throws(ProgramReadError) -> T where T.RawValue == String {
    // The bytes are compared too, because a String also equals its canonical equivalents.
    guard let result = T(rawValue: try string()), try bytes() == Array(result.rawValue.utf8)
    else { throw wrong(what) }
    return result
  }

  /// The error of a value that is not what it should be.
  func wrong(_ expected: String) -> ProgramReadError {
    let found = value.kind == .missing ? "is missing" : "is \(Reason.text(value))"
    let subject = way.isEmpty ? "the document" : way
    return ProgramReadError(message: "\(subject) \(found), not \(expected)", offset: nil)
  }
}
