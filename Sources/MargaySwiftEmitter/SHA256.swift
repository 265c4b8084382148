/// The digest of FIPS 180-4, so that a tool which converts needs no library for it.
enum SHA256 {
  /// The digest in lower-case hexadecimal digits.
  static func hexDigest(of bytes: [UInt8]) -> String {
    var hash = initial
    var message = bytes
    message.append(0x80)
    while message.count % 64 != 56 { message.append(0) }
    let bitCount = UInt64(bytes.count) * 8
    for shift in stride(from: UInt64(56), through: 0, by: -8) {
      message.append(UInt8(truncatingIfNeeded: bitCount >> shift))
    }
    for start in stride(from: 0, to: message.count, by: 64) {
      add(message[start..<(start + 64)], to: &hash)
    }
    var text: [UInt8] = []
    for word in hash {
      for shift in stride(from: UInt32(28), through: 0, by: -4) {
        let digit = UInt8((word >> shift) & 15)
        text.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func add(_ block: ArraySlice<UInt8>, to hash: inout [UInt32]) {
    var words: [UInt32] = []
    words.reserveCapacity(64)
    for place in stride(from: block.startIndex, to: block.endIndex, by: 4) {
      words.append(block[place..<(place + 4)].reduce(0) { $0 << 8 | UInt32($1) })
    }
    for place in 16..<64 {
      let early = words[place - 15]
      let late = words[place - 2]
      let first = turn(early, 7) ^ turn(early, 18) ^ (early >> 3)
      let second = turn(late, 17) ^ turn(late, 19) ^ (late >> 10)
      words.append(words[place - 16] &+ first &+ words[place - 7] &+ second)
    }
    var state = hash
    for place in 0..<64 {
      let (a, e) = (state[0], state[4])
      let mixed = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)
      let choice = (e & state[5]) ^ (~e & state[6])
      let first = state[7] &+ mixed &+ choice &+ constants[place] &+ words[place]
      let major = (a & state[1]) ^ (a & state[2]) ^ (state[1] & state[2])
      let second = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) &+ major
      state = [
        first &+ second, a, state[1], state[2], state[3] &+ first, e, state[5], state[6],
      ]
    }
    for place in 0..<8 { hash[place] &+= state[place] }
  }

  private static func turn(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word >> count | word << (32 - count)
  }

  private static let initial: [UInt32] = [
    0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A, 0x510E_527F, 0x9B05_688C, 0x1F83_D9AB,
    0x5BE0_CD19,
  ]

  private static let constants: [UInt32] = [
    0x428A_2F98, 0x7137_4491, 0xB5C0_FBCF, 0xE9B5_DBA5, 0x3956_C25B, 0x59F1_11F1, 0x923F_82A4,
    0xAB1C_5ED5, 0xD807_AA98, 0x1283_5B01, 0x2431_85BE, 0x550C_7DC3, 0x72BE_5D74, 0x80DE_B1FE,
    0x9BDC_06A7, 0xC19B_F174, 0xE49B_69C1, 0xEFBE_4786, 0x0FC1_9DC6, 0x240C_A1CC, 0x2DE9_2C6F,
    0x4A74_84AA, 0x5CB0_A9DC, 0x76F9_88DA, 0x983E_5152, 0xA831_C66D, 0xB003_27C8, 0xBF59_7FC7,
    0xC6E0_0BF3, 0xD5A7_9147, 0x06CA_6351, 0x1429_2967, 0x27B7_0A85, 0x2E1B_2138, 0x4D2C_6DFC,
    0x5338_0D13, 0x650A_7354, 0x766A_0ABB, 0x81C2_C92E, 0x9272_2C85, 0xA2BF_E8A1, 0xA81A_664B,
    0xC24B_8B70, 0xC76C_51A3, 0xD192_E819, 0xD699_0624, 0xF40E_3585, 0x106A_A070, 0x19A4_C116,
    0x1E37_6C08, 0x2748_774C, 0x34B0_BCB5, 0x391C_0CB3, 0x4ED8_AA4A, 0x5B9C_CA4F, 0x682E_6FF3,
    0x748F_82EE, 0x78A5_636F, 0x84C8_7814, 0x8CC7_0208, 0x90BE_FFFA, 0xA450_6CEB, 0xBEF9_A3F7,
    0xC671_78F2,
  ]
}
