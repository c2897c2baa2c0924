import OrderedJSON
import Tensors
import UserErrors

/// Of what was predicted as true, the part that is: true positives / (true and false positives).
public final class Precision: Metric {
  private let threshold: Double

  /// The metric; a prediction above `thresholds` counts as true.
  public init(thresholds: Double = 0.5, name: String = "precision") {
    threshold = thresholds
    super.init(name: name)
  }
  public override var isBetterWhenLarger: Bool { true }
  public override var config: JSON {
    super.config.adding(["thresholds": JSON(threshold), "top_k": nil, "class_id": nil])
  }
  public override func updateState(_ yTrue: Tensor, _ yPred: Tensor, sampleWeight: Tensor? = nil) {
    withoutRecording {
      let outcome = Outcome(yTrue, yPred, threshold: threshold, weight: sampleWeight)
      total += outcome.truePositives
      count += outcome.truePositives + outcome.falsePositives
    }
  }
}

/// Of what is true, the part that was predicted: true positives / (true positives and false negatives).
public final class Recall: Metric {
  private let threshold: Double

  /// The metric; a prediction above `thresholds` counts as true.
  public init(thresholds: Double = 0.5, name: String = "recall") {
    threshold = thresholds
    super.init(name: name)
  }
  public override var isBetterWhenLarger: Bool { true }
  public override var config: JSON {
    super.config.adding(["thresholds": JSON(threshold), "top_k": nil, "class_id": nil])
  }
  public override func updateState(_ yTrue: Tensor, _ yPred: Tensor, sampleWeight: Tensor? = nil) {
    withoutRecording {
      let outcome = Outcome(yTrue, yPred, threshold: threshold, weight: sampleWeight)
      total += outcome.truePositives
      count += outcome.truePositives + outcome.falseNegatives
    }
  }
}

/// How predictions above a threshold and targets agree.
private struct Outcome {
  let truePositives: Double
  let falsePositives: Double
  let falseNegatives: Double

  init(_ yTrue: Tensor, _ yPred: Tensor, threshold: Double, weight: Tensor?) {
    let (yTrue, yPred) = sameRank(yTrue, yPred)
    orRaiseAny { try checkSameShape(yTrue, yPred) }
    let target = yTrue.astype(.float64)
    let predicted = (yPred .> threshold).astype(.float64)
    let weights = elementWeights(weight, shape: yPred.shape)
    func sum(_ x: Tensor) -> Double { (x * weights).sum().item() }
    truePositives = sum(target * predicted)
    falsePositives = sum((1 - target) * predicted)
    falseNegatives = sum(target * (1 - predicted))
  }
}

/// A weight for each element of predictions of a shape, from one for each sample or element.
private func elementWeights(_ weight: Tensor?, shape: Shape) -> Tensor {
  let weights = Tensor(ones: shape, dtype: .float64)
  guard let weight else { return weights }
  return weights * orRaiseAny { try broadcastable(weight.astype(.float64), to: shape, of: "sampleWeight") }
}

/// Throws where targets cannot be compared with predictions number by number.
private func checkSameShape(_ yTrue: Tensor, _ yPred: Tensor) throws {
  guard yTrue.shape == yPred.shape else {
    throw ShapeError("the targets have the shape \(yTrue.shape), the predictions \(yPred.shape)")
  }
}

/// The area under the curve of the true against the false positive rate, by the trapezoidal rule over `numThresholds` thresholds:
/// how well the predictions, such as reconstruction errors, tell two classes apart.
public final class AUC: Metric {
  private let thresholds: [Double]
  private var outcomes: [(tp: Double, fp: Double, fn: Double, tn: Double)] = []

  /// The metric.
  public init(numThresholds: Int = 200, name: String = "auc") {
    let inner = max(numThresholds, 2) - 2
    let between: [Double] = (0..<inner).map { Double($0 + 1) / Double(inner + 1) }
    thresholds = [-1e-7] + between + [1 + 1e-7]
    super.init(name: name)
    resetState()
  }

  public override var isBetterWhenLarger: Bool { true }
  public override var config: JSON { super.config.adding(["num_thresholds": JSON(thresholds.count)]) }

  public override func updateState(_ yTrue: Tensor, _ yPred: Tensor, sampleWeight: Tensor? = nil) {
    withoutRecording {
      let (yTrue, yPred) = sameRank(yTrue, yPred)
      orRaiseAny { try checkSameShape(yTrue, yPred) }
      let targets = yTrue.astype(.float64).doubles
      let weights = elementWeights(sampleWeight, shape: yPred.shape).doubles
      // One pass for all thresholds: what lies above `exceeded` of them, and no more, is counted there.
      var counted = Array(repeating: (positive: 0.0, negative: 0.0), count: thresholds.count + 1)
      for (index, prediction) in yPred.doubles.enumerated() {
        let exceeded = thresholdsBelow(prediction)
        counted[exceeded].positive += targets[index] * weights[index]
        counted[exceeded].negative += (1 - targets[index]) * weights[index]
      }
      add(counted)
    }
  }

  /// How many thresholds a prediction is larger than.
  private func thresholdsBelow(_ prediction: Double) -> Int {
    var (low, high) = (0, thresholds.count)
    while low < high {
      let middle = (low + high) / 2
      if prediction > thresholds[middle] { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func add(_ counted: [(positive: Double, negative: Double)]) {
    var above = (positive: 0.0, negative: 0.0)
    for index in thresholds.indices.reversed() {
      above.positive += counted[index + 1].positive
      above.negative += counted[index + 1].negative
      outcomes[index].tp += above.positive
      outcomes[index].fp += above.negative
    }
    var below = (positive: 0.0, negative: 0.0)
    for index in thresholds.indices {
      below.positive += counted[index].positive
      below.negative += counted[index].negative
      outcomes[index].fn += below.positive
      outcomes[index].tn += below.negative
    }
  }

  public override var value: Double {
    func ratio(_ part: Double, _ rest: Double) -> Double { part + rest == 0 ? 0 : part / (part + rest) }
    let x: [Double] = outcomes.map { ratio($0.fp, $0.tn) }
    let y: [Double] = outcomes.map { ratio($0.tp, $0.fn) }
    var area = 0.0
    for index in 1..<x.count {
      let (width, height) = (x[index - 1] - x[index], (y[index - 1] + y[index]) / 2)
      area += width * height
    }
    return area
  }

  public override func resetState() {
    super.resetState()
    outcomes = thresholds.map { _ in (0, 0, 0, 0) }
  }
}

/// How often the true class is among the `k` largest predictions; targets are rows of zeros with a one.
public final class TopKCategoricalAccuracy: Metric {
  private let k: Int

  /// The metric.
  public init(k: Int = 5, name: String = "top_k_categorical_accuracy") {
    self.k = k
    super.init(name: name)
  }
  public override var isBetterWhenLarger: Bool { true }
  public override var config: JSON { super.config.adding(["k": JSON(k)]) }
  public override func values(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
    isAmongLargest(yTrue.argmax(axis: -1), yPred, k)
  }
}

/// The same with targets that are class numbers.
public final class SparseTopKCategoricalAccuracy: Metric {
  private let k: Int

  /// The metric.
  public init(k: Int = 5, name: String = "sparse_top_k_categorical_accuracy") {
    self.k = k
    super.init(name: name)
  }
  public override var isBetterWhenLarger: Bool { true }
  public override var config: JSON { super.config.adding(["k": JSON(k)]) }
  public override func values(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
    isAmongLargest(yTrue.astype(.int64).reshape(Shape(yPred.shape.dropLast())), yPred, k)
  }
}

/// 1 where fewer than `k` predictions are larger than that of the class.
private func isAmongLargest(_ classes: Tensor, _ yPred: Tensor, _ k: Int) -> Tensor {
  let own = yPred.takeAlong(classes.expandDims(-1), axis: yPred.rank - 1)
  let larger: Tensor = (yPred .> own).astype(.float32).sum(axis: -1)
  return (larger .< k).astype(.float32)
}

/// The mean of a loss as a metric, by the loss's name.
public final class NamedLossMetric: LossMetric {
  private let kerasClass: String

  init(_ loss: Loss, className: String, name: String? = nil) {
    kerasClass = className
    super.init(loss, name: name ?? NameScope.snakeCase(className))
  }
  public override var className: String { kerasClass }
}

/// The sum of the values given to it.
public final class Sum: Metric {
  /// The metric.
  public override init(name: String = "sum") { super.init(name: name) }

  /// Adds the values of a tensor.
  public func updateState(_ values: Tensor) {
    total += values.detached.astype(.float64).sum().item()
    count = 1
  }
}

extension metrics {
  /// See ``Networks/Precision``.
  public typealias Precision = Networks.Precision
  /// See ``Networks/Recall``.
  public typealias Recall = Networks.Recall
  /// See ``Networks/AUC``.
  public typealias AUC = Networks.AUC
  /// See ``Networks/Sum``.
  public typealias Sum = Networks.Sum
  /// See ``Networks/TopKCategoricalAccuracy``.
  public typealias TopKCategoricalAccuracy = Networks.TopKCategoricalAccuracy
  /// See ``Networks/SparseTopKCategoricalAccuracy``.
  public typealias SparseTopKCategoricalAccuracy = Networks.SparseTopKCategoricalAccuracy

  /// The mean of the cross-entropy, targets as rows of zeros with a one.
  public static func CategoricalCrossentropy(
    name: String = "categorical_crossentropy", fromLogits: Bool = false
  )
    -> NamedLossMetric
  {
    NamedLossMetric(
      Networks.CategoricalCrossentropy(fromLogits: fromLogits), className: "CategoricalCrossentropy",
      name: name)
  }
  /// The mean of the cross-entropy, targets as class numbers.
  public static func SparseCategoricalCrossentropy(
    name: String = "sparse_categorical_crossentropy", fromLogits: Bool = false
  ) -> NamedLossMetric {
    NamedLossMetric(
      Networks.SparseCategoricalCrossentropy(fromLogits: fromLogits),
      className: "SparseCategoricalCrossentropy", name: name)
  }
  /// The mean of the Kullback-Leibler divergence.
  public static func KLDivergence(name: String = "kl_divergence") -> NamedLossMetric {
    NamedLossMetric(Networks.KLDivergence(), className: "KLDivergence", name: name)
  }
  /// The mean of the cosine of the angle; 1 where target and prediction point the same way.
  public static func CosineSimilarity(name: String = "cosine_similarity") -> CosineSimilarityMetric {
    CosineSimilarityMetric(name: name)
  }

  /// The metrics of this file by name.
  static let further: [String: () -> Networks.Metric] = [
    "precision": { Networks.Precision() }, "recall": { Networks.Recall() }, "auc": { Networks.AUC() },
    "top_k_categorical_accuracy": { Networks.TopKCategoricalAccuracy() },
    "sparse_top_k_categorical_accuracy": { Networks.SparseTopKCategoricalAccuracy() },
    "categorical_crossentropy": { CategoricalCrossentropy() },
    "sparse_categorical_crossentropy": { SparseCategoricalCrossentropy() },
    "kl_divergence": { KLDivergence() }, "cosine_similarity": { CosineSimilarity() },
    "poisson": { NamedLossMetric(Poisson(), className: "Poisson") },
    "mean_absolute_percentage_error": {
      NamedLossMetric(MeanAbsolutePercentageError(), className: "MeanAbsolutePercentageError")
    },
    "mape": { NamedLossMetric(MeanAbsolutePercentageError(), className: "MeanAbsolutePercentageError") },
    "mean_squared_logarithmic_error": {
      NamedLossMetric(MeanSquaredLogarithmicError(), className: "MeanSquaredLogarithmicError")
    },
    "msle": {
      NamedLossMetric(MeanSquaredLogarithmicError(), className: "MeanSquaredLogarithmicError")
    },
    "bce": { Networks.BinaryCrossentropyMetric() },
    "log_cosh": { NamedLossMetric(LogCosh(), className: "LogCoshError") },
    "hinge": { NamedLossMetric(Hinge(), className: "Hinge") },
    "squared_hinge": { NamedLossMetric(SquaredHinge(), className: "SquaredHinge") },
    "categorical_hinge": { NamedLossMetric(CategoricalHinge(), className: "CategoricalHinge") },
  ]
}

/// The mean of the cosine of the angle between target and prediction.
public final class CosineSimilarityMetric: Metric {
  /// The metric.
  public override init(name: String = "cosine_similarity") { super.init(name: name) }
  public override var className: String { "CosineSimilarity" }
  public override var isBetterWhenLarger: Bool { true }
  public override func values(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
    (unit(yTrue.astype(.float32), -1) * unit(yPred, -1)).sum(axis: -1)
  }
}
