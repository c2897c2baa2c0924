import Tensors
import UserErrors

/// How far a mean activation is from the wanted one: s(target, actual), number by number.
public enum SparsityMeasure: String, Sendable {
  /// KL(target || actual) of two Bernoulli distributions, actual clipped to [1e-7, 1 - 1e-7].
  case kl
  /// |target - actual|.
  case l1
  /// (target - actual)².
  case l2

  /// The measure of each number.
  public func callAsFunction(_ target: Double, _ actual: Tensor) -> Tensor {
    switch self {
    case .kl: Self.kl(target, actual)
    case .l1: (actual - target).abs()
    case .l2: (actual - target).square()
    }
  }

  /// target log(target / actual) + (1 - target) log((1 - target) / (1 - actual)).
  static func kl(_ target: Double, _ actual: Tensor) -> Tensor {
    let actual = actual.clip(probabilityEpsilon, 1 - probabilityEpsilon)
    let entropy = target * np.log(target) + (1 - target) * np.log(1 - target)
    return entropy - target * actual.log() - (1 - target) * (1 - actual).log()
  }

  /// The measure of this name.
  static func named(_ name: String) throws -> SparsityMeasure {
    guard let measure = SparsityMeasure(rawValue: name) else {
      throw ValueError(unknownName(name, of: "sparsity measure", known: ["kl", "l1", "l2"]))
    }
    return measure
  }

  static func check(target: Double, of what: String) throws {
    guard target > 0, target < 1 else {
      throw ValueError(
        "the target of \(what) is a share of activity strictly between 0 and 1, not \(target)")
    }
  }
}
