import OrderedJSON
import Tensors
import UserErrors

/// What ``Precision`` and ``Recall`` share: the part of some predictions that is right. Use one of
/// these.
public class ThresholdMetric: Metric {
  private let threshold: Double

  /// The metric; a prediction above `thresholds` counts as true.
  public init(thresholds: Double = 0.5, name: String? = nil) {
    threshold = thresholds
    super.init(name: name ?? Self.standardName)
  }

  /// The name of a metric of this class that is given none.
  class var standardName: String { "" }

  public override var isBetterWhenLarger: Bool { true }
  public override var config: JSON {
    super.config.adding(["thresholds": JSON(threshold), "top_k": nil, "class_id": nil])
  }

  public override func updateState(_ yTrue: Tensor, _ yPred: Tensor, sampleWeight: Tensor? = nil) {
    withoutRecording {
      let outcome = Outcome(yTrue, yPred, threshold: threshold, weight: sampleWeight)
      total += outcome.truePositives
      count += outcome.truePositives + missed(outcome)
    }
  }

  /// What stands beside the true positives in the denominator.
  fileprivate func missed(_ outcome: Outcome) -> Double {
    raise(ValueError("ThresholdMetric is what Precision and Recall share: use one of these"))
  }
}

/// Of what was predicted as true, the part that is: true positives / (true and false positives).
public final class Precision: ThresholdMetric {
  override class var standardName: String { "precision" }
  fileprivate override func missed(_ outcome: Outcome) -> Double { outcome.falsePositives }
}

/// Of what is true, the part that was predicted: true positives / (true positives and false
/// negatives).
public final class Recall: ThresholdMetric {
  override class var standardName: String { "recall" }
  fileprivate override func missed(_ outcome: Outcome) -> Double { outcome.falseNegatives }
}

/// How predictions above a threshold and targets agree.
fileprivate struct Outcome {
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
