import MargayIR
import Testing

/// The frozen registries, at the edges of their blocks (Documentation/Language, section 3).
struct SpecialPurposeAddressesTests {
  enum Reach { case isPrivate, isPublic, shared }

  @Test(
    arguments: [
      ("0.0.0.0", .isPrivate), ("0.255.255.255", .isPrivate), ("1.0.0.0", .isPublic),
      ("9.255.255.255", .isPublic), ("10.0.0.0", .isPrivate), ("10.255.255.255", .isPrivate),
      ("11.0.0.0", .isPublic), ("100.63.255.255", .isPublic), ("100.64.0.0", .shared),
      ("100.127.255.255", .shared), ("100.128.0.0", .isPublic), ("127.0.0.1", .isPrivate),
      ("128.0.0.0", .isPublic), ("169.253.255.255", .isPublic), ("169.254.0.0", .isPrivate),
      ("169.255.0.0", .isPublic), ("172.15.255.255", .isPublic), ("172.16.0.0", .isPrivate),
      ("172.31.255.255", .isPrivate), ("172.32.0.0", .isPublic), ("192.0.0.0", .isPrivate),
      ("192.0.0.7", .isPrivate), ("192.0.0.8", .isPrivate), ("192.0.0.9", .isPublic),
      ("192.0.0.10", .isPublic), ("192.0.0.11", .isPrivate), ("192.0.0.170", .isPrivate),
      ("192.0.0.255", .isPrivate), ("192.0.1.0", .isPublic), ("192.0.2.1", .isPrivate),
      ("192.0.3.0", .isPublic), ("192.31.196.1", .isPublic), ("192.52.193.1", .isPublic),
      ("192.88.99.1", .isPublic), ("192.88.99.2", .isPrivate), ("192.167.255.255", .isPublic),
      ("192.168.0.0", .isPrivate), ("192.169.0.0", .isPublic), ("192.175.48.1", .isPublic),
      ("198.17.255.255", .isPublic), ("198.18.0.0", .isPrivate), ("198.19.255.255", .isPrivate),
      ("198.20.0.0", .isPublic), ("198.51.100.7", .isPrivate), ("203.0.113.7", .isPrivate),
      ("224.0.0.1", .isPublic), ("239.255.255.255", .isPublic), ("240.0.0.0", .isPrivate),
      ("255.255.255.254", .isPrivate), ("255.255.255.255", .isPrivate),
      ("::", .isPrivate), ("::1", .isPrivate), ("::2", .isPublic), ("::8.8.8.8", .isPublic),
      ("::ffff:10.0.0.1", .isPrivate), ("::ffff:8.8.8.8", .isPublic),
      ("::ffff:100.64.0.1", .shared), ("64:ff9b::10.0.0.1", .isPublic),
      ("64:ff9b:1::1", .isPrivate), ("64:ff9b:2::1", .isPublic), ("100::1", .isPrivate),
      ("100:0:0:1::1", .isPrivate), ("100:0:0:2::1", .isPublic), ("2001::1", .isPublic),
      ("2001:1::", .isPrivate), ("2001:1::1", .isPublic), ("2001:1::2", .isPublic),
      ("2001:1::3", .isPublic), ("2001:1::4", .isPrivate), ("2001:2::1", .isPrivate),
      ("2001:2:1::1", .isPrivate), ("2001:3::1", .isPublic), ("2001:4:112::1", .isPublic),
      ("2001:4:113::1", .isPrivate), ("2001:10::1", .isPublic), ("2001:1f:ffff::", .isPublic),
      ("2001:20::1", .isPublic), ("2001:30::1", .isPublic), ("2001:40::1", .isPrivate),
      ("2001:1ff:ffff::", .isPrivate), ("2001:200::", .isPublic), ("2001:db8::1", .isPrivate),
      ("2001:db9::1", .isPublic), ("2002::1", .isPublic), ("2620:4f:8000::1", .isPublic),
      ("3fff:fff:ffff::1", .isPrivate), ("3fff:1000::1", .isPublic), ("5f00::1", .isPrivate),
      ("5f01::1", .isPublic), ("fbff::1", .isPublic), ("fc00::1", .isPrivate),
      ("fdff::1", .isPrivate), ("fe00::1", .isPublic), ("fe80::1", .isPrivate),
      ("febf::1", .isPrivate), ("fec0::1", .isPublic), ("ff02::1", .isPublic),
    ] as [(String, Reach)])
  func reach(_ text: String, _ expected: Reach) throws {
    let address = try #require(IPAddressTextTests.parse(text))
    #expect(SpecialPurposeAddresses.isPrivate(address) == (expected == .isPrivate))
    #expect(SpecialPurposeAddresses.isPublic(address) == (expected == .isPublic))
  }
}
