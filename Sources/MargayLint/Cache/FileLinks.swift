/// What ties a file to others: two files with a link in common can change each other's findings.
///
/// A link is a number made of a text; two texts of one number cost time and change nothing.
struct FileLinks: Hashable {
  /// The links.
  private(set) var numbers: Set<UInt64> = []
  /// Whether any file can change the findings of any other because of this one.
  private(set) var isTiedToAll = false

  init(numbers: Set<UInt64> = [], isTiedToAll: Bool = false) {
    self.numbers = numbers
    self.isTiedToAll = isTiedToAll
  }

  /// Adds the link of a text of some kind.
  mutating func add(_ kind: String, _ text: String) {
    var number: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in kind.utf8 { number = (number ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    number = (number ^ 0xFF) &* 0x0000_0100_0000_01B3
    for byte in text.utf8 { number = (number ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    numbers.insert(number)
  }

  /// Says that any file can change the findings of any other.
  mutating func tieToAll() { isTiedToAll = true }
}
