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
