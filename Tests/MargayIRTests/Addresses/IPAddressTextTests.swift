import MargayIR
import Testing

/// What is an address and what is not (Documentation/Language, section 3).
struct IPAddressTextTests {
  static func parse(_ text: String) -> IPAddress? {
    var text = text
    return text.withUTF8 { IPAddressText.address($0) }
  }

  @Test(
    arguments: [
      ("0.0.0.0", 0), ("255.255.255.255", 0xFFFF_FFFF), ("10.0.0.1", 0x0A00_0001),
      ("1.20.255.0", 0x0114_FF00),
    ] as [(String, UInt32)])
  func v4(_ text: String, _ expected: UInt32) {
    #expect(Self.parse(text) == IPAddress(v4: expected))
  }

  @Test(
    arguments: [
      ("::", 0, 0), ("::1", 0, 1), ("1::", 0x0001_0000_0000_0000, 0),
      ("1:2:3:4:5:6:7:8", 0x0001_0002_0003_0004, 0x0005_0006_0007_0008),
      ("1:2:3:4:5:6:7::", 0x0001_0002_0003_0004, 0x0005_0006_0007_0000),
      ("::2:3:4:5:6:7:8", 0x0000_0002_0003_0004, 0x0005_0006_0007_0008),
      ("1:2:3::6:7:8", 0x0001_0002_0003_0000, 0x0000_0006_0007_0008),
      ("2001:DB8::aBcD", 0x2001_0DB8_0000_0000, 0xABCD),
      ("::ffff:10.0.0.1", 0, 0xFFFF_0A00_0001),
      ("::1.2.3.4", 0, 0x0102_0304),
      ("1:2:3:4:5:6:1.2.3.4", 0x0001_0002_0003_0004, 0x0005_0006_0102_0304),
      ("1::4:1.2.3.4", 0x0001_0000_0000_0000, 0x0000_0004_0102_0304),
      ("fe80::1%eth0", 0xFE80_0000_0000_0000, 1), ("fe80::1% ", 0xFE80_0000_0000_0000, 1),
      ("0001:0002::", 0x0001_0002_0000_0000, 0),
    ] as [(String, UInt64, UInt64)])
  func v6(_ text: String, _ high: UInt64, _ low: UInt64) {
    #expect(Self.parse(text) == IPAddress(high: high, low: low))
  }

  @Test(arguments: [
    "", " ", "1", "1.2.3", "1.2.3.4.5", "1.2.3.", ".1.2.3", "1..2.3", "01.2.3.4", "1.2.3.04",
    "1.2.3.00", "256.1.1.1", "1.2.3.999", "1.2.3.4 ", " 1.2.3.4", "+1.2.3.4", "0x1.2.3.4",
    "1.2.3.4%eth0", "1.2.3.4/32", "999999999999999999999.1.1.1", "١.2.3.4", ":", ":::", "1:",
    ":1", "::1::", "1:::2", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8::",
    "::1:2:3:4:5:6:7:8", "12345::", "g::", "::1.2.3", "::01.2.3.4", "1:2:3:4:5:6:7:1.2.3.4",
    "1.2.3.4::", "::1.2.3.4:5", "::1%", "::1%a%b", "::1%a/64", "::1/64", "[::1]", "::1 ",
  ])
  func noAddress(_ text: String) {
    #expect(Self.parse(text) == nil)
  }

  @Test(arguments: [
    ("::ffff:10.0.0.1", "10.0.0.1"), ("::FFFF:0:0", "0.0.0.0"), ("::fffe:1.2.3.4", nil),
    ("::1.2.3.4", nil), ("10.0.0.1", nil), ("1::ffff:1.2.3.4", nil),
  ])
  func mapped(_ text: String, _ part: String?) throws {
    let address = try #require(Self.parse(text))
    #expect(address.mapped == part.flatMap(Self.parse))
  }
}
