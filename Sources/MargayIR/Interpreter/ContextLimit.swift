/// The limit on the size of an alert context (Documentation/Language, section 6).
package enum ContextLimit {
  /// The most bytes of compact JSON that an alert context may have.
  package static let bytes = 204_800

  /// The context, or an error object in the place of one that is too long.
  package static func limited(_ context: [UInt8]) -> [UInt8] {
    guard context.count > bytes else { return context }
    let sentence = "alert context is \(context.count) bytes, more than \(bytes)"
    return Array(#"{"_error":"\#(sentence)"}"#.utf8)
  }
}
