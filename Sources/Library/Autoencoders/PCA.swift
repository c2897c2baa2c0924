import Learn
import Tensors
import UserErrors

/// Principal component analysis: the subspace of `nComponents` dimensions that keeps the most variance, and so loses the
/// least in squared error (Pearson 1901; Eckart and Young 1936).
///
/// Names and conventions are scikit-learn's (`sklearn.decomposition.PCA`), signs included: in each component the entry
/// of largest absolute value is positive.
///
///     let pca = PCA(nComponents: 8).fit(x)                           // x: (samples, features)
///     let restored = pca.inverseTransform(pca.transform(x))
///
/// Found from the eigenvectors of the covariance matrix (features x features, in float64), which suits many more samples
/// than features.
public final class PCA {
  /// The number of components, m.
  public let nComponents: Int
  private var fitted: Fit?

  private struct Fit {
    var mean: Tensor  // (features,)
    var components: Tensor  // (m, features)
    var explainedVariance: Tensor  // (m,)
    var totalVariance: Double
  }

  /// - Parameter nComponents: how many components to keep, at most the number of features.
  public init(nComponents: Int) { self.nComponents = nComponents }

  /// Finds mean and components of samples (samples, features).
  @discardableResult
  public func fit(_ x: Tensor) -> PCA {
    if let mistake = mistake(in: x) { raise(mistake) }
    finite(x, "PCA.fit")
    let samples = x.shape[0]
    let floating = x.dtype == .float64 ? x : x.astype(.float32)
    let mean = floating.mean(axis: 0)
    let centred = floating - mean
    let covariance = centred.T.matmul(centred).astype(.float64) / Double(samples - 1)  // (features, features)
    let (eigenvalues, eigenvectors) = np.linalg.eigh(covariance)  // ascending
    let rows = np.flip(eigenvectors, axis: 1).T[..<nComponents]  // (m, features), descending
    fitted = Fit(
      mean: mean, components: PCA.withPositiveLargest(rows).astype(floating.dtype),
      explainedVariance: np.flip(eigenvalues)[..<nComponents], totalVariance: eigenvalues.sum().item())
    return self
  }

  /// Codes z = W (x - mean) of samples: (samples, features) to (samples, m).
  public func transform(_ x: Tensor) -> Tensor {
    let fit = requireFit("transform")
    return (x - fit.mean).matmul(fit.components.T)
  }

  /// Both at once.
  public func fitTransform(_ x: Tensor) -> Tensor { fit(x).transform(x) }

  /// Samples from codes: (samples, m) to (samples, features).
  public func inverseTransform(_ codes: Tensor) -> Tensor {
    let fit = requireFit("inverseTransform")
    return codes.matmul(fit.components) + fit.mean
  }

  /// The mean of the samples (features,).
  public var mean: Tensor { requireFit("mean").mean }
  /// The components as rows (m, features), orthonormal, by falling variance.
  public var components: Tensor { requireFit("components").components }
  /// The variance along each component (m,), with samples - 1 as divisor.
  public var explainedVariance: Tensor { requireFit("explainedVariance").explainedVariance }
  /// The same in parts of the total variance.
  public var explainedVarianceRatio: Tensor {
    let fit = requireFit("explainedVarianceRatio")
    return fit.explainedVariance / fit.totalVariance
  }

  /// Each row with the sign that makes its entry of largest absolute value positive (scikit-learn's `svd_flip`).
  private static func withPositiveLargest(_ rows: Tensor) -> Tensor {
    let largest = rows.abs().argmax(axis: 1).ints
    let signs = largest.enumerated().map { rows[$0.offset, $0.element].item() < 0 ? -1.0 : 1.0 }
    return rows * Tensor(signs, dtype: rows.dtype).reshape(-1, 1)
  }

  /// What keeps these samples from being analysed, if anything.
  package func mistake(in x: Tensor) -> (any UserError)? {
    guard x.rank == 2 else {
      return ShapeError(
        "PCA: samples must be rows of a matrix (samples, features), but the shape is \(x.shape); use reshape")
    }
    guard x.shape[0] > 1 else { return ValueError("PCA: one sample has no variance; give at least two") }
    guard (1...max(x.shape[1], 1)).contains(nComponents) else {
      return ValueError(
        "PCA: nComponents is \(nComponents), but must be from 1 to the number of features, \(x.shape[1])")
    }
    return nil
  }

  private func requireFit(_ use: String) -> Fit {
    guard let fitted else { raise(ValueError("PCA: \(use) needs a fitted PCA; call fit(x) first")) }
    return fitted
  }
}
