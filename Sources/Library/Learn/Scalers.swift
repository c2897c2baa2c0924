import Tensors
import UserErrors

/// Brings each feature to mean 0 and variance 1: z = (x - mean) / scale, with the standard deviation of
/// the samples it was fitted to (divided by their number). A feature that never changes keeps the scale
/// 1. As scikit-learn's `StandardScaler`.
public final class StandardScaler {
  private let withMean: Bool
  private let withStd: Bool
  /// The features' means, scikit-learn's `mean_`.
  public private(set) var mean = Tensor(zeros: [0], dtype: .float64)
  /// The features' variances, scikit-learn's `var_`.
  public private(set) var `var` = Tensor(zeros: [0], dtype: .float64)
  /// What the features are divided by, scikit-learn's `scale_`.
  public private(set) var scale = Tensor(zeros: [0], dtype: .float64)

  /// A scaler that takes the mean away and divides by the standard deviation, or does only one of the
  /// two.
  public init(withMean: Bool = true, withStd: Bool = true) {
    (self.withMean, self.withStd) = (withMean, withStd)
  }

  /// Takes means and scales from samples (n, features).
  @discardableResult
  public func fit(_ x: some ArrayConvertible) -> StandardScaler {
    let x = samples(x.asArray, "StandardScaler.fit").astype(.float64)
    mean = x.mean(axis: 0)
    `var` = x.var(axis: 0)
    // Rounding leaves a little variance in a feature that never changes: up to n eps var + (n mean
    // eps)^2.
    let count = Double(x.shape[0])
    let bound = count * 0x1p-52 * `var` + (count * 0x1p-52 * mean).square()
    scale = withStd ? np.where(`var` .<= bound, 1.0, `var`.sqrt()) : Tensor(onesLike: `var`)
    return self
  }

  /// The samples scaled.
  public func transform(_ x: some ArrayConvertible) -> Tensor {
    let x = fitted(x.asArray, "StandardScaler.transform")
    let centred = withMean ? x.astype(.float64) - mean : x.astype(.float64)
    return (centred / scale).astype(x.floatingType)
  }

  /// `fit`, then `transform` of the same samples.
  public func fitTransform(_ x: some ArrayConvertible) -> Tensor { fit(x).transform(x) }

  /// Scaled samples as they were: x = z scale + mean.
  public func inverseTransform(_ z: some ArrayConvertible) -> Tensor {
    let z = fitted(z.asArray, "StandardScaler.inverseTransform")
    let scaled = z.astype(.float64) * scale
    return (withMean ? scaled + mean : scaled).astype(z.floatingType)
  }

  private func fitted(_ x: Tensor, _ operation: String) -> Tensor {
    featuresChecked(x, scale.count, operation)
  }
}

/// Brings each feature into a range, [0, 1] if no other is given, by the least and the largest value of
/// the samples it was fitted to. As scikit-learn's `MinMaxScaler`.
public final class MinMaxScaler {
  private let range: (Double, Double)
  /// The features' least values, scikit-learn's `data_min_`.
  public private(set) var dataMin = Tensor(zeros: [0], dtype: .float64)
  /// The features' largest values, scikit-learn's `data_max_`.
  public private(set) var dataMax = Tensor(zeros: [0], dtype: .float64)

  /// A scaler into a range.
  public init(featureRange: (Double, Double) = (0, 1)) { range = featureRange }

  /// Takes the bounds from samples (n, features).
  @discardableResult
  public func fit(_ x: some ArrayConvertible) -> MinMaxScaler {
    let x = samples(x.asArray, "MinMaxScaler.fit").astype(.float64)
    (dataMin, dataMax) = (x.min(axis: 0), x.max(axis: 0))
    return self
  }

  private var scale: Tensor {
    let width = dataMax - dataMin
    return (range.1 - range.0) / np.where(width .== 0, 1.0, width)
  }

  /// The samples scaled.
  public func transform(_ x: some ArrayConvertible) -> Tensor {
    let x = featuresChecked(x.asArray, dataMin.count, "MinMaxScaler.transform")
    return ((x.astype(.float64) - dataMin) * scale + range.0).astype(x.floatingType)
  }

  /// `fit`, then `transform` of the same samples.
  public func fitTransform(_ x: some ArrayConvertible) -> Tensor { fit(x).transform(x) }

  /// Scaled samples as they were.
  public func inverseTransform(_ z: some ArrayConvertible) -> Tensor {
    let z = featuresChecked(z.asArray, dataMin.count, "MinMaxScaler.inverseTransform")
    return ((z.astype(.float64) - range.0) / scale + dataMin).astype(z.floatingType)
  }
}
