import OrderedJSON
import Tensors
import UserErrors

/// The area under the curve of the true against the false positive rate, by the trapezoidal rule
/// over `numThresholds` thresholds: how well the predictions, such as reconstruction errors, tell
/// two classes apart.
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
  public override var config: JSON {
    super.config.adding(["num_thresholds": JSON(thresholds.count)])
  }

  public override func updateState(_ yTrue: Tensor, _ yPred: Tensor, sampleWeight: Tensor? = nil) {
    withoutRecording {
      let (yTrue, yPred) = sameRank(yTrue, yPred)
      orRaiseAny { try checkSameShape(yTrue, yPred) }
      let targets = yTrue.astype(.float64).doubles
      let weights = elementWeights(sampleWeight, shape: yPred.shape).doubles
      // One pass for all thresholds: what lies above `exceeded` of them, and no more, is counted
      // there.
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
    func ratio(_ part: Double, _ rest: Double) -> Double {
      part + rest == 0 ? 0 : part / (part + rest)
    }
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
