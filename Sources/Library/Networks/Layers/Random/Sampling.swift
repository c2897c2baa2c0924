import OrderedJSON
import Tensors
import UserErrors

/// `z = mean + exp(logVariance / 2) * epsilon` with `epsilon ~ N(0, 1)`: a draw from the encoder's
/// normal distribution through which gradients pass (the reparameterisation of Kingma and Welling
/// 2014). Called on `[zMean, zLogVar]`, both (batch, latent).
public final class Sampling: Layer, NotInKeras {
  /// `Custom`: the package of classes that are registered without one, as courses write this class.
  public static var kerasPackage: String { "Custom" }

  /// The layer.
  public init(name: String? = nil) { super.init(name: name) }

  /// The layer that a saved model describes.
  public convenience init(config: JSON) throws { self.init(name: LayerConfig(config).name) }

  public override var className: String { "Sampling" }

  public override func checkInputs(_ shapes: [SymbolicShape]) throws {
    guard shapes.count == 2, shapes[0].admits(shapes[1]) else {
      throw ShapeError(
        "the layer '\(name)' (Sampling) expects two inputs of one shape, [zMean, zLogVar], but got \(shapes)"
      )
    }
  }

  public override func call(_ inputs: [Tensor]) -> [Tensor] {
    let (mean, logVariance) = (inputs[0], inputs[1])
    let epsilon = Randomness.normal(mean.shape, seed: nil)
    return [mean + (0.5 * logVariance).exp() * epsilon]
  }

  public override func computeOutputShape(_ inputShapes: [SymbolicShape]) -> [SymbolicShape] {
    [inputShapes[0]]
  }
}
