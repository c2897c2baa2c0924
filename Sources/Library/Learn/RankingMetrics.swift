import Tensors
import UserErrors

/// For each threshold of the scores, which part of the negatives (`fpr`) and of the positives
/// (`tpr`) lies at or above it. The first threshold is infinite. As scikit-learn's `roc_curve`.
///
/// - Parameters:
///   - yTrue: Labels: two different ones.
///   - yScore: A score for each, higher for positives.
///   - posLabel: The label of the positives; 1 if nil.
///   - dropIntermediate: Whether to leave out thresholds where the curve goes straight on.
@_disfavoredOverload
public func rocCurve(
  _ yTrue: some ArrayConvertible, _ yScore: some ArrayConvertible, posLabel: Double? = nil,
  dropIntermediate: Bool = true
) -> (fpr: Tensor, tpr: Tensor, thresholds: Tensor) {
  let (truth, scores) = pair(yTrue.asArray, yScore.asArray, "rocCurve")
  let positives = orRaise { () throws(ValueError) in try positiveLabels(truth, posLabel, "rocCurve") }
  let order = scores.indices.sorted { scores[$0] != scores[$1] ? scores[$0] > scores[$1] : $0 < $1 }
  var (right, wrong): ([Double], [Double]) = ([0], [0])
  var thresholds = [Double.infinity]
  for (place, index) in order.enumerated() {
    if place == 0 || scores[index] != scores[order[place - 1]] {
      right.append(right[right.count - 1])
      wrong.append(wrong[wrong.count - 1])
      thresholds.append(scores[index])
    }
    if positives[index] { right[right.count - 1] += 1 } else { wrong[wrong.count - 1] += 1 }
  }
  if dropIntermediate, right.count > 3 {
    // Scikit-learn looks for corners before it puts (0, 0) in front, so the first real point stays.
    let kept = right.indices.filter { index in
      guard index > 1, index < right.count - 1 else { return true }
      return right[index + 1] - right[index] != right[index] - right[index - 1]
        || wrong[index + 1] - wrong[index] != wrong[index] - wrong[index - 1]
    }
    (right, wrong, thresholds) = (kept.map { right[$0] }, kept.map { wrong[$0] }, kept.map { thresholds[$0] })
  }
  func parts(_ counts: [Double]) -> Tensor {
    Tensor(counts.map { $0 / counts[counts.count - 1] }, dtype: .float64)
  }
  return (parts(wrong), parts(right), Tensor(thresholds, dtype: .float64))
}

/// The area under the curve of ``rocCurve(_:_:posLabel:dropIntermediate:)``: the probability that a
/// positive scores higher than a negative. For several classes, `yScore` (n, classes) are
/// probabilities and each class is measured against the rest; the result is their mean. As
/// scikit-learn's `roc_auc_score` (`multi_class="ovr"`).
@_disfavoredOverload
public func rocAucScore(_ yTrue: some ArrayConvertible, _ yScore: some ArrayConvertible) -> Double {
  let (truth, scores) = (yTrue.asArray.flatten(), yScore.asArray)
  guard scores.rank == 2, scores.shape[1] > 1 else { return binaryArea(truth.doubles, scores.doubles) }
  let classes = np.unique(truth)
  orRaise { () throws(ShapeError) in
    guard scores.shape == [truth.count, classes.count] else {
      throw ShapeError(
        "rocAucScore: \(truth.count) labels of \(classes.count) classes need scores of the shape "
          + "(\(truth.count), \(classes.count)), not \(scores.shape)")
    }
  }
  if classes.count == 2 { return binaryArea((truth .== classes[1]).doubles, scores[.all, 1].doubles) }
  let areas = (0..<classes.count).map {
    binaryArea((truth .== classes[$0]).doubles, scores[.all, $0].doubles)
  }
  return areas.reduce(0, +) / Double(areas.count)
}

/// By ranks (Mann and Whitney): equal scores count half.
private func binaryArea(_ truth: [Double], _ scores: [Double]) -> Double {
  let (truth, scores) = pair(Tensor(truth, dtype: .float64), Tensor(scores, dtype: .float64), "rocAucScore")
  let positives = orRaise { () throws(ValueError) in
    let names = Set(truth).sorted()
    guard names.count == 2 else {
      throw ValueError("rocAucScore: needs labels of two classes, got \(names.count)")
    }
    return truth.map { $0 == names[1] }
  }
  let order = scores.indices.sorted { scores[$0] < scores[$1] }
  var (sum, place) = (0.0, 0)
  while place < order.count {
    var end = place
    while end < order.count, scores[order[end]] == scores[order[place]] { end += 1 }
    let rank = Double(place + 1 + end) / 2
    sum += rank * Double(order[place..<end].filter { positives[$0] }.count)
    place = end
  }
  let count = Double(positives.filter { $0 }.count)
  return (sum - count * (count + 1) / 2) / (count * (Double(truth.count) - count))
}

/// Which labels are the positives; an error where there is only one kind.
func positiveLabels(_ truth: [Double], _ posLabel: Double?, _ operation: String) throws(ValueError)
  -> [Bool]
{
  let names = Set(truth).sorted()
  guard posLabel != nil || names.allSatisfy({ [-1, 0, 1].contains($0) }) else {
    throw ValueError("\(operation): labels other than -1, 0 and 1 need a posLabel; there are \(names)")
  }
  let positives = truth.map { $0 == posLabel ?? 1 }
  guard positives.contains(true), positives.contains(false) else {
    throw ValueError("\(operation): needs positives and negatives, but all labels are of one kind")
  }
  return positives
}
