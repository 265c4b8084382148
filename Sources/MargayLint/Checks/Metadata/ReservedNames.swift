/// Names of hosts that belong to nobody: they stand in documentation and tests (RFC 2606, RFC 6761, RFC 6762, RFC 9476).
enum ReservedNames {
  private static let topLevel = [
    "example", "test", "invalid", "localhost", "local", "internal", "alt",
  ]
  private static let domains = ["com", "net", "org", "edu"]

  /// Whether a domain is reserved or lies below a reserved one.
  static func isReserved(domain: String) -> Bool {
    let labels = lowered(domain).split(separator: UInt8(ascii: "."))
    guard let last = labels.last else { return false }
    if topLevel.contains(where: { last.elementsEqual($0.utf8) }) { return true }
    return labels.count > 1 && labels[labels.count - 2].elementsEqual("example".utf8)
      && domains.contains { last.elementsEqual($0.utf8) }
  }

  /// Whether a domain is another one or lies below it.
  static func isDomain(_ domain: String, inside other: String) -> Bool {
    let name = lowered(domain)
    let above = lowered(other)
    if name == above { return true }
    return name.count > above.count && name.suffix(above.count).elementsEqual(above)
      && name[name.count - above.count - 1] == UInt8(ascii: ".")
  }

  private static func lowered(_ text: String) -> [UInt8] {
    text.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
  }
}
