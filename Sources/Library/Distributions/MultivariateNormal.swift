import Tensors
import UserErrors

/// The multivariate normal distribution with covariance L L', L being a lower triangular matrix with a positive
/// diagonal: log p(x) = -|L^-1 (x - loc)|^2 / 2 - sum log L_ii - d log(2 pi) / 2.
///
/// Source: Kingma and Welling 2019, "An Introduction to Variational Autoencoders", section 2.5.1.
public struct MultivariateNormal: ReparameterizedDistribution, DistributionWithEntropy {
  /// The mean, shape `batchShape + [d]`.
  public let loc: Tensor
  /// The Cholesky factor L of the covariance, shape `batchShape + [d, d]`.
  public let scaleTril: Tensor

  /// From the mean (..., d) and the Cholesky factor (..., d, d), whose part above the diagonal is ignored; raises a
  /// `ShapeError` where they do not fit and a `ValueError` where the diagonal is not positive.
  public init(loc: Tensor, scaleTril: Tensor) {
    orRaise { () throws(ShapeError) in try MultivariateNormal.check(loc, scaleTril) }
    let dimension = loc.shape[-1]
    orRaise { () throws(ValueError) in
      try requirePositive(
        scaleTril.detached.diagonalOfMatrices(), "MultivariateNormal: the diagonal of scaleTril")
    }
    let batch = (loc.detached.expandDims(-1) + scaleTril.detached).shape
    self.loc = loc.broadcast(to: Shape(Array(batch.dimensions.dropLast())))
    self.scaleTril = (scaleTril * lowerTriangle(dimension, loc.dtype)).broadcast(to: batch)
  }

  static func check(_ loc: Tensor, _ scaleTril: Tensor) throws(ShapeError) {
    guard loc.rank >= 1, scaleTril.rank >= 2, scaleTril.shape[-1] == loc.shape[-1],
      scaleTril.shape[-2] == loc.shape[-1]
    else {
      throw ShapeError(
        "MultivariateNormal: loc has shape \(loc.shape) and scaleTril \(scaleTril.shape); (..., d) and (..., d, d) are needed"
      )
    }
  }

  /// Number of dimensions of one draw.
  public var dimension: Int { loc.shape[-1] }
  public var batchShape: Shape { Shape(Array(loc.shape.dimensions.dropLast())) }
  public var eventShape: Shape { [dimension] }
  public var mean: Tensor { loc }
  public var variance: Tensor { scaleTril.square().sum(axis: -1) }

  /// L L', shape `batchShape + [d, d]`.
  public var covariance: Tensor {
    // (..., i, 1, k) * (..., 1, j, k) summed over k
    (scaleTril.expandDims(-2) * scaleTril.expandDims(-3)).sum(axis: -1)
  }

  /// log |det L| = sum log L_ii: the log-determinant of the map from noise to sample.
  public var logDeterminant: Tensor { scaleTril.diagonalOfMatrices().log().sum(axis: -1) }

  /// loc + L epsilon, epsilon ~ N(0, I).
  public func rsample(_ sampleShape: Shape) -> Tensor {
    transformed(RandomGenerator.shared.normal(sampleShape + batchShape + eventShape, dtype: loc.dtype))
  }

  /// loc + L noise, noise (..., d).
  public func transformed(_ noise: Tensor) -> Tensor {
    loc + (scaleTril * noise.expandDims(-2)).sum(axis: -1)
  }

  public func logProb(_ value: Tensor) -> Tensor {
    let standardized = solveLower(scaleTril, value - loc)
    return standardized.square().sum(axis: -1) * -0.5 - logDeterminant - Double(dimension)
      * Normal.halfLogTwoPi
  }

  /// d (1 + log(2 pi)) / 2 + sum log L_ii.
  public func entropy() -> Tensor { logDeterminant + Double(dimension) * Normal.entropyOfOne }
}
