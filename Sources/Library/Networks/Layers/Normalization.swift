import OrderedJSON
import Tensors
import UserErrors

/// Brings each channel to mean 0 and variance 1, then to a learned scale and shift:
/// `y = gamma (x - mean) / sqrt(variance + epsilon) + beta`.
///
/// While training, mean and variance are those of the batch, and moving averages of them are kept
/// (`moving = momentum moving + (1 - momentum) batch`); otherwise, and when the layer is frozen, the moving averages are used.
/// (Ioffe and Szegedy 2015; Keras, `keras/src/layers/normalization/batch_normalization.py`)
public final class BatchNormalization: ElementwiseLayer {
  /// How much of the moving averages is kept at each step.
  public let momentum: Double
  /// Added to the variance, so that it can be divided by.
  public let epsilon: Double
  /// Whether there is a shift, beta.
  public let center: Bool
  /// Whether there is a scale, gamma.
  public let scale: Bool
  /// The scale, once built.
  public private(set) var gamma: Variable?
  /// The shift, once built.
  public private(set) var beta: Variable?
  /// The moving average of the means.
  public private(set) var movingMean: Variable?
  /// The moving average of the variances.
  public private(set) var movingVariance: Variable?

  private let betaInitializer: any Initializer
  private let gammaInitializer: any Initializer

  /// The layer.
  ///
  /// - Parameter axis: where the channels are, which has to be the last axis.
  public init(
    axis: Int = -1, momentum: Double = 0.99, epsilon: Double = 1e-3, center: Bool = true, scale: Bool = true,
    betaInitializer: any InitializerConvertible = "zeros",
    gammaInitializer: any InitializerConvertible = "ones",
    trainable: Bool = true, name: String? = nil
  ) {
    orRaiseAny {
      guard axis == -1 || axis == 3 else {
        throw ValueError(
          "BatchNormalization has its channels on the last axis (axis: -1); it cannot take axis \(axis)")
      }
    }
    (self.momentum, self.epsilon, self.center, self.scale) = (momentum, epsilon, center, scale)
    self.betaInitializer = betaInitializer.asInitializer
    self.gammaInitializer = gammaInitializer.asInitializer
    super.init(name: name, trainable: trainable)
  }

  /// The layer that a saved model describes.
  public convenience init(config: JSON) throws {
    let config = LayerConfig(config)
    for key in ["beta_regularizer", "gamma_regularizer", "beta_constraint", "gamma_constraint"] {
      try config.refuse(key)
    }
    let axis = config.json["axis"]?.intValue ?? config.json["axis"]?[0]?.intValue ?? -1
    guard axis == -1 || axis == 3 else {
      throw ValueError(
        "the layer '\(config.name ?? "?")' normalises axis \(axis); Lectern has channels on the last axis only"
      )
    }
    self.init(
      momentum: config.double("momentum", 0.99), epsilon: config.double("epsilon", 1e-3),
      center: config.bool("center", true), scale: config.bool("scale", true),
      betaInitializer: try config.initializer("beta_initializer", Zeros()),
      gammaInitializer: try config.initializer("gamma_initializer", Ones()), trainable: config.trainable,
      name: config.name)
  }

  public override var className: String { "BatchNormalization" }

  public override var config: JSON {
    super.config.adding([
      "axis": -1, "momentum": JSON(momentum), "epsilon": JSON(epsilon), "center": JSON(center),
      "scale": JSON(scale), "beta_initializer": betaInitializer.serialized,
      "gamma_initializer": gammaInitializer.serialized, "moving_mean_initializer": Zeros().serialized,
      "moving_variance_initializer": Ones().serialized, "beta_regularizer": nil, "gamma_regularizer": nil,
      "beta_constraint": nil, "gamma_constraint": nil, "synchronized": false,
    ])
  }

  public override func checkInputs(_ shapes: [SymbolicShape]) throws { try checkLastAxis(of: shapes) }

  public override func build(_ inputShape: SymbolicShape) {
    let shape: Shape = [inputShape[-1]]
    if scale { gamma = addWeight(name: "gamma", shape: shape, initializer: gammaInitializer) }
    if center { beta = addWeight(name: "beta", shape: shape, initializer: betaInitializer) }
    movingMean = addWeight(name: "moving_mean", shape: shape, initializer: "zeros", trainable: false)
    movingVariance = addWeight(name: "moving_variance", shape: shape, initializer: "ones", trainable: false)
  }

  public override func call(_ x: Tensor, training: Bool) -> Tensor {
    guard let movingMean, let movingVariance else { return x }
    guard training && trainable else {
      return nn.batchNormalization(
        x, mean: movingMean.value, variance: movingVariance.value, gamma: gamma?.value, beta: beta?.value,
        epsilon: epsilon)
    }
    let (output, mean, variance) = nn.batchNormalization(
      x, gamma: gamma?.value, beta: beta?.value, epsilon: epsilon)
    withoutRecording {
      movingMean.assign(momentum * movingMean.value + (1 - momentum) * mean)
      movingVariance.assign(momentum * movingVariance.value + (1 - momentum) * variance)
    }
    return output
  }
}

/// Brings each sample's last axis to mean 0 and variance 1, then to a learned scale and shift. (Ba et al. 2016)
public final class LayerNormalization: ElementwiseLayer {
  /// Added to the variance, so that it can be divided by.
  public let epsilon: Double
  private var gamma: Variable?
  private var beta: Variable?

  /// The layer.
  public init(epsilon: Double = 1e-3, name: String? = nil) {
    self.epsilon = epsilon
    super.init(name: name)
  }

  /// The layer that a saved model describes.
  public convenience init(config: JSON) throws {
    let config = LayerConfig(config)
    for key in ["beta_regularizer", "gamma_regularizer", "beta_constraint", "gamma_constraint"] {
      try config.refuse(key)
    }
    try config.refuse("rms_scaling", unless: false)
    try config.refuse("axis", unless: -1, [-1])
    try config.refuse("center", unless: true)
    try config.refuse("scale", unless: true)
    self.init(epsilon: config.double("epsilon", 1e-3), name: config.name)
  }

  public override var className: String { "LayerNormalization" }
  public override var config: JSON {
    super.config.adding([
      "axis": [-1], "epsilon": JSON(epsilon), "center": true, "scale": true, "rms_scaling": false,
      "beta_initializer": Zeros().serialized, "gamma_initializer": Ones().serialized, "beta_regularizer": nil,
      "gamma_regularizer": nil, "beta_constraint": nil, "gamma_constraint": nil,
    ])
  }

  public override func checkInputs(_ shapes: [SymbolicShape]) throws { try checkLastAxis(of: shapes) }

  public override func build(_ inputShape: SymbolicShape) {
    gamma = addWeight(name: "gamma", shape: [inputShape[-1]], initializer: "ones")
    beta = addWeight(name: "beta", shape: [inputShape[-1]], initializer: "zeros")
  }

  public override func call(_ x: Tensor, training: Bool) -> Tensor {
    guard let gamma, let beta else { return x }
    return nn.layerNormalization(x, gamma: gamma.value, beta: beta.value, epsilon: epsilon)
  }
}
