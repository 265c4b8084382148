/// What the C parser says where it gives up, in its own words.
struct SyntaxError: Error {
  /// What it found.
  let problem: String
  /// Where it stopped, as a byte offset.
  let place: Int
  /// What it was doing; empty where it does not say.
  let context: String
  /// Where that began; nil where it does not say.
  let contextPlace: Int?
}
