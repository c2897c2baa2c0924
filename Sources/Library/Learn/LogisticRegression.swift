import Foundation
import Tensors
import UserErrors

/// Classes of samples by a linear function: two by a sigmoid, several by a softmax. As scikit-learn's
/// `LogisticRegression`: minimises |w|^2 / 2 + C times the sum of the samples' cross-entropies by
/// L-BFGS; the intercept is not penalised.
///
///     let classifier = LogisticRegression(maxIter: 1000).fit(codes, labels)
///     classifier.score(testCodes, testLabels)
public final class LogisticRegression {
  private let c: Double
  private let fitIntercept: Bool
  private let maxIter: Int
  private let tol: Double

  /// The weights: (1, features) for two classes, else (classes, features); scikit-learn's `coef_`.
  public private(set) var coef = Tensor(zeros: [0, 0], dtype: .float64)
  /// The constants, one for each row of `coef`; scikit-learn's `intercept_`.
  public private(set) var intercept = Tensor(zeros: [0], dtype: .float64)
  /// The classes' labels in rising order, scikit-learn's `classes_`.
  public private(set) var classes = Tensor(zeros: [0], dtype: .int64)
  /// How many steps were needed, scikit-learn's `n_iter_`.
  public private(set) var nIter = 0

  /// A classifier.
  ///
  /// - Parameters:
  ///   - C: The inverse of the penalty's strength.
  ///   - fitIntercept: Whether there is a constant.
  ///   - maxIter: After how many steps to stop at the latest, with a warning.
  ///   - tol: Stop when no part of the gradient of the loss, divided by C times the number of samples,
  ///     is larger.
  public init(C: Double = 1, fitIntercept: Bool = true, maxIter: Int = 100, tol: Double = 1e-4) {
    orRaise { () throws(ValueError) in
      guard C > 0 else { throw ValueError("LogisticRegression: C must be positive, not \(C)") }
    }
    (c, self.fitIntercept, self.maxIter, self.tol) = (C, fitIntercept, maxIter, tol)
  }

  /// Learns from samples (n, features) and their labels (n).
  @discardableResult
  public func fit(_ x: some ArrayConvertible, _ y: some ArrayConvertible) -> LogisticRegression {
    let x = samples(x.asArray, "LogisticRegression.fit").astype(.float64)
    _ = labels(y.asArray, x.shape[0], "LogisticRegression.fit")
    let (names, positions) = np.unique(y.asArray.flatten(), returnInverse: true)
    orRaise { () throws(ValueError) in
      guard names.count > 1 else {
        throw ValueError("LogisticRegression: needs samples of at least two classes, got only \(names)")
      }
    }
    classes = names
    let rows = names.count == 2 ? 1 : names.count
    let problem = Problem(x, positions, rows, fitIntercept, penalty: 1 / (c * Double(x.shape[0])))
    let search = QuasiNewton(maxIter: maxIter, tolerance: tol)
    let width = x.shape[1] + (fitIntercept ? 1 : 0)
    let (point, steps) = search.minimum(
      from: [Double](repeating: 0, count: rows * width), of: problem.lossAndGradient)
    let weights = Tensor(shape: [rows, width], point)
    coef = weights[.all, 0..<x.shape[1]]
    intercept = fitIntercept ? weights[.all, -1] : Tensor(zeros: [rows], dtype: .float64)
    nIter = steps
    if steps == maxIter {
      FileHandle.standardError.write(
        Data(
          ("ConvergenceWarning: LogisticRegression stopped after \(maxIter) steps; scale the data or raise maxIter"
            + "\n").utf8))
    }
    return self
  }

  /// The linear functions' values: (n) for two classes, else (n, classes).
  public func decisionFunction(_ x: some ArrayConvertible) -> Tensor {
    let x = featuresChecked(x.asArray, coef.shape[1], "LogisticRegression.predict").astype(.float64)
    let scores = x.matmul(coef.T) + intercept
    return coef.shape[0] == 1 ? scores.flatten() : scores
  }

  /// The probability of each class: (n, classes).
  public func predictProba(_ x: some ArrayConvertible) -> Tensor {
    let scores = decisionFunction(x)
    guard scores.rank == 1 else { return nn.softmax(scores) }
    let second = nn.sigmoid(scores)
    return Tensor.stack([1 - second, second], axis: 1)
  }

  /// The most probable class of each sample.
  public func predict(_ x: some ArrayConvertible) -> Tensor {
    let scores = decisionFunction(x)
    return classes.take(scores.rank == 1 ? (scores .> 0).astype(.int64) : scores.argmax(axis: 1))
  }

  /// The part of the samples that are put into the right class.
  public func score(_ x: some ArrayConvertible, _ y: some ArrayConvertible) -> Double {
    accuracyScore(y, predict(x))
  }
}

/// The penalised loss, divided by the number of samples, of weights (classes, features, and the
/// intercept last).
private struct Problem {
  let x: Tensor
  let targets: Tensor
  let rows: Int
  let features: Int
  let penalty: Double

  init(_ x: Tensor, _ positions: Tensor, _ rows: Int, _ fitIntercept: Bool, penalty: Double) {
    features = x.shape[1]
    self.x = fitIntercept ? np.hstack([x, Tensor(ones: [x.shape[0], 1], dtype: .float64)]) : x
    (self.rows, self.penalty) = (rows, penalty)
    targets =
      rows == 1 ? positions.astype(.float64).reshape(-1, 1) : positions.oneHot(rows, dtype: .float64)
  }

  func lossAndGradient(_ point: [Double]) -> (value: Double, gradient: [Double]) {
    let weights = Tensor(shape: [rows, x.shape[1]], point)
    let scores = x.matmul(weights.T)
    let count = Double(x.shape[0])
    let loss: Tensor
    let predicted: Tensor
    if rows == 1 {
      (loss, predicted) = (nn.softplus(scores) - targets * scores, nn.sigmoid(scores))
    } else {
      loss = scores.logsumexp(axis: 1) - (targets * scores).sum(axis: 1)
      predicted = nn.softmax(scores)
    }
    var shrunk = weights
    if x.shape[1] > features { shrunk[.all, -1] = Tensor(full: [], 0, dtype: .float64) }
    let value = loss.sum().item() / count + penalty / 2 * shrunk.square().sum().item()
    let gradient = (predicted - targets).T.matmul(x) / count + shrunk * penalty
    return (value, gradient.doubles)
  }
}
