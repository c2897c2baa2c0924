import Distributions
import Tensors
import UserErrors

/// One or more draws z of an approximate posterior q(z|x), with what is known of each.
public struct PosteriorDraw {
  /// The draws: (batch, latent), or (draws, batch, latent).
  public let z: Tensor
  /// log |det dz/d epsilon| of the map that made each: the shape of `z` without its last axis.
  public let logDeterminant: Tensor
  /// log q(z|x) of each, by change of variables: log N(epsilon; 0, I) - log |det dz/d epsilon|.
  public let logDensity: Tensor
}

/// An approximate posterior q(z|x) of a batch of samples: noise epsilon ~ N(0, I) through an invertible map
/// z = g(epsilon, x) whose Jacobian is triangular, so that its determinant is a product.
///
/// Source: Kingma and Welling 2019, "An Introduction to Variational Autoencoders", sections 2.4 and 2.5.
public protocol Posterior {
  /// How many samples x there are.
  var batchSize: Int { get }
  /// How many numbers make a z.
  var latentSize: Int { get }
  /// The element type of the parameters.
  var dtype: DType { get }

  /// z = g(epsilon) and log |det dz/d epsilon|.
  ///
  /// - Parameter noise: (batch, latent), or (draws, batch, latent).
  /// - Returns: z of the same shape; the log-determinants of that shape without its last axis.
  func transformed(_ noise: Tensor) -> (z: Tensor, logDeterminant: Tensor)

  /// KL(q(z|x) || N(0, I)) of each sample, (batch), where it has a closed form; else nil.
  var klDivergenceFromPrior: Tensor? { get }

  /// KL(q(z_i|x) || N(0, 1)) of each latent dimension's marginal, (batch, latent), where it has a closed form; else nil.
  var klDivergencePerDimension: Tensor? { get }

  /// E[z|x], (batch, latent), where it has a closed form; else nil.
  var mean: Tensor? { get }
}

extension Posterior {
  /// Draws through which gradients flow to the parameters.
  ///
  /// - Parameter draws: how many for each sample; nil gives one without an axis of its own.
  public func draw(_ draws: Int? = nil) -> PosteriorDraw {
    let shape: Shape = [batchSize, latentSize]
    let leading: Shape = draws.map { [$0] } ?? []
    return draw(noise: RandomGenerator.shared.normal(leading + shape, dtype: dtype))
  }

  /// The draws that this noise makes: (batch, latent), or (draws, batch, latent).
  public func draw(noise: Tensor) -> PosteriorDraw {
    let (z, logDeterminant) = transformed(noise)
    return PosteriorDraw(
      z: z, logDeterminant: logDeterminant, logDensity: standardNormalLogDensity(noise) - logDeterminant)
  }

  /// KL(q(z|x) || N(0, I)) of each sample as the mean of log q(z|x) - log p(z) over draws: unbiased for every posterior.
  /// (batch).
  public func klDivergenceFromPrior(draws: Int) -> Tensor {
    let draw = draw(draws)
    return (draw.logDensity - standardNormalLogDensity(draw.z)).mean(axis: 0)
  }
}

/// log N(z; 0, I) = -sum(z² + log 2 pi) / 2 over the last axis.
@_disfavoredOverload
public func standardNormalLogDensity(_ z: Tensor) -> Tensor {
  z.square().sum(axis: -1) * -0.5 - Double(z.shape[-1]) * halfLogTwoPi
}

/// log(2 pi) / 2.
let halfLogTwoPi = 0.918_938_533_204_672_741_78

/// How the outputs of an encoder become a posterior. A family with weights of its own is a `Layer` too: a model that keeps it in
/// a property trains them.
public protocol PosteriorFamily {
  /// The posterior whose parameters an encoder gave; raises a `ShapeError` where they are not those of the family.
  func posterior(_ parameters: [Tensor]) -> any Posterior
}

/// Raises an error that says what an encoder has to give.
func requireParameters(_ given: [Tensor], _ wanted: String, where fits: Bool) {
  orRaise { () throws(ShapeError) in
    guard fits else {
      throw ShapeError(
        "the posterior needs an encoder that gives \(wanted), but got \(given.map { $0.shape.description }.joined(separator: ", "))"
      )
    }
  }
}
