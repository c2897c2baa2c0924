import Tensors
import UserErrors

/// A linear function of the features by least squares: as scikit-learn's `LinearRegression`. Where
/// several fit equally well, the one with the smallest weights.
///
///     let line = LinearRegression().fit(codes, angles)
///     line.score(testCodes, testAngles)    // R²
public final class LinearRegression {
  private let fitIntercept: Bool

  /// The weights: (features), or (targets, features) where `y` has two axes; scikit-learn's `coef_`.
  public private(set) var coef = Tensor(zeros: [0], dtype: .float64)
  /// The constant: one number, or one for each target; scikit-learn's `intercept_`.
  public private(set) var intercept = Tensor(0.0, dtype: .float64)

  /// A function to be learned, with a constant unless `fitIntercept` is false.
  public init(fitIntercept: Bool = true) { self.fitIntercept = fitIntercept }

  /// Learns from samples (n, features) and their targets, (n) or (n, targets).
  ///
  /// - Parameters:
  ///   - x: The samples.
  ///   - y: The targets.
  ///   - sampleWeight: How much each sample counts: (n).
  @discardableResult
  public func fit(
    _ x: some ArrayConvertible, _ y: some ArrayConvertible,
    sampleWeight: (any ArrayConvertible)? = nil
  ) -> LinearRegression {
    let x = samples(x.asArray, "LinearRegression.fit").astype(.float64)
    let given = finite(y.asArray, "LinearRegression.fit").astype(.float64)
    let rows = x.shape[0]
    let weights = sampleWeight?.asArray.astype(.float64)
    orRaise { () throws(ShapeError) in
      guard given.rank == 1 || given.rank == 2, given.shape[0] == rows else {
        throw ShapeError(
          "LinearRegression.fit: \(rows) samples need targets of the shape (\(rows)) or "
            + "(\(rows), targets), not \(given.shape)")
      }
      if let weights, weights.count != rows {
        throw ShapeError(
          "LinearRegression.fit: \(rows) samples need as many weights, got \(weights.shape)")
      }
    }
    let y = given.reshape(rows, -1)
    let parts = (weights ?? Tensor(ones: [rows], dtype: .float64)).reshape(rows, 1)
    let middle = { (values: Tensor) in (values * parts).sum(axis: 0) / parts.sum() }
    let (centre, level) = fitIntercept ? (middle(x), middle(y)) : (x[0] * 0, y[0] * 0)
    let scale = parts.sqrt()
    let solution = np.linalg.lstsq((x - centre) * scale, (y - level) * scale).x.T
    let constants = level - solution.matmul(centre)
    coef = given.rank == 1 ? solution[0] : solution
    intercept = given.rank == 1 ? constants[0] : constants
    return self
  }

  /// The function's values: (n), or (n, targets).
  public func predict(_ x: some ArrayConvertible) -> Tensor {
    let features = coef.shape[coef.rank - 1]
    let x = featuresChecked(x.asArray, features, "LinearRegression.predict").astype(.float64)
    return x.matmul(coef.T) + intercept
  }

  /// The part of the targets' variance that is explained: ``r2Score(_:_:sampleWeight:)``.
  public func score(_ x: some ArrayConvertible, _ y: some ArrayConvertible) -> Double {
    r2Score(y, predict(x))
  }
}
