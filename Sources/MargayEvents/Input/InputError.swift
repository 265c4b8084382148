/// An input that cannot be read to its end: it does not open, a read fails, compressed data is broken.
package struct InputError: Error, Hashable, Sendable {
  /// The input's name as it is shown.
  package var input: String
  /// What is wrong, as a plain phrase.
  package var message: String

  /// Makes an error.
  package init(input: String, message: String) {
    self.input = input
    self.message = message
  }
}
