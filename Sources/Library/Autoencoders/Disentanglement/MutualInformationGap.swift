import Learn
import Tensors
import UserErrors

/// MIG, the mutual information gap (Chen, Li, Grosse, Duvenaud 2018), computed as Google's
/// disentanglement_lib does: how far the unit that knows most of a factor is ahead of the unit that
/// knows second most, in parts of the factor's entropy, as a mean over factors.
///
///     let (images, factors) = datasets.sprites(count: 10_000)
///     mutualInformationGap(vae.posteriorMeans(x), factors.classes)
///
/// `MIG = 1/K sum_k (I(c_j1; v_k) - I(c_j2; v_k)) / H(v_k)`, j1 and j2 being the units with the two
/// largest I. It is 1 where each factor has a unit of its own, 0 where two units know the same.
///
/// - Parameters:
///   - codes: (samples, units), the means of the posterior. disentanglement_lib takes 10,000
///     samples.
///   - factors: (samples, factors), whole numbers; of a factor with values between, its classes.
///   - bins: the parts of equal width into which each unit's range is cut.
/// - Returns: from 0 to 1. Fewer than two units, and a factor that never changes, are an error.
@_disfavoredOverload
public func mutualInformationGap(_ codes: Tensor, _ factors: Tensor, bins: Int = 20) -> Double {
  let (codes, factors) = checkedCodes(codes, factors, "mutualInformationGap")
  orRaise { () throws(ValueError) in
    guard codes.shape[1] > 1 else {
      throw ValueError("mutualInformationGap: needs two units or more, for a gap between them")
    }
  }
  let table = codeFactorInformation(codes, factors, bins: bins)
  let gaps = (0..<factors.shape[1]).map { factor -> Double in
    let labels = factors[.all, factor]
    let entropy = mutualInfoScore(labels, labels)
    orRaise { () throws(ValueError) in
      guard entropy > 0 else {
        throw ValueError(
          "mutualInformationGap: factor \(factor) has the same value in all samples; leave it out")
      }
    }
    let sorted = table[.all, factor].doubles.sorted(by: >)
    return (sorted[0] - sorted[1]) / entropy
  }
  return gaps.reduce(0, +) / Double(gaps.count)
}

/// What each unit tells about each factor: the mutual information I(c; v) of the unit, cut into
/// `bins` parts of equal width, and the factor, in nats. The table from which
/// ``mutualInformationGap(_:_:bins:)`` is read; as a picture it shows which unit knows what.
///
/// - Parameters:
///   - codes: (samples, units).
///   - factors: (samples, factors), whole numbers.
/// - Returns: (units, factors), float64.
@_disfavoredOverload
public func codeFactorInformation(_ codes: Tensor, _ factors: Tensor, bins: Int = 20) -> Tensor {
  let (codes, factors) = checkedCodes(codes, factors, "codeFactorInformation")
  orRaise { () throws(ValueError) in
    guard bins > 0 else {
      throw ValueError("codeFactorInformation: bins is \(bins), but must be positive")
    }
  }
  let labels = (0..<factors.shape[1]).map { factors[.all, $0] }
  let rows = (0..<codes.shape[1]).map { unit -> [Double] in
    checkInterruption()
    let parts = equalParts(codes[.all, unit], bins)
    return labels.map { mutualInfoScore(parts, $0) }
  }
  return Tensor(shape: [codes.shape[1], labels.count], rows.flatMap { $0 })
}

/// The part in which each number lies, from 1: how many of the left edges of `count` parts of equal
/// width it reaches. As NumPy's `digitize(x, histogram(x, count)[1][:-1])`, edges in the type of
/// the numbers.
func equalParts(_ x: Tensor, _ count: Int) -> [Int] {
  let numbers = x.doubles
  var (low, high) = (numbers.min() ?? 0, numbers.max() ?? 0)
  if low == high { (low, high) = (low - 0.5, high + 0.5) }
  let step = (high - low) / Double(count)
  let edges = (0..<count).map { part -> Double in
    let edge = low + Double(part) * step
    return x.dtype == .float32 ? Double(Float(edge)) : edge
  }
  return numbers.map { number in
    // The place that division gives is at most one beside, by rounding.
    var part = min(max(Int((number - low) / step) + 1, 1), count)
    while part < count, number >= edges[part] { part += 1 }
    while part > 1, number < edges[part - 1] { part -= 1 }
    return part
  }
}
