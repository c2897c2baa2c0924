import Foundation
import Networks
import Tensors
import UserErrors

/// Pixels that are normal around the decoder's output m:
/// log p(x|z) = sum of -(x - m)² / (2 sigma²) - log sigma - log(2 pi) / 2. A density: it has no upper bound of 0.
public final class GaussianLikelihood: Layer, ReconstructionLikelihood {
  /// Where sigma comes from.
  public enum Variance: Equatable {
    /// One number for all pixels, given.
    case fixed(scale: Double)
    /// One number for all pixels, learned with the weights (Rybkin, Daniilidis and Levine 2021, "sigma-VAE").
    case learned(initialScale: Double = 1)
    /// For each pixel from the decoder, which gives `[mean, log sigma²]`.
    case decoded
  }

  /// Where sigma comes from.
  public let variance: Variance
  /// log sigma² of all pixels, a scalar; nil where the decoder gives it.
  public let logVariance: Variable?
  /// Decoded log-variances are cut to at least this, so that no pixel can be certain and the likelihood stays bounded.
  public static let lowestLogVariance = -12.0

  /// A likelihood; raises a `ValueError` where the given sigma is not positive.
  public init(_ variance: Variance = .fixed(scale: 1), name: String? = nil) {
    self.variance = variance
    switch variance {
    case .fixed(let scale):
      logVariance = Variable(GaussianLikelihood.logVariance(scale), name: "log_variance", trainable: false)
    case .learned(let scale):
      logVariance = Variable(GaussianLikelihood.logVariance(scale), name: "log_variance")
    case .decoded: logVariance = nil
    }
    super.init(name: name)
  }

  private static func logVariance(_ scale: Double) -> Tensor {
    orRaise { () throws(ValueError) in
      guard scale > 0 else {
        throw ValueError("the standard deviation of GaussianLikelihood must be positive, not \(scale)")
      }
    }
    return Tensor(2 * log(scale))
  }

  /// The present sigma of all pixels; NaN where the decoder gives one for each.
  public var scale: Double { logVariance.map { exp(0.5 * $0.value.detached.item()) } ?? .nan }

  public func logProb(_ x: Tensor, _ outputs: [Tensor]) -> Tensor {
    let (data, mean) = flattenedSamples(x, outputs[0])
    let spread = logVariance(outputs, like: x, dtype: mean.dtype)
    let squares = (data - mean).square()  // (..., batch, elements)
    return ((squares * (-spread).exp() + spread) * -0.5 - halfLogTwoPi).sum(axis: -1)
  }

  /// log sigma²: a scalar, or of the flattened output's shape.
  private func logVariance(_ outputs: [Tensor], like x: Tensor, dtype: DType) -> Tensor {
    if let logVariance { return logVariance.value.astype(dtype) }
    orRaise { () throws(ShapeError) in
      guard outputs.count == 2 else {
        throw ShapeError(
          "GaussianLikelihood(.decoded) needs a decoder that gives [mean, logVariance], but it gives \(outputs.count) output(s)"
        )
      }
    }
    return Tensor.maximum(
      flattenedSamples(x, outputs[1]).output, Tensor(GaussianLikelihood.lowestLogVariance, dtype: dtype))
  }

  public func mean(_ outputs: [Tensor]) -> Tensor { outputs[0] }

  public func sample(_ outputs: [Tensor]) -> Tensor {
    let noise = RandomGenerator.shared.normal(outputs[0].shape, dtype: outputs[0].dtype)
    let spread = logVariance?.value ?? outputs[outputs.count - 1]
    return outputs[0] + (spread * 0.5).exp() * noise
  }
}
