import Tensors

/// What the covariances of a mixture's components may be.
enum CovarianceType: String {
  /// A matrix each.
  case full
  /// A variance for each feature.
  case diag
  /// One variance for all features.
  case spherical

  /// The shape of all covariances.
  func shape(_ components: Int, _ features: Int) -> Shape {
    switch self {
    case .full: [components, features, features]
    case .diag: [components, features]
    case .spherical: [components]
    }
  }

  /// The covariances of weighted samples around the means, the regularization added to the
  /// variances: S_k = 1/N_k sum over n of r_nk (x_n - m_k)(x_n - m_k)ᵀ, its diagonal, or the mean
  /// of that.
  func covariances(
    _ x: Tensor, _ responsibilities: Tensor, _ sizes: Tensor, _ means: Tensor,
    regularization: Double
  ) -> Tensor {
    guard self == .full else {
      let squares = responsibilities.T.matmul(x.square()) / sizes.expandDims(1)
      let variances = squares - means.square() + regularization
      return self == .diag ? variances : variances.mean(axis: 1)
    }
    let ridge = regularization * Tensor(eye: x.shape[1], dtype: .float64)
    return Tensor.stack(
      (0..<means.shape[0]).map { k in
        let centred = x - means[k]
        let weighted = centred * responsibilities[.all, k].expandDims(1)
        return weighted.T.matmul(centred) / sizes[k] + ridge
      })
  }

  /// Covariances from their inverses, or these from those.
  func inverted(_ matrices: Tensor) -> Tensor {
    guard self == .full else { return 1 / matrices }
    return Tensor.stack((0..<matrices.shape[0]).map { np.linalg.inv(matrices[$0]) })
  }
}
