import MargayIR
import Testing

/// Networks as text and as sets of addresses (Documentation/Language, section 3).
struct IPNetworkTests {
  @Test(arguments: [
    ("10.0.0.0/8", "10.0.0.0/8", false), ("10.1.2.3/8", "10.0.0.0/8", true),
    ("1.2.3.4/32", "1.2.3.4/32", false), ("1.2.3.4/0", "0.0.0.0/0", true),
    ("0.0.0.0/0", "0.0.0.0/0", false), ("128.0.0.0/1", "128.0.0.0/1", false),
    ("::/0", "::/0", false), ("2001:db8::1/32", "2001:db8::/32", true),
    ("::1/128", "::1/128", false), ("::ffff:10.0.0.1/120", "::ffff:a00:0/120", true),
    ("1:2:3:4:5:6:7:8/64", "1:2:3:4::/64", true),
    ("1:0:2:3:4:5:6:7/128", "1:0:2:3:4:5:6:7/128", false),
    ("1:0:0:2:0:0:0:3/128", "1:0:0:2::3/128", false), ("fe80::/65", "fe80::/65", false),
  ])
  func networks(_ text: String, _ canonical: String, _ hostBitsSet: Bool) throws {
    let parsed = try #require(IPNetwork.parse(text))
    #expect(parsed.network.text == canonical)
    #expect(parsed.hostBitsSet == hostBitsSet)
    #expect(IPNetwork.parse(canonical)?.network == parsed.network)
  }

  @Test(arguments: [
    "", "/", "10.0.0.0", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/08", "10.0.0.0/00", "10.0.0.0/-1",
    "10.0.0.0/+8", "10.0.0.0/8 ", "10.0.0.0 /8", "10.0.0/8", "::/129", "::/1000", "::/064",
    "fe80::%eth0/64", "fe80::1%a/64", "10.0.0.0/255.0.0.0", "10.0.0.0/8/8", "/8", "::/6４",
  ])
  func noNetwork(_ text: String) {
    #expect(IPNetwork.parse(text) == nil)
  }

  @Test(arguments: [
    ("10.0.0.0/8", "10.255.255.255", true), ("10.0.0.0/8", "11.0.0.0", false),
    ("10.0.0.0/8", "9.255.255.255", false), ("10.0.0.0/8", "10.4.0.0/16", true),
    ("10.4.0.0/16", "10.0.0.0/8", true), ("10.4.0.0/16", "10.5.0.0/16", false),
    ("0.0.0.0/0", "255.255.255.255", true), ("0.0.0.0/0", "::", false),
    ("::/0", "0.0.0.0", false), ("::/0", "0.0.0.0/0", false), ("::ffff:0:0/96", "1.2.3.4", false),
    ("10.0.0.0/8", "::ffff:10.0.0.1", false), ("2001:db8::/33", "2001:db8:8000::", false),
    ("2001:db8::/33", "2001:db8:7fff:ffff::", true),
    ("2001:db8::/65", "2001:db8::8000:0:0:0", false),
    ("2001:db8::/65", "2001:db8::7fff:0:0:1%x", true), ("1.2.3.4/32", "1.2.3.4", true),
    ("1.2.3.4/32", "1.2.3.5", false), ("::1/128", "::1", true), ("::1/128", "::2", false),
  ])
  func overlap(_ network: String, _ value: String, _ expected: Bool) throws {
    let network = try #require(IPNetwork.parse(network)).network
    var text = value
    let other = try #require(text.withUTF8 { IPNetwork.addressOrNetwork($0) })
    #expect(network.overlaps(other) == expected)
    #expect(other.overlaps(network) == expected)
  }
}
