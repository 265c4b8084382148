/// Values made of short texts that files write again and again, such as the paths of fields: made once, and kept until
/// the value of another text takes their place.
///
/// However many texts there are, no more values are kept than there are places, and of texts that are no longer than a
/// key; a text always finds its own value or none. It belongs to one thread.
final class RecentValues<Value> {
  /// A text of up to 64 bytes, zeroes behind it, with its length and what its value is made for.
  private struct Key: Equatable {
    var words = SIMD8<UInt64>(repeating: 0)
    let count: UInt8
    let form: UInt8

    /// The key of no text.
    init() { (count, form) = (0, 0) }

    init?(_ text: UnsafeBufferPointer<UInt8>, _ form: UInt8) {
      guard !text.isEmpty, text.count <= MemoryLayout<SIMD8<UInt64>>.size else { return nil }
      count = UInt8(truncatingIfNeeded: text.count)
      self.form = form
      withUnsafeMutableBytes(of: &words) { $0.copyMemory(from: UnsafeRawBufferPointer(text)) }
    }

    var place: Int {
      var value = UInt64(count) << 8 | UInt64(form)
      for index in 0..<(Int(count) + 7) / 8 {
        value = (value ^ words[index]) &* 0x9E37_79B9_7F4A_7C15
        value ^= value >> 29
      }
      return Int(truncatingIfNeeded: value) & (RecentValues.placeCount - 1)
    }
  }

  /// A power of two.
  private static var placeCount: Int { 512 }
  private let keys: UnsafeMutablePointer<Key>
  private let values: UnsafeMutablePointer<Value?>

  /// Keeps no value yet.
  init() {
    keys = .allocate(capacity: RecentValues.placeCount)
    keys.initialize(repeating: Key(), count: RecentValues.placeCount)
    values = .allocate(capacity: RecentValues.placeCount)
    values.initialize(repeating: nil, count: RecentValues.placeCount)
  }

  deinit {
    keys.deallocate()
    values.deinitialize(count: RecentValues.placeCount)
    values.deallocate()
  }

  /// The place of the value of a text that is kept for a form, until the next one is kept; nil where none is.
  func place(of text: UnsafeBufferPointer<UInt8>, form: UInt8 = 0) -> Int? {
    guard let key = Key(text, form) else { return nil }
    let place = key.place
    return keys[place] == key ? place : nil
  }

  /// The value at a place that was given; nil for any other number.
  subscript(_ place: Int) -> Value? {
    place >= 0 && place < RecentValues.placeCount ? values[place] : nil
  }

  /// Keeps the value of a text.
  func keep(_ value: Value, of text: UnsafeBufferPointer<UInt8>, form: UInt8 = 0) {
    guard let key = Key(text, form) else { return }
    let place = key.place
    keys[place] = key
    values[place] = value
  }
}
