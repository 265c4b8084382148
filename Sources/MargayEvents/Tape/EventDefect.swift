/// Why some bytes are no event, and where.
package struct EventDefect: Error, Hashable, Sendable {
  /// What is wrong.
  package var reason: Reason
  /// The offset in the event, in bytes.
  package var offset: Int

  /// What can be wrong with an event.
  package enum Reason: String, Hashable, Sendable, CaseIterable {
    /// Nothing but white space.
    case empty = "there is no value"
    /// Longer than the limit.
    case tooLong = "the event is longer than 4 MiB"
    /// Nested deeper than the limit.
    case tooDeep = "the event is nested deeper than 512 levels"
    /// The end inside a list or an object.
    case unexpectedEnd = "the event ends before its last list or object is closed"
    /// A string without an end.
    case unclosedString = "a string is not closed"
    /// Something that is no value where one is expected.
    case noValue = "a value is expected here"
    /// Something that is no key where one is expected.
    case noKey = "a key in quotes is expected here"
    /// No colon behind a key.
    case noColon = "a colon is expected here"
    /// Neither comma nor bracket behind an element.
    case noCommaInList = "a comma or a closing bracket is expected here"
    /// Neither comma nor brace behind a field.
    case noCommaInObject = "a comma or a closing brace is expected here"
    /// A number that JSON does not know.
    case badNumber = "a number is not well formed"
    /// An escape that JSON does not know.
    case badEscape = "an escape in a string is not well formed"
    /// Something behind the value.
    case trailingText = "text follows the value"
  }

  /// Makes a defect.
  package init(_ reason: Reason, at offset: Int) {
    self.reason = reason
    self.offset = offset
  }
}
