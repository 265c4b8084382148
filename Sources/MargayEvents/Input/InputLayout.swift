/// How the events of an input are laid out.
package enum InputLayout: Hashable, Sendable {
  /// A line is an event; the first value may be a list or an envelope over several lines.
  case lines
  /// Values one after another, each over as many lines as it likes: a `.json` file.
  case values

  /// The layout that a file's name tells: `.json`, also with `.gz` or `.zst` behind it, holds values.
  package init(fileName: String) {
    var name = Array(fileName.utf8)[...]
    func ends(with ending: StaticString) -> Bool {
      let count = ending.utf8CodeUnitCount
      guard name.count >= count else { return false }
      let bytes = UnsafeBufferPointer(start: ending.utf8Start, count: count)
      // Endings are ASCII: the bit lower-cases letters and leaves the point alone.
      return zip(name.suffix(count), bytes).allSatisfy { $0 | 0x20 == $1 }
    }
    if ends(with: ".gz") {
      name = name.dropLast(3)
    } else if ends(with: ".zst") {
      name = name.dropLast(4)
    }
    self = ends(with: ".json") ? .values : .lines
  }
}
