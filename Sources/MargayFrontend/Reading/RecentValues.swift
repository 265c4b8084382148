/// Values made of short texts that files write again and again, such as the paths of fields: made once, and kept until
/// the value of another text takes their place.
///
/// However many texts there are, no more values are kept than there are places, and of texts that are no longer than a
/// key; a text always finds its own value or none.
struct RecentValues<Value> {
  /// A text of up to 64 bytes, zeroes behind it, with its length and what its value is made for.
  private struct Key: Equatable {
    static var longest: Int { 64 }
    var words = SIMD8<UInt64>(repeating: 0)
    let count: UInt8
    let form: UInt8

    init?(_ text: UnsafeBufferPointer<UInt8>, _ form: UInt8) {
      guard !text.isEmpty, text.count <= Key.longest else { return nil }
      count = UInt8(truncatingIfNeeded: text.count)
      self.form = form
      withUnsafeMutableBytes(of: &words) { $0.copyMemory(from: UnsafeRawBufferPointer(text)) }
    }

    /// The place of the key among `count` places, a power of two.
    func place(among count: Int) -> Int {
      var value = UInt64(self.count) << 8 | UInt64(form)
      for index in 0..<(Int(self.count) + 7) / 8 {
        value = (value ^ words[index]) &* 0x9E37_79B9_7F4A_7C15
        value ^= value >> 29
      }
      return Int(truncatingIfNeeded: value) & (count - 1)
    }
  }

  private static var placeCount: Int { 512 }
  private var keys: [Key?] = []
  private var values: [Value] = []
  /// The place of each key's value in `values`.
  private var numbers: [Int16] = []

  /// The number of the value of a text that is kept for a form; nil where none is.
  func number(of text: UnsafeBufferPointer<UInt8>, form: UInt8) -> Int? {
    guard !keys.isEmpty, let key = Key(text, form) else { return nil }
    let place = key.place(among: keys.count)
    return keys[place] == key ? Int(numbers[place]) : nil
  }

  /// The value of a number that was given.
  subscript(_ number: Int) -> Value { values[number] }

  /// Keeps the value of a text.
  mutating func keep(_ value: Value, of text: UnsafeBufferPointer<UInt8>, form: UInt8) {
    guard let key = Key(text, form) else { return }
    if keys.isEmpty {
      keys = Array(repeating: nil, count: RecentValues.placeCount)
      numbers = Array(repeating: 0, count: RecentValues.placeCount)
    }
    let place = key.place(among: keys.count)
    if keys[place] == nil {
      numbers[place] = Int16(truncatingIfNeeded: values.count)
      values.append(value)
    } else {
      values[Int(numbers[place])] = value
    }
    keys[place] = key
  }
}
