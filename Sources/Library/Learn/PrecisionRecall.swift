import Tensors
import UserErrors

/// The area under a curve by the trapezoid rule: as scikit-learn's `auc`.
///
/// - Parameters:
///   - x: Places that rise or fall all the way: `auc(fpr, tpr)`.
///   - y: The height at each.
@_disfavoredOverload
public func auc(_ x: some ArrayConvertible, _ y: some ArrayConvertible) -> Double {
  let x = finite(x.asArray.flatten(), "auc").doubles
  let y = finite(y.asArray.flatten(), "auc").doubles
  let steps = zip(x.dropFirst(), x).map { $0 - $1 }
  let rises = steps.allSatisfy { $0 >= 0 }
  orRaise { () throws(ValueError) in
    guard x.count == y.count, x.count > 1 else {
      throw ValueError(
        "auc: needs as many heights as places, two at least, got \(y.count) and \(x.count)")
    }
    guard rises || steps.allSatisfy({ $0 <= 0 }) else {
      throw ValueError("auc: x neither rises nor falls all the way; sort the points by x first")
    }
  }
  var area = 0.0
  for (place, step) in steps.enumerated() { area += step * (y[place] + y[place + 1]) / 2 }
  return rises ? area : -area
}

/// For each threshold of the scores, rising: which part of those at or above it is positive
/// (`precision`), and which part of the positives lies there (`recall`). A last point (1, 0) closes
/// the curve and has no threshold. As scikit-learn's `precision_recall_curve`.
///
/// - Parameters:
///   - yTrue: Labels: two different ones.
///   - yScore: A score for each, higher for positives.
///   - posLabel: The label of the positives; 1 if nil.
///   - dropIntermediate: Whether to leave out thresholds where no more positives are found.
@_disfavoredOverload
public func precisionRecallCurve(
  _ yTrue: some ArrayConvertible, _ yScore: some ArrayConvertible, posLabel: Double? = nil,
  dropIntermediate: Bool = false
) -> (precision: Tensor, recall: Tensor, thresholds: Tensor) {
  let name = "precisionRecallCurve"
  let (truth, scores) = pair(yTrue.asArray, yScore.asArray, name)
  let positives = orRaise { () throws(ValueError) in try positiveLabels(truth, posLabel, name) }
  var (right, all, thresholds): ([Double], [Double], [Double]) = ([], [], [])
  for (place, index) in scores.indices.sorted(by: { scores[$0] > scores[$1] }).enumerated() {
    if thresholds.last != scores[index] {
      right.append(right.last ?? 0)
      all.append(0)
      thresholds.append(scores[index])
    }
    all[all.count - 1] = Double(place + 1)
    if positives[index] { right[right.count - 1] += 1 }
  }
  if dropIntermediate {
    let kept = right.indices.filter { index in
      index == 0 || index == right.count - 1 || right[index] != right[index - 1]
        || right[index + 1] != right[index]
    }
    (right, all, thresholds) = (kept.map { right[$0] }, kept.map { all[$0] }, kept.map { thresholds[$0] })
  }
  let found = right[right.count - 1]
  let precision = zip(right, all).map { $0 / $1 }
  return (
    Tensor(precision.reversed() + [1], dtype: .float64),
    Tensor(right.reversed().map { $0 / found } + [0], dtype: .float64),
    Tensor(Array(thresholds.reversed()), dtype: .float64)
  )
}

/// The mean of the precisions at each threshold, weighted by how much the recall rises there:
/// sum (R(n) - R(n-1)) P(n). As scikit-learn's `average_precision_score`; for several classes
/// `yScore` (n, classes) are probabilities, and the result is the mean of each class against the
/// rest.
@_disfavoredOverload
public func averagePrecisionScore(
  _ yTrue: some ArrayConvertible, _ yScore: some ArrayConvertible, posLabel: Double? = nil
) -> Double {
  let (truth, scores) = (yTrue.asArray.flatten(), yScore.asArray)
  guard scores.rank == 2, scores.shape[1] > 1 else {
    return averagePrecision(truth, scores, posLabel)
  }
  let classes = np.unique(truth)
  orRaise { () throws(ShapeError) in
    guard scores.shape == [truth.count, classes.count], classes.count > 2 else {
      throw ShapeError(
        "averagePrecisionScore: \(truth.count) labels of \(classes.count) classes do not fit scores of "
          + "shape \(scores.shape); of two classes give the second one's scores, `scores[.all, 1]`")
    }
  }
  let parts = (0..<classes.count).map {
    averagePrecision((truth .== classes[$0]).astype(.int64), scores[.all, $0], nil)
  }
  return parts.reduce(0, +) / Double(parts.count)
}

private func averagePrecision(_ truth: Tensor, _ scores: Tensor, _ posLabel: Double?) -> Double {
  let curve = precisionRecallCurve(truth, scores, posLabel: posLabel)
  let (precision, recall) = (curve.precision.doubles, curve.recall.doubles)
  var sum = 0.0
  for index in 0..<recall.count - 1 { sum += (recall[index] - recall[index + 1]) * precision[index] }
  return max(sum, 0)
}
