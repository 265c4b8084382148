/// A few bytes that stand in every secret of a known form, and hardly anywhere else: only around them is one looked for.
enum SecretSign {
  /// How many bytes before its sign a secret begins at most.
  static let longestLead = 8

  /// Where in 16 bytes a sign begins, a byte of ones for each such place; `second` and `third` are the 16 bytes one and
  /// two places further on.
  @inline(__always)
  static func places(
    _ first: SIMD16<UInt8>, _ second: SIMD16<UInt8>, _ third: SIMD16<UInt8>
  ) -> SIMD16<UInt8> {
    @inline(__always)
    func equals(_ bytes: SIMD16<UInt8>, _ letter: Unicode.Scalar) -> SIMD16<UInt8> {
      TextBlocks.places(of: UInt8(truncatingIfNeeded: letter.value), in: bytes)
    }
    let underscore = equals(third, "_")
    // AKIA, AIza
    var found = equals(first, "K") & equals(second, "I") & equals(third, "A")
    found = found | (equals(first, "I") & equals(second, "z"))
    // xox?-, sk_live_ and rk_live_, eyJ
    found = found | (equals(first, "x") & equals(second, "o") & equals(third, "x"))
    found = found | (equals(first, "k") & equals(second, "_") & equals(third, "l"))
    found = found | (equals(first, "y") & equals(second, "J"))
    // gh?_, npm_
    found = found | (equals(first, "h") & underscore)
    found = found | (equals(first, "p") & equals(second, "m") & underscore)
    // github_pat_, glpat-
    found = found | (equals(first, "a") & equals(second, "t") & (underscore | equals(third, "-")))
    // -----BEGIN
    found = found | (equals(first, "-") & equals(second, "B"))
    // secret, in any case
    let small = SIMD16<UInt8>(repeating: 0x20)
    found =
      found
      | (equals(first | small, "e") & equals(second | small, "c") & equals(third | small, "r"))
    return found
  }
}
