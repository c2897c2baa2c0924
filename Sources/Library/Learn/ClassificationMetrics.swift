import Tensors
import UserErrors

/// The part of the labels that were predicted right, or their number if `normalize` is false. As
/// scikit-learn's `accuracy_score`.
@_disfavoredOverload
public func accuracyScore(
  _ yTrue: some ArrayConvertible, _ yPred: some ArrayConvertible, normalize: Bool = true,
  sampleWeight: (any ArrayConvertible)? = nil
) -> Double {
  let (truth, predicted) = pair(yTrue.asArray, yPred.asArray, "accuracyScore")
  let weights = sampleWeight?.asArray.doubles ?? [Double](repeating: 1, count: truth.count)
  var (right, all) = (0.0, 0.0)
  for index in truth.indices {
    all += weights[index]
    if truth[index] == predicted[index] { right += weights[index] }
  }
  return normalize ? right / all : right
}

/// How often a class (row) was predicted as another (column): counts in the order of `labels`, or
/// of all labels that occur, rising. With `normalize` "true", "pred" or "all" as parts of a row, of
/// a column, or of all. As scikit-learn's `confusion_matrix`.
@_disfavoredOverload
public func confusionMatrix(
  _ yTrue: some ArrayConvertible, _ yPred: some ArrayConvertible, labels: (any ArrayConvertible)? = nil,
  normalize: String? = nil
) -> Tensor {
  let (truth, predicted) = pair(yTrue.asArray, yPred.asArray, "confusionMatrix")
  let names = labels?.asArray.doubles ?? Set(truth + predicted).sorted()
  let places = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
  var counts = [Int64](repeating: 0, count: names.count * names.count)
  for (row, column) in zip(truth, predicted) {
    if let row = places[row], let column = places[column] { counts[row * names.count + column] += 1 }
  }
  let matrix = Tensor(shape: [names.count, names.count], counts)
  guard let normalize else { return matrix }
  let numbers = matrix.astype(.float64)
  let total: Tensor
  switch normalize {
  case "true": total = numbers.sum(axis: 1, keepdims: true)
  case "pred": total = numbers.sum(axis: 0, keepdims: true)
  case "all": total = numbers.sum()
  default:
    raise(
      ValueError("confusionMatrix: normalize must be \"true\", \"pred\" or \"all\", not \"\(normalize)\""))
  }
  return np.nanToNum(numbers / total)
}

/// What two groupings of the same samples tell about each other, in nats: sum over pairs of p(a, b)
/// log(p(a, b) / (p(a) p(b))). As scikit-learn's `mutual_info_score`.
@_disfavoredOverload
public func mutualInfoScore(_ labelsTrue: some ArrayConvertible, _ labelsPred: some ArrayConvertible)
  -> Double
{
  let (first, second) = pair(labelsTrue.asArray, labelsPred.asArray, "mutualInfoScore")
  let (rows, rowSizes) = numbered(first)
  let (columns, columnSizes) = numbered(second)
  var joint: [Int: Double] = [:]
  for (row, column) in zip(rows, columns) { joint[row * columnSizes.count + column, default: 0] += 1 }
  let count = Double(first.count)
  // In a fixed order, so that the last digit does not change from run to run.
  let parts = joint.map { cell, number in
    let expected = rowSizes[cell / columnSizes.count] * columnSizes[cell % columnSizes.count]
    return number / count * np.log(number * count / expected)
  }
  return max(parts.sorted().reduce(0, +), 0)
}

/// Labels as numbers from 0, and how often each occurs.
func numbered(_ labels: [Double]) -> (numbers: [Int], counts: [Double]) {
  var (known, counts): ([Double: Int], [Double]) = ([:], [])
  let numbers = labels.map { label -> Int in
    let number = known[label] ?? counts.count
    if number == counts.count {
      known[label] = number
      counts.append(0)
    }
    counts[number] += 1
    return number
  }
  return (numbers, counts)
}

/// Two lists of labels of one length.
func pair(_ a: Tensor, _ b: Tensor, _ operation: String) -> ([Double], [Double]) {
  orRaise { () throws(ShapeError) in
    guard a.count == b.count, a.count > 0, a.squeeze().rank <= 1, b.squeeze().rank <= 1 else {
      throw ShapeError(
        "\(operation): needs two lists of labels of one length, got shapes \(a.shape) and \(b.shape); "
          + "`np.argmax(p, axis: 1)` makes labels of probabilities")
    }
  }
  return (finite(a, operation).doubles, finite(b, operation).doubles)
}

/// Of those predicted as positive (1), the part that is; 0 where none was. For more than two
/// classes `average` is "macro", "micro" or "weighted". As scikit-learn's `precision_score`.
@_disfavoredOverload
public func precisionScore(
  _ yTrue: some ArrayConvertible, _ yPred: some ArrayConvertible, posLabel: Int = 1,
  average: String = "binary"
) -> Double {
  let (truth, predicted) = pair(yTrue.asArray, yPred.asArray, "precisionScore")
  return ClassCounts.score(truth, predicted, posLabel, average, "precisionScore") { $0.precision }
}

/// Of those that are positive (1), the part that was predicted so; 0 where there are none. As
/// scikit-learn's `recall_score`.
@_disfavoredOverload
public func recallScore(
  _ yTrue: some ArrayConvertible, _ yPred: some ArrayConvertible, posLabel: Int = 1,
  average: String = "binary"
) -> Double {
  let (truth, predicted) = pair(yTrue.asArray, yPred.asArray, "recallScore")
  return ClassCounts.score(truth, predicted, posLabel, average, "recallScore") { $0.recall }
}

/// The harmonic mean of precision and recall. As scikit-learn's `f1_score`.
@_disfavoredOverload
public func f1Score(
  _ yTrue: some ArrayConvertible, _ yPred: some ArrayConvertible, posLabel: Int = 1,
  average: String = "binary"
) -> Double {
  let (truth, predicted) = pair(yTrue.asArray, yPred.asArray, "f1Score")
  return ClassCounts.score(truth, predicted, posLabel, average, "f1Score") { $0.f1 }
}

/// How often a class was predicted and was there.
struct ClassCounts {
  var both = 0.0
  var predicted = 0.0
  var actual = 0.0

  init(_ label: Double, _ truth: [Double], _ guesses: [Double]) {
    for (a, b) in zip(truth, guesses) {
      if a == label { actual += 1 }
      if b == label { predicted += 1 }
      if a == label, b == label { both += 1 }
    }
  }

  init(_ all: [ClassCounts]) {
    for counts in all {
      both += counts.both
      predicted += counts.predicted
      actual += counts.actual
    }
  }

  var precision: Double { predicted == 0 ? 0 : both / predicted }
  var recall: Double { actual == 0 ? 0 : both / actual }
  var f1: Double { predicted + actual == 0 ? 0 : 2 * both / (predicted + actual) }

  static func score(
    _ truth: [Double], _ predicted: [Double], _ posLabel: Int, _ average: String, _ function: String,
    _ value: (ClassCounts) -> Double
  ) -> Double {
    let labels = Set(truth + predicted).sorted()
    let all = labels.map { ClassCounts($0, truth, predicted) }
    switch average {
    case "binary" where labels.count <= 2: return value(ClassCounts(Double(posLabel), truth, predicted))
    case "macro": return all.map(value).reduce(0, +) / Double(all.count)
    case "micro": return value(ClassCounts(all))
    case "weighted": return all.map { value($0) * $0.actual }.reduce(0, +) / Double(truth.count)
    default:
      raise(
        ValueError(
          "\(function): of \(labels.count) classes the average is \"macro\", \"micro\" or \"weighted\", not \"\(average)\""
        ))
    }
  }
}
