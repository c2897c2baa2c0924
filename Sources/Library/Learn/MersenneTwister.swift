import Tensors

/// The generator of NumPy's `RandomState`, so that `randomState: 42` gives the split that it gives in
/// scikit-learn.
///
/// MT19937 of Matsumoto and Nishimura (1998), seeded by a number as their `init_genrand`.
struct MersenneTwister {
  private var state = [UInt32](repeating: 0, count: 624)
  private var place = 624

  init(seed: UInt32) {
    state[0] = seed
    for index in 1..<624 {
      let last = state[index - 1]
      state[index] = 1_812_433_253 &* (last ^ (last >> 30)) &+ UInt32(index)
    }
  }

  mutating func next() -> UInt32 {
    if place == 624 { renew() }
    var bits = state[place]
    place += 1
    bits ^= bits >> 11
    bits ^= (bits << 7) & 0x9d2c_5680
    bits ^= (bits << 15) & 0xefc6_0000
    return bits ^ (bits >> 18)
  }

  private mutating func renew() {
    for index in 0..<624 {
      let bits = (state[index] & 0x8000_0000) | (state[(index + 1) % 624] & 0x7fff_ffff)
      state[index] = state[(index + 397) % 624] ^ (bits >> 1) ^ (bits & 1 == 0 ? 0 : 0x9908_b0df)
    }
    place = 0
  }

  /// A whole number from 0 to `largest`, included: draws with as many bits as it has, until one fits.
  private mutating func number(upTo largest: UInt32) -> UInt32 {
    guard largest > 0 else { return 0 }
    let mask = UInt32.max >> UInt32(largest.leadingZeroBitCount)
    while true {
      let drawn = next() & mask
      if drawn <= largest { return drawn }
    }
  }

  /// The elements in random order, as `RandomState.permutation`.
  mutating func permutation(_ elements: [Int]) -> [Int] {
    var order = elements
    for last in stride(from: elements.count - 1, to: 0, by: -1) {
      order.swapAt(last, Int(number(upTo: UInt32(last))))
    }
    return order
  }
}

/// Where a split takes its order from: a seed of its own, or the shared generator.
struct Shuffling {
  private var twister: MersenneTwister?

  init(randomState: Int?) {
    twister = randomState.map { MersenneTwister(seed: UInt32(truncatingIfNeeded: $0)) }
  }

  mutating func permutation(_ elements: [Int]) -> [Int] {
    guard var generator = twister else {
      return RandomGenerator.shared.permutation(elements.count).map { elements[$0] }
    }
    defer { twister = generator }
    return generator.permutation(elements)
  }
}
