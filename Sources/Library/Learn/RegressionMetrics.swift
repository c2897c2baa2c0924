import Tensors
import UserErrors

/// The mean of the squared differences, over all samples and outputs: as scikit-learn's
/// `mean_squared_error`. The loss of a network is `keras.losses.meanSquaredError`.
///
/// - Parameters:
///   - yTrue: The targets: (n) or (n, outputs).
///   - yPred: The predictions, of the same shape.
///   - sampleWeight: How much each sample counts: (n).
@_disfavoredOverload
public func meanSquaredError(
  _ yTrue: some ArrayConvertible, _ yPred: some ArrayConvertible,
  sampleWeight: (any ArrayConvertible)? = nil
) -> Double {
  Predictions(yTrue.asArray, yPred.asArray, sampleWeight?.asArray, "meanSquaredError")
    .meanOfDifferences { $0.square() }
}

/// The mean of the differences without their sign, over all samples and outputs: as scikit-learn's
/// `mean_absolute_error`. The loss of a network is `keras.losses.meanAbsoluteError`.
@_disfavoredOverload
public func meanAbsoluteError(
  _ yTrue: some ArrayConvertible, _ yPred: some ArrayConvertible,
  sampleWeight: (any ArrayConvertible)? = nil
) -> Double {
  Predictions(yTrue.asArray, yPred.asArray, sampleWeight?.asArray, "meanAbsoluteError")
    .meanOfDifferences { $0.abs() }
}

/// The part of the targets' variance that is explained, R² = 1 - sum (y - p)² / sum (y - mean y)²:
/// 1 at best, 0 for the mean, negative for worse. As scikit-learn's `r2_score`: the mean of the
/// outputs; for targets that are all equal 1 if all are right and else 0; NaN of fewer than two.
@_disfavoredOverload
public func r2Score(
  _ yTrue: some ArrayConvertible, _ yPred: some ArrayConvertible,
  sampleWeight: (any ArrayConvertible)? = nil
) -> Double {
  let fit = Predictions(yTrue.asArray, yPred.asArray, sampleWeight?.asArray, "r2Score")
  guard fit.truth.shape[0] > 1 else { return .nan }
  let missed = fit.weightedMean((fit.truth - fit.predicted).square()).doubles
  let spread = fit.weightedMean((fit.truth - fit.weightedMean(fit.truth)).square()).doubles
  let scores = zip(missed, spread).map { missed, spread in
    spread == 0 ? (missed == 0 ? 1 : 0) : 1 - missed / spread
  }
  return scores.reduce(0, +) / Double(scores.count)
}

/// Targets beside what was predicted for them, both (n, outputs) in double precision.
private struct Predictions {
  let truth: Tensor
  let predicted: Tensor
  /// Parts of the whole: (n, 1).
  let weights: Tensor

  init(_ truth: Tensor, _ predicted: Tensor, _ weights: Tensor?, _ operation: String) {
    let rows = orRaise { () throws(ShapeError) in
      guard let rows = truth.shape.first, rows > 0, predicted.shape.first == rows,
        truth.count == predicted.count, truth.rank <= 2, predicted.rank <= 2
      else {
        throw ShapeError(
          "\(operation): needs targets and predictions of one shape, (n) or (n, outputs), got "
            + "\(truth.shape) and \(predicted.shape); `x.reshape(len(x), -1)` makes rows of images")
      }
      if let weights, weights.count != rows {
        throw ShapeError("\(operation): \(rows) samples need as many weights, got \(weights.shape)")
      }
      return rows
    }
    self.truth = finite(truth, operation).astype(.float64).reshape(rows, -1)
    self.predicted = finite(predicted, operation).astype(.float64).reshape(rows, -1)
    let all = weights?.astype(.float64).reshape(rows, 1) ?? Tensor(ones: [rows, 1], dtype: .float64)
    self.weights = all / all.sum()
  }

  /// The mean of each output: (outputs).
  func weightedMean(_ values: Tensor) -> Tensor { (values * weights).sum(axis: 0) }

  /// The mean over samples and outputs of a measure of the differences.
  func meanOfDifferences(_ measure: (Tensor) -> Tensor) -> Double {
    weightedMean(measure(truth - predicted)).mean().item()
  }
}
