import Tensors
import UserErrors

/// How well two groupings of the same samples agree, by the pairs that both put together or apart:
/// 1 for the same groups whatever their numbers, about 0 for groups by chance. As scikit-learn's
/// `adjusted_rand_score` (Hubert and Arabie, 1985).
@_disfavoredOverload
public func adjustedRandScore(
  _ labelsTrue: some ArrayConvertible, _ labelsPred: some ArrayConvertible
) -> Double {
  let (first, second) = pair(labelsTrue.asArray, labelsPred.asArray, "adjustedRandScore")
  let (rows, rowSizes) = numbered(first)
  let (columns, columnSizes) = numbered(second)
  var joint: [Int: Double] = [:]
  for (row, column) in zip(rows, columns) { joint[row * columnSizes.count + column, default: 0] += 1 }
  let squares = { (counts: [Double]) in counts.reduce(0) { $0 + $1 * $1 } }
  let count = Double(first.count)
  let same = squares(Array(joint.values))
  // Pairs (each counted twice) that are together in both, in one alone, and in neither.
  let both = same - count
  let onlyFirst = squares(rowSizes) - same
  let onlySecond = squares(columnSizes) - same
  let neither = count * count - onlyFirst - onlySecond - same
  if onlyFirst == 0, onlySecond == 0 { return 1 }
  let chance =
    (both + onlyFirst) * (onlyFirst + neither) + (both + onlySecond) * (onlySecond + neither)
  return 2 * (both * neither - onlyFirst * onlySecond) / chance
}

/// What two groupings of the same samples tell about each other, from 0 to 1: their mutual
/// information divided by a mean of their entropies. As scikit-learn's
/// `normalized_mutual_info_score`.
///
/// - Parameters:
///   - labelsTrue: The groups.
///   - labelsPred: The other groups.
///   - averageMethod: The mean: "arithmetic", "geometric", "min" or "max".
@_disfavoredOverload
public func normalizedMutualInfoScore(
  _ labelsTrue: some ArrayConvertible, _ labelsPred: some ArrayConvertible,
  averageMethod: String = "arithmetic"
) -> Double {
  let name = "normalizedMutualInfoScore"
  let (first, second) = pair(labelsTrue.asArray, labelsPred.asArray, name)
  let (a, b) = (numbered(first).counts, numbered(second).counts)
  if a.count == 1, b.count == 1 { return 1 }
  let shared = mutualInfoScore(first, second)
  if shared <= Double.ulpOfOne { return 0 }
  let (one, other) = (entropy(a), entropy(b))
  switch averageMethod {
  case "arithmetic": return shared / ((one + other) / 2)
  case "geometric": return shared / (one * other).squareRoot()
  case "min": return shared / min(one, other)
  case "max": return shared / max(one, other)
  default:
    raise(
      ValueError(
        "\(name): averageMethod is \"arithmetic\", \"geometric\", \"min\" or \"max\", not "
          + "\"\(averageMethod)\""))
  }
}

/// The entropy of groups of these sizes, in nats.
private func entropy(_ counts: [Double]) -> Double {
  let total = counts.reduce(0, +)
  return -counts.reduce(0) { $0 + $1 / total * np.log($1 / total) }
}

/// How well each sample lies in its own group, (b - a) / max(a, b) with its mean distances a to the
/// others of its group and b to those of the nearest other group: from -1 to 1, 0 for a group of
/// one. As scikit-learn's `silhouette_samples` (Rousseeuw, 1987).
///
/// - Parameters:
///   - x: The samples (n, features).
///   - labels: The group of each.
///   - metric: "euclidean", "manhattan" or "cosine".
@_disfavoredOverload
public func silhouetteSamples(
  _ x: some ArrayConvertible, _ labels: some ArrayConvertible, metric: String = "euclidean"
) -> Tensor {
  let x = samples(x.asArray, "silhouetteScore")
  let distances = orRaise { () throws(ValueError) in try DistancesToAll(x, metric, "silhouetteScore") }
  let (groups, sizes) = numbered(Learn.labels(labels.asArray, x.shape[0], "silhouetteScore"))
  orRaise { () throws(ValueError) in
    guard sizes.count > 1, sizes.count < x.shape[0] else {
      throw ValueError(
        "silhouetteScore: needs from 2 to n - 1 groups, got \(sizes.count) groups of \(x.shape[0]) "
          + "samples")
    }
  }
  let scores = groups.indices.map { index -> Double in
    checkInterruption()
    var sums = [Double](repeating: 0, count: sizes.count)
    for (group, distance) in zip(groups, distances.from(index)) { sums[group] += distance }
    let own = groups[index]
    guard sizes[own] > 1 else { return 0 }
    let inside = sums[own] / (sizes[own] - 1)
    let outside = sizes.indices.filter { $0 != own }.map { sums[$0] / sizes[$0] }.min() ?? 0
    let larger = max(inside, outside)
    return larger == 0 ? 0 : (outside - inside) / larger
  }
  return Tensor(scores, dtype: .float64)
}

/// The mean of ``silhouetteSamples(_:_:metric:)``: how clearly the groups are apart. As
/// scikit-learn's `silhouette_score`.
@_disfavoredOverload
public func silhouetteScore(
  _ x: some ArrayConvertible, _ labels: some ArrayConvertible, metric: String = "euclidean"
) -> Double {
  silhouetteSamples(x, labels, metric: metric).mean().item()
}

/// The distances of one sample to all.
private struct DistancesToAll {
  private let x: Tensor
  private let metric: String

  init(_ x: Tensor, _ metric: String, _ operation: String) throws(ValueError) {
    guard ["euclidean", "l2", "manhattan", "l1", "cosine"].contains(metric) else {
      throw ValueError(
        "\(operation): metric \"\(metric)\" is unknown; known are euclidean, manhattan, cosine")
    }
    let x = x.astype(.float64)
    self.metric = metric
    guard metric == "cosine" else {
      self.x = x
      return
    }
    let lengths = np.linalg.norm(x, axis: 1, keepdims: true)
    self.x = x / np.where(lengths .== 0, 1.0, lengths)
  }

  func from(_ index: Int) -> [Double] {
    let differences = x - x[index]
    switch metric {
    case "manhattan", "l1": return differences.abs().sum(axis: 1).doubles
    // Of vectors of length one, |a - b|^2 = 2 (1 - cos).
    case "cosine": return (differences.square().sum(axis: 1) / 2).doubles
    default: return differences.square().sum(axis: 1).sqrt().doubles
    }
  }
}
