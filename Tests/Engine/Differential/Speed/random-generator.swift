struct Xorshift: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}

func uniform(_ generator: inout some RandomNumberGenerator) -> Double {
  Double(generator.next() >> 11) * 0x1p-53
}
// ---
var generator = Xorshift(state: 88_172_645_463_325_252)
var hits = 0
for _ in 0..<10_000_000 {
  let x = uniform(&generator), y = uniform(&generator)
  if x * x + y * y < 1 { hits += 1 }
}
print(hits)
