import OrderedJSON
import Tensors
import UserErrors

/// Brings each group of channels of each sample to mean 0 and variance 1, then each channel to a
/// learned scale and shift: `y = gamma (x - mean) / sqrt(variance + epsilon) + beta`, mean and
/// variance being those of the group's channels over all places of the sample. It does the same in
/// training and after. (Wu and He 2018)
///
/// See Keras, `keras/src/layers/normalization/group_normalization.py`.
public final class GroupNormalization: ElementwiseLayer {
  /// How many groups the channels are split into; -1 for a group of each channel, as instance
  /// normalisation has it.
  public let groups: Int
  /// Added to the variance, so that it can be divided by.
  public let epsilon: Double
  /// Whether there is a shift, beta.
  public let center: Bool
  /// Whether there is a scale, gamma.
  public let scale: Bool
  /// The scale of each channel, once built.
  public private(set) var gamma: Variable?
  /// The shift of each channel, once built.
  public private(set) var beta: Variable?

  private let betaInitializer: any Initializer
  private let gammaInitializer: any Initializer
  private let betaRegularizer: (any Regularizer)?
  private let gammaRegularizer: (any Regularizer)?
  private let betaConstraint: (any Constraint)?
  private let gammaConstraint: (any Constraint)?

  /// The layer.
  ///
  /// - Parameters:
  ///   - groups: how many groups; they must divide the channels. -1 for one group of each channel.
  ///   - axis: where the channels are, which has to be the last axis.
  ///   - epsilon: added to the variance.
  ///   - center: whether there is a shift; `scale` whether there is a scale.
  public init(
    groups: Int = 32, axis: Int = -1, epsilon: Double = 1e-3, center: Bool = true, scale: Bool = true,
    betaInitializer: any InitializerConvertible = "zeros",
    gammaInitializer: any InitializerConvertible = "ones",
    betaRegularizer: (any RegularizerConvertible)? = nil,
    gammaRegularizer: (any RegularizerConvertible)? = nil,
    betaConstraint: (any ConstraintConvertible)? = nil,
    gammaConstraint: (any ConstraintConvertible)? = nil, name: String? = nil
  ) {
    orRaise { () throws(ValueError) in
      guard axis == -1 else {
        throw ValueError(
          "GroupNormalization has its channels on the last axis (axis: -1), not on axis \(axis)")
      }
      guard groups > 0 || groups == -1 else {
        throw ValueError("the number of groups of GroupNormalization is positive, or -1, not \(groups)")
      }
    }
    (self.groups, self.epsilon, self.center, self.scale) = (groups, epsilon, center, scale)
    self.betaInitializer = betaInitializer.asInitializer
    self.gammaInitializer = gammaInitializer.asInitializer
    self.betaRegularizer = betaRegularizer?.asRegularizer
    self.gammaRegularizer = gammaRegularizer?.asRegularizer
    self.betaConstraint = betaConstraint?.asConstraint
    self.gammaConstraint = gammaConstraint?.asConstraint
    super.init(name: name)
  }

  /// The layer that a saved model describes.
  public convenience init(config: JSON) throws {
    let config = LayerConfig(config)
    try config.refuse("axis", unless: -1, [-1])
    let groups = config.optionalInt("groups") ?? 32
    guard groups > 0 || groups == -1 else {
      throw ValueError("the layer '\(config.name ?? "?")' cannot have \(groups) groups")
    }
    self.init(
      groups: groups, epsilon: config.double("epsilon", 1e-3),
      center: config.bool("center", true), scale: config.bool("scale", true),
      betaInitializer: try config.initializer("beta_initializer", Zeros()),
      gammaInitializer: try config.initializer("gamma_initializer", Ones()),
      betaRegularizer: try config.regularizer("beta_regularizer"),
      gammaRegularizer: try config.regularizer("gamma_regularizer"),
      betaConstraint: try config.constraint("beta_constraint"),
      gammaConstraint: try config.constraint("gamma_constraint"), name: config.name)
  }

  public override var className: String { "GroupNormalization" }
  public override var config: JSON {
    super.config.adding([
      "groups": JSON(groups), "axis": -1, "epsilon": JSON(epsilon), "center": JSON(center),
      "scale": JSON(scale), "beta_initializer": betaInitializer.serialized,
      "gamma_initializer": gammaInitializer.serialized, "beta_regularizer": betaRegularizer.serialized,
      "gamma_regularizer": gammaRegularizer.serialized, "beta_constraint": betaConstraint.serialized,
      "gamma_constraint": gammaConstraint.serialized,
    ])
  }

  public override func checkInputs(_ shapes: [SymbolicShape]) throws {
    try checkLastAxis(of: shapes)
    guard let shape = shapes.first, shape.rank > 1, let channels = shape.dimensions.last ?? nil else {
      return
    }
    guard groups == -1 || channels % groups == 0 else {
      throw inputError(expected: "a number of channels that \(groups) groups divide", got: shape)
    }
  }

  public override func build(_ inputShape: SymbolicShape) {
    let shape: Shape = [inputShape[-1]]
    if scale {
      gamma = addWeight(
        name: "gamma", shape: shape, initializer: gammaInitializer, regularizer: gammaRegularizer,
        constraint: gammaConstraint)
    }
    if center {
      beta = addWeight(
        name: "beta", shape: shape, initializer: betaInitializer, regularizer: betaRegularizer,
        constraint: betaConstraint)
    }
  }

  public override func call(_ x: Tensor) -> Tensor {
    let channels = x.shape[-1]
    let count = groups == -1 ? channels : groups
    // (batch, places, groups, channels of a group)
    let grouped = x.reshaped(to: [x.shape[0], -1, count, channels / count])
    let mean = grouped.mean(axes: [1, 3], keepdims: true)
    let variance = grouped.variance(axes: [1, 3], keepdims: true)
    var y = ((grouped - mean) / (variance + epsilon).sqrt()).reshaped(to: x.shape)
    if let gamma { y = y * gamma.value }
    if let beta { y = y + beta.value }
    return y
  }
}

extension layers {
  /// See ``Networks/GroupNormalization``.
  public typealias GroupNormalization = Networks.GroupNormalization
}
