/// A generator of numbers that is the same on every machine and in every run.
struct SplitMix64 {
  private var state: UInt64

  /// Makes a generator; equal seeds give equal numbers.
  init(seed: UInt64) { state = seed }

  /// The next number.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  /// A number from 0 up to but not including `count`; 0 for no count.
  mutating func below(_ count: Int) -> Int { Int(next() % UInt64(max(count, 1))) }
}
