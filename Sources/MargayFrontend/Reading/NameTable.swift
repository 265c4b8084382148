import MargayYAML

/// Names of the language in their order, found by bytes without a search.
///
/// A reference type: tables are passed on for every small mapping; immutable.
final class NameTable: Sendable {
  /// The names, each at most 255 bytes of ASCII.
  let names: [String]
  /// The index of the name in each place of the table, -1 for none; a power of two, at most half full.
  private let places: [Int16]
  /// The bytes of all names, one after another, and where each begins.
  private let bytes: [UInt8]
  private let starts: [Int]

  init(_ names: [String]) {
    self.names = names
    bytes = names.flatMap { Array($0.utf8) }
    var starts = [0]
    for name in names { starts.append((starts.last ?? 0) + name.utf8.count) }
    self.starts = starts
    var size = 16
    while size < names.count * 2 { size *= 2 }
    var places = [Int16](repeating: -1, count: size)
    for (index, name) in names.enumerated() {
      var place = Array(name.utf8).withUnsafeBufferPointer { NameTable.hash($0) } & (size - 1)
      while places[place] >= 0 { place = (place + 1) & (size - 1) }
      places[place] = Int16(truncatingIfNeeded: index)
    }
    self.places = places
  }

  /// The index of a name; nil for a text that is none.
  func index(of text: UnsafeBufferPointer<UInt8>) -> Int? {
    var place = NameTable.hash(text) & (places.count - 1)
    while places[place] >= 0 {
      let index = Int(places[place])
      if isName(index, text) { return index }
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

  private func isName(_ index: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = starts[index]
    guard starts[index + 1] - start == text.count else { return false }
    for offset in 0..<text.count where bytes[start + offset] != text[offset] { return false }
    return true
  }

  /// A number from the length and three bytes, which tells the names of the language apart well enough.
  private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    guard let first = text.first, let last = text.last else { return 0 }
    let middle = text[text.count / 2]
    return Int(first) &* 31 &+ Int(middle) &* 7 &+ Int(last) &+ text.count &* 17
  }
}
