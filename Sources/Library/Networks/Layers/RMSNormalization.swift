import OrderedJSON
import Tensors
import UserErrors

/// Divides each sample's last axis by its root mean square, then brings each channel to a learned
/// scale: `y = scale x / sqrt(mean(x^2) + epsilon)`. Unlike ``LayerNormalization`` it takes no mean
/// away and has no shift. (Zhang and Sennrich 2019)
///
/// See Keras, `keras/src/layers/normalization/rms_normalization.py`.
public final class RMSNormalization: ElementwiseLayer {
  /// Added to the mean square, so that it can be divided by.
  public let epsilon: Double
  /// The scale of each channel, once built.
  public private(set) var scale: Variable?

  /// The layer.
  ///
  /// - Parameters:
  ///   - axis: where the channels are, which has to be the last axis.
  ///   - epsilon: added to the mean square.
  ///   - name: its name in the model.
  public init(axis: Int = -1, epsilon: Double = 1e-6, name: String? = nil) {
    orRaise { () throws(ValueError) in
      guard axis == -1 else {
        throw ValueError(
          "RMSNormalization has its channels on the last axis (axis: -1), not on axis \(axis)")
      }
    }
    self.epsilon = epsilon
    super.init(name: name)
  }

  /// The layer that a saved model describes.
  public convenience init(config: JSON) throws {
    let config = LayerConfig(config)
    try config.refuse("axis", unless: -1, [-1])
    self.init(epsilon: config.double("epsilon", 1e-6), name: config.name)
  }

  public override var className: String { "RMSNormalization" }
  public override var config: JSON {
    super.config.adding(["axis": [-1], "epsilon": JSON(epsilon)])
  }

  public override func checkInputs(_ shapes: [SymbolicShape]) throws {
    try checkLastAxis(of: shapes)
  }

  public override func build(_ inputShape: SymbolicShape) {
    scale = addWeight(name: "scale", shape: [inputShape[-1]], initializer: "ones")
  }

  public override func call(_ x: Tensor) -> Tensor {
    guard let scale else { return x }
    return x / ((x * x).mean(axis: -1, keepdims: true) + epsilon).sqrt() * scale.value
  }
}

extension layers {
  /// See ``Networks/RMSNormalization``.
  public typealias RMSNormalization = Networks.RMSNormalization
}
