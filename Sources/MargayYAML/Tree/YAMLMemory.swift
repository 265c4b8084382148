import MargayDiagnostics

/// The memory with which files are read one after another: it is used again where nobody keeps the last tree.
package final class YAMLMemory {
  /// Zeroes behind every text: words are loaded without a look at the end, and no text holds a zero, so that every
  /// search ends at the first of them.
  static let padding = 64

  private var tree: YAMLTree?
  private var text: UnsafeMutablePointer<UInt8>
  private var textCapacity: Int
  private var keys: UnsafeMutablePointer<UInt64>
  private var keyCapacity: Int

  /// Makes memory that grows with the files.
  package init() {
    textCapacity = 8192
    text = .allocate(capacity: textCapacity)
    keyCapacity = 512
    keys = .allocate(capacity: keyCapacity)
  }

  deinit {
    text.deallocate()
    keys.deallocate()
  }

  /// The tree for the next file: the last one when nobody else refers to it.
  func freeTree() -> YAMLTree {
    if isKnownUniquelyReferenced(&tree), let tree { return tree }
    let fresh = YAMLTree()
    tree = fresh
    return fresh
  }

  /// A copy of a text with `padding` zeroes behind it, until the next call.
  func padded(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafePointer<UInt8> {
    let needed = bytes.count + YAMLMemory.padding
    if needed > textCapacity {
      text.deallocate()
      textCapacity = needed + needed / 2
      text = .allocate(capacity: textCapacity)
    }
    if let start = bytes.baseAddress { text.initialize(from: start, count: bytes.count) }
    (text + bytes.count).initialize(repeating: 0, count: YAMLMemory.padding)
    return UnsafePointer(text)
  }

  /// The memory for the fingerprints of keys and for how many.
  var keyRoom: (keys: UnsafeMutablePointer<UInt64>, capacity: Int) { (keys, keyCapacity) }

  /// Makes room for more fingerprints, of which all are filled.
  func growKeys() -> (keys: UnsafeMutablePointer<UInt64>, capacity: Int) {
    let larger = UnsafeMutablePointer<UInt64>.allocate(capacity: keyCapacity * 2)
    larger.moveInitialize(from: keys, count: keyCapacity)
    keys.deallocate()
    keys = larger
    keyCapacity *= 2
    return keyRoom
  }
}
