import MargayKit

/// A user agent: products with versions, `aws-cli/1.18.2 Python/3.8` (RFC 9110, section 10.1.5).
struct UserAgent {
  /// A version as numbers; what follows the first part that is none is left out.
  struct Version: Comparable {
    let parts: [Int]

    init(_ text: Text) {
      var parts: [Int] = []
      for part in text.split(separator: ".") {
        let digits = part.utf8.prefix { (0x30...0x39).contains($0) }
        guard !digits.isEmpty, let number = Int(String(decoding: digits, as: UTF8.self)) else {
          break
        }
        parts.append(number)
        if digits.count < part.utf8Count { break }
      }
      self.parts = parts
    }

    static func < (left: Version, right: Version) -> Bool {
      let count = max(left.parts.count, right.parts.count)
      for place in 0..<count {
        let first = place < left.parts.count ? left.parts[place] : 0
        let second = place < right.parts.count ? right.parts[place] : 0
        if first != second { return first < second }
      }
      return false
    }

    static func == (left: Version, right: Version) -> Bool { !(left < right) && !(right < left) }
  }

  /// The names of the products, in lower case, each with its version.
  let products: [(name: Text, version: Version)]

  /// Reads a user agent; comments in parentheses are left out.
  init(_ text: Text) {
    var depth = 0
    let outside = text.utf8.filter { byte in
      if byte == UInt8(ascii: "(") { depth += 1 }
      if byte == UInt8(ascii: ")") { depth = max(0, depth - 1) }
      return depth == 0 && byte != UInt8(ascii: ")")
    }
    products = Text(String(decoding: outside, as: UTF8.self)).split(separator: " ").compactMap {
      let parts = $0.split(separator: "/")
      guard let name = parts.first, !name.isEmpty else { return nil }
      return (name.lowercased(), Version(parts.count > 1 ? parts[1] : ""))
    }
  }

  /// The version of a product, named in lower case; nil where it is not there.
  func version(of product: Text) -> Version? {
    products.first { $0.name == product }?.version
  }
}
