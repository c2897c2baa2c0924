import OrderedJSON
import Tensors
import UserErrors

/// Variance `scale / n`, where n is the number of inputs of a unit, of its outputs, or the mean of
/// both.
///
/// Keras, `keras/src/initializers/random_initializers.py`.
public struct VarianceScaling: Initializer {
  /// What the variance is divided by.
  enum Mode: String, CaseIterable {
    case fanIn = "fan_in"
    case fanOut = "fan_out"
    case fanAverage = "fan_avg"
  }

  /// The form of the distribution.
  enum Distribution: String, CaseIterable {
    case uniform
    case truncatedNormal = "truncated_normal"
    case untruncatedNormal = "untruncated_normal"
  }

  let scale: Double
  let mode: Mode
  let distribution: Distribution
  let seed: Int?
  public let className: String

  /// The general form.
  ///
  /// - Parameters:
  ///   - mode: What the variance is divided by: `"fan_in"`, `"fan_out"` or `"fan_avg"`.
  ///   - distribution: `"truncated_normal"` (or `"normal"`, the same), `"untruncated_normal"` or
  ///     `"uniform"`.
  /// - Throws: Raises a ``UserErrors/ValueError`` for other words.
  public init(
    scale: Double = 1, mode: String = "fan_in", distribution: String = "truncated_normal",
    seed: Int? = nil
  ) {
    let words = distribution == "normal" ? "truncated_normal" : distribution
    self.init(
      named: "VarianceScaling", scale: scale, mode: Self.named(mode, "mode"),
      distribution: Self.named(words, "distribution"), seed: seed)
  }

  private static func named<Word: RawRepresentable<String> & CaseIterable>(
    _ word: String, _ parameter: String
  ) -> Word {
    guard let known = Word(rawValue: word) else {
      let words = Word.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
      raise(ValueError("VarianceScaling: \(parameter) is one of \(words), not \"\(word)\""))
    }
    return known
  }

  init(named className: String, scale: Double, mode: Mode, distribution: Distribution, seed: Int?) {
    self.className = className
    (self.scale, self.mode, self.distribution, self.seed) = (scale, mode, distribution, seed)
  }

  func seeded(_ seed: Int?) -> VarianceScaling {
    VarianceScaling(
      named: className, scale: scale, mode: mode, distribution: distribution, seed: seed)
  }

  public var config: JSON {
    let seed = self.seed.map { JSON($0) } ?? .null
    guard className == "VarianceScaling" else { return ["seed": seed] }
    return [
      "scale": JSON(scale), "mode": JSON(mode.rawValue),
      "distribution": JSON(distribution.rawValue),
      "seed": seed,
    ]
  }

  public func callAsFunction(_ shape: Shape) -> Tensor {
    let variance = scale / divisor(shape)
    switch distribution {
    case .uniform:
      let limit = (3 * variance).squareRoot()
      return Randomness.uniform(shape, from: -limit, to: limit, seed: seed)
    case .truncatedNormal:
      // The standard deviation of a normal cut at two standard deviations.
      let deviation = variance.squareRoot() / 0.87962566103423978
      return deviation * Randomness.truncatedNormal(shape, seed: seed)
    case .untruncatedNormal:
      return variance.squareRoot() * Randomness.normal(shape, seed: seed)
    }
  }

  private func divisor(_ shape: Shape) -> Double {
    let (fanIn, fanOut) = Self.fans(shape)
    switch mode {
    case .fanIn: return max(1, fanIn)
    case .fanOut: return max(1, fanOut)
    case .fanAverage: return max(1, (fanIn + fanOut) / 2)
    }
  }

  /// Inputs and outputs of one unit: the last two sizes, each times the size of the receptive
  /// field.
  static func fans(_ shape: Shape) -> (fanIn: Double, fanOut: Double) {
    let sizes = shape.map(Double.init)
    switch sizes.count {
    case 0: return (1, 1)
    case 1: return (sizes[0], sizes[0])
    default:
      let field = sizes.dropLast(2).reduce(1, *)
      return (sizes[sizes.count - 2] * field, sizes[sizes.count - 1] * field)
    }
  }
}
