import MargayYAML

/// Names of the language in their order, found by bytes without a search.
///
/// A reference type: tables are passed on for every small mapping; immutable.
final class NameTable: Sendable {
  /// What tells a text from others: its length, its first eight bytes and its last eight.
  ///
  /// It is all of a text of up to sixteen bytes.
  private struct Mark: Equatable {
    let first: UInt64
    let last: UInt64
    let count: Int

    @inline(__always)
    init(_ text: UnsafeBufferPointer<UInt8>) {
      let bytes = UnsafeRawBufferPointer(text)
      count = bytes.count
      if count >= 8 {
        first = bytes.loadUnaligned(as: UInt64.self)
        last = bytes.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
      } else if count >= 4 {
        first = UInt64(bytes.loadUnaligned(as: UInt32.self))
        last = UInt64(bytes.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self))
      } else {
        var word: UInt64 = 0
        for byte in text { word = word << 8 | UInt64(byte) }
        first = word
        last = 0
      }
    }

    /// The first place to look at among `size` places, a power of two.
    @inline(__always)
    func place(among size: Int) -> Int {
      var value = (first ^ last << 7) &* 0x9E37_79B9_7F4A_7C15
      value ^= value >> 32
      return (Int(truncatingIfNeeded: value) &+ count) & (size - 1)
    }
  }

  /// A name in its place of the table; the index is negative where there is none.
  private struct Place {
    let mark: Mark
    let index: Int
  }

  /// The names.
  let names: [String]
  /// The same names in bytes.
  private let bytes: [[UInt8]]
  /// The names by their marks; a power of two, at most half full.
  private let places: [Place]

  init(_ names: [String]) {
    self.names = names
    var size = 16
    while size < names.count * 2 { size *= 2 }
    bytes = names.map { Array($0.utf8) }
    let none = [].withUnsafeBufferPointer { Place(mark: Mark($0), index: -1) }
    var places = [Place](repeating: none, count: size)
    for (index, name) in bytes.enumerated() {
      let mark = name.withUnsafeBufferPointer { Mark($0) }
      var place = mark.place(among: size)
      while places[place].index >= 0 { place = (place + 1) & (size - 1) }
      places[place] = Place(mark: mark, index: index)
    }
    self.places = places
  }

  /// The index of a name; nil for a text that is none.
  func index(of text: UnsafeBufferPointer<UInt8>) -> Int? {
    let mark = Mark(text)
    var place = mark.place(among: places.count)
    while places[place].index >= 0 {
      let index = places[place].index
      if places[place].mark == mark, mark.count <= 16 || bytes[index].elementsEqual(text) {
        return index
      }
      place = (place + 1) & (places.count - 1)
    }
    return nil
  }

  /// The index of the name that a node is; nil for any other node.
  func index(of node: YAMLNode) -> Int? { node.index { index(of: $0) } }

  /// The index of a name; nil for a text that is none.
  func index(of text: String) -> Int? {
    var text = text
    return text.withUTF8 { index(of: $0) }
  }
}
