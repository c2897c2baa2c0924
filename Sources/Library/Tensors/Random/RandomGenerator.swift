internal import CKernels
import Foundation
import UserErrors

/// Random numbers that a seed repeats to the bit, on any machine of the same kind of arithmetic and
/// with any number of threads.
///
/// The generator is Philox4x32-10 (Salmon et al., SC 2011): the bits are a function of the seed and
/// a position.
public final class RandomGenerator: @unchecked Sendable {
  /// The generator that everything uses that is not given one of its own. Seeded from the system's
  /// entropy at start.
  public static var shared: RandomGenerator { ofThisWork ?? session }

  private static let session = RandomGenerator(seed: UInt64.random(in: .min ... .max))

  /// The generator of work that is done beside the session's own, on another thread.
  @TaskLocal private static var ofThisWork: RandomGenerator?

  /// Does work whose random numbers come from `self`, so that they do not depend on what else
  /// draws at the same time.
  package func drawing<Result>(_ work: () throws -> Result) rethrows -> Result {
    try Self.$ofThisWork.withValue(self, operation: work)
  }

  /// A generator for a part of a piece of work: its numbers follow from where this one stands, and
  /// from the part's numbers. This one does not move on.
  package func part(_ numbers: Int...) -> RandomGenerator {
    let state = state
    var seed = state.key ^ Self.mixed(state.position)
    for number in numbers { seed = Self.mixed(seed ^ UInt64(bitPattern: Int64(number))) }
    return RandomGenerator(seed: seed)
  }

  private let lock = Lock()
  private var key: UInt64
  private var position: UInt64 = 0

  /// A generator that gives the same numbers for the same seed.
  public init(seed: UInt64) { key = RandomGenerator.mixed(seed) }

  /// Starts over with another seed.
  public func seed(_ seed: UInt64) {
    lock.withLock {
      key = RandomGenerator.mixed(seed)
      position = 0
    }
  }

  /// Neighbouring seeds give unrelated keys (the finaliser of SplitMix64).
  private static func mixed(_ seed: UInt64) -> UInt64 {
    var bits = seed &+ 0x9E37_79B9_7F4A_7C15
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  /// The four words of the bare Philox4x32-10 at a position, for its known-answer test.
  package static func philox(key: UInt64, position: UInt64) -> [UInt32] {
    var words: [UInt32] = [0, 0, 0, 0]
    lectern_philox(key, position, &words)
    return words
  }

  /// Where a generator stands: from the same state it goes on with the same numbers.
  package struct State: Equatable, Sendable {
    package let key: UInt64
    package let position: UInt64

    package init(key: UInt64, position: UInt64) { (self.key, self.position) = (key, position) }
  }

  /// Where the generator stands.
  package var state: State {
    get { lock.withLock { State(key: key, position: position) } }
    set { lock.withLock { (key, position) = (newValue.key, newValue.position) } }
  }

  /// Sets aside the next positions of the stream.
  private func claim(_ positions: Int) -> (key: UInt64, position: UInt64) {
    lock.withLock {
      defer { position &+= UInt64(positions) }
      return (key, position)
    }
  }
}

extension RandomGenerator {
  /// Numbers uniform in [low, high).
  public func uniform(_ shape: Shape, low: Double = 0, high: Double = 1, dtype: DType = .float32) -> Tensor {
    let unit = make(shape, dtype, lectern_random_uniform, lectern_random_uniform_double)
    return low == 0 && high == 1 ? unit : unit * (high - low) + low
  }

  /// Numbers from the normal distribution with the given mean and standard deviation.
  public func normal(
    _ shape: Shape, mean: Double = 0, standardDeviation: Double = 1, dtype: DType = .float32
  ) -> Tensor {
    let standard = make(shape, dtype, lectern_random_normal, lectern_random_normal_double)
    return mean == 0 && standardDeviation == 1 ? standard : standard * standardDeviation + mean
  }

  /// Normal numbers of which those beyond two standard deviations are drawn again, as Keras's
  /// TruncatedNormal.
  public func truncatedNormal(
    _ shape: Shape, mean: Double = 0, standardDeviation: Double = 1, dtype: DType = .float32
  ) -> Tensor {
    var values: [Double] = []
    while values.count < shape.elementCount {
      values += normal([shape.elementCount + 16], dtype: .float64).doubles.filter { Swift.abs($0) <= 2 }
    }
    let kept = Tensor(shape: shape, Array(values.prefix(shape.elementCount)))
    return (kept * standardDeviation + mean).astype(dtype)
  }

  /// 1 with the given probability, else 0.
  public func bernoulli(_ shape: Shape, probability: Double, dtype: DType = .float32) -> Tensor {
    (uniform(shape) .< probability).astype(dtype)
  }

  /// Whole numbers from `low` (included) to `high` (excluded).
  public func integers(_ shape: Shape, low: Int = 0, high: Int, dtype: DType = .int64) -> Tensor {
    let unit = uniform(shape, dtype: .float64)
    return ((unit * Double(high - low)).floor() + Double(low)).astype(dtype)
  }

  /// The numbers 0..<count in random order (Fisher and Yates).
  public func permutation(_ count: Int) -> [Int] {
    var order = Array(0..<nonNegative(count, "permutation: the count"))
    let draws = uniform([Swift.max(count, 1)], dtype: .float64).doubles
    for last in stride(from: count - 1, to: 0, by: -1) {
      order.swapAt(last, Int(draws[last] * Double(last + 1)))
    }
    return order
  }

  private func make(
    _ shape: Shape, _ dtype: DType,
    _ single: (UnsafeMutablePointer<Float>, Int, UInt64, UInt64) -> Void,
    _ double: (UnsafeMutablePointer<Double>, Int, UInt64, UInt64) -> Void
  ) -> Tensor {
    let count = shape.elementCount
    if dtype == .float64 {
      let (key, position) = claim((count + 1) / 2)
      return Tensor.make(shape, Double.self) { out in
        inPieces(count, 2) { part in
          double(out + part.lowerBound, part.count, key, position &+ UInt64(part.lowerBound / 2))
        }
      }
    }
    let (key, position) = claim((count + 3) / 4)
    return Tensor.make(shape, Float.self) { out in
      inPieces(count, 4) { part in
        single(out + part.lowerBound, part.count, key, position &+ UInt64(part.lowerBound / 4))
      }
    }.astype(dtype)
  }

  /// Calls `body` for parts of 0..<count that begin at multiples of `unit`, on all threads: each
  /// number depends on its position alone.
  private func inPieces(_ count: Int, _ unit: Int, _ body: (Range<Int>) -> Void) {
    let length = 256 * unit
    forEachPiece((count + length - 1) / length) { piece in
      body(piece * length..<Swift.min((piece + 1) * length, count))
    }
  }
}

extension Tensor {
  /// Numbers uniform in [low, high) from the shared generator.
  public init(randomUniform shape: Shape, low: Double = 0, high: Double = 1, dtype: DType = .float32) {
    self = RandomGenerator.shared.uniform(shape, low: low, high: high, dtype: dtype)
  }

  /// Numbers from a normal distribution, from the shared generator.
  public init(
    randomNormal shape: Shape, mean: Double = 0, standardDeviation: Double = 1, dtype: DType = .float32
  ) {
    self = RandomGenerator.shared.normal(
      shape, mean: mean, standardDeviation: standardDeviation, dtype: dtype)
  }
}
