import Tensors

/// The random numbers of initializers, layers and shuffling: from the shared generator that
/// ``keras/utils/setRandomSeed(_:)`` starts, or from one with a seed of its own.
enum Randomness {
  /// Uniform in [low, high).
  static func uniform(_ shape: Shape, from low: Double, to high: Double, seed: Int?) -> Tensor {
    generator(seed).uniform(shape, low: low, high: high)
  }

  /// Standard normal.
  static func normal(_ shape: Shape, seed: Int?) -> Tensor { generator(seed).normal(shape) }

  /// Standard normal, values beyond ±2 drawn again.
  static func truncatedNormal(_ shape: Shape, seed: Int?) -> Tensor { generator(seed).truncatedNormal(shape) }

  /// 0..<count in random order.
  static func permutation(_ count: Int) -> [Int] { RandomGenerator.shared.permutation(count) }

  /// The shared generator, or a new one with this seed.
  static func generator(_ seed: Int?) -> RandomGenerator {
    seed.map { RandomGenerator(seed: UInt64(bitPattern: Int64($0))) } ?? .shared
  }
}
