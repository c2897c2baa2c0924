import OrderedJSON
import Tensors
import UserErrors

/// A fully connected layer: `output = activation(x · kernel + bias)`, over the last axis.
///
/// - Input: (…, inputs). Output: (…, units). Weights: kernel (inputs, units), bias (units).
/// See Keras, `keras/src/layers/core/dense.py`.
public final class Dense: Layer {
  /// The number of outputs.
  public let units: Int
  /// Applied to each output.
  public let activation: ActivationFunction
  /// Whether a bias is added.
  public let useBias: Bool
  /// The weights, (inputs, units). They are there once the layer has been called.
  public var kernel: Variable { orRaiseAny { try built(builtKernel, "kernel") } }
  private(set) var builtKernel: Variable?
  /// The bias, once built: (units).
  public private(set) var bias: Variable?

  private let kernelInitializer: any Initializer
  private let biasInitializer: any Initializer
  private let kernelRegularizer: (any Regularizer)?
  private let biasRegularizer: (any Regularizer)?
  private let kernelConstraint: (any Constraint)?
  private let biasConstraint: (any Constraint)?

  /// A fully connected layer.
  ///
  /// - Parameters:
  ///   - units: the number of outputs.
  ///   - activation: applied to each output.
  ///   - useBias: whether a bias is added.
  ///   - kernelInitializer: the weights' first values; `biasInitializer` those of the bias.
  ///   - kernelRegularizer: a penalty on the weights; `biasRegularizer` on the bias,
  ///     `activityRegularizer` on the output.
  ///   - kernelConstraint: what the weights are held to after each step; `biasConstraint` the same
  ///     for the bias.
  ///   - trainable: whether training changes it.
  ///   - name: its name in the model.
  ///   - inputShape: the shape of a sample, `(784,)`, where it is the first of a Sequential model
  ///     without a `layers.Input`; `inputDim` is its length where it is a vector.
  public convenience init<each Size: SizePart>(
    _ units: Int, activation: (any ActivationConvertible)? = nil, useBias: Bool = true,
    kernelInitializer: any InitializerConvertible = "glorot_uniform",
    biasInitializer: any InitializerConvertible = "zeros",
    kernelRegularizer: (any RegularizerConvertible)? = nil,
    biasRegularizer: (any RegularizerConvertible)? = nil,
    activityRegularizer: (any RegularizerConvertible)? = nil,
    kernelConstraint: (any ConstraintConvertible)? = nil,
    biasConstraint: (any ConstraintConvertible)? = nil,
    trainable: Bool = true, name: String? = nil, inputShape: (repeat each Size) = (),
    inputDim: Int? = nil
  ) {
    self.init(
      units: units, activation, useBias: useBias,
      initializers: (kernelInitializer, biasInitializer),
      regularizers: (kernelRegularizer, biasRegularizer, activityRegularizer),
      constraints: (kernelConstraint, biasConstraint), trainable: trainable, name: name,
      inputShape: Sizes.shape(Sizes.numbers(repeat each inputShape)) ?? inputDim.map { [$0] })
  }

  /// The same with penalties that are functions of one's own:
  /// `activityRegularizer: { code in 0.1 * ops.sum(ops.abs(code)) }`. (They are not saved;
  /// ``regularizers/function(_:_:)`` gives one a name by which it is, and goes with named ones.)
  @_disfavoredOverload
  public convenience init<each Size: SizePart>(
    _ units: Int, activation: (any ActivationConvertible)? = nil, useBias: Bool = true,
    kernelInitializer: any InitializerConvertible = "glorot_uniform",
    biasInitializer: any InitializerConvertible = "zeros",
    kernelRegularizer: Penalty? = nil, biasRegularizer: Penalty? = nil,
    activityRegularizer: Penalty? = nil, kernelConstraint: (any ConstraintConvertible)? = nil,
    biasConstraint: (any ConstraintConvertible)? = nil, trainable: Bool = true, name: String? = nil,
    inputShape: (repeat each Size) = (), inputDim: Int? = nil
  ) {
    self.init(
      units: units, activation, useBias: useBias,
      initializers: (kernelInitializer, biasInitializer),
      regularizers: (
        kernelRegularizer.map { FunctionRegularizer($0) },
        biasRegularizer.map { FunctionRegularizer($0) },
        activityRegularizer.map { FunctionRegularizer($0) }
      ),
      constraints: (kernelConstraint, biasConstraint), trainable: trainable, name: name,
      inputShape: Sizes.shape(Sizes.numbers(repeat each inputShape)) ?? inputDim.map { [$0] })
  }

  private init(
    units: Int, _ activation: (any ActivationConvertible)?, useBias: Bool,
    initializers: (any InitializerConvertible, any InitializerConvertible),
    regularizers: (
      (any RegularizerConvertible)?, (any RegularizerConvertible)?, (any RegularizerConvertible)?
    ),
    constraints: ((any ConstraintConvertible)?, (any ConstraintConvertible)?), trainable: Bool,
    name: String?, inputShape: SymbolicShape?
  ) {
    self.units = Self.positive(units, "units of Dense")
    self.activation = orRaiseAny { try activation?.activationFunction() ?? activations.linear }
    self.useBias = useBias
    kernelInitializer = initializers.0.asInitializer
    biasInitializer = initializers.1.asInitializer
    kernelRegularizer = regularizers.0?.asRegularizer
    biasRegularizer = regularizers.1?.asRegularizer
    kernelConstraint = constraints.0?.asConstraint
    biasConstraint = constraints.1?.asConstraint
    super.init(name: name, trainable: trainable, activityRegularizer: regularizers.2)
    givenInputShape = inputShape
  }

  /// The layer that a saved model describes.
  public convenience init(config: JSON) throws {
    let config = LayerConfig(config)
    self.init(
      try config.int("units"), activation: try config.activation("activation"),
      useBias: config.bool("use_bias", true),
      kernelInitializer: try config.initializer("kernel_initializer", initializers.GlorotUniform()),
      biasInitializer: try config.initializer("bias_initializer", Zeros()),
      kernelRegularizer: try config.regularizer("kernel_regularizer"),
      biasRegularizer: try config.regularizer("bias_regularizer"),
      activityRegularizer: try config.regularizer("activity_regularizer"),
      kernelConstraint: try config.constraint("kernel_constraint"),
      biasConstraint: try config.constraint("bias_constraint"), trainable: config.trainable,
      name: config.name)
  }

  public override var className: String { "Dense" }

  public override var config: JSON {
    super.config.adding([
      "units": JSON(units), "activation": activation.serialized, "use_bias": JSON(useBias),
      "kernel_initializer": kernelInitializer.serialized,
      "bias_initializer": biasInitializer.serialized,
      "kernel_regularizer": kernelRegularizer.serialized,
      "bias_regularizer": biasRegularizer.serialized,
      "activity_regularizer": activityRegularizer.serialized,
      "kernel_constraint": kernelConstraint.serialized,
      "bias_constraint": biasConstraint.serialized,
    ])
  }

  public override func checkInputs(_ shapes: [SymbolicShape]) throws {
    guard shapes.count == 1, shapes[0].rank >= 2 else {
      throw inputError(
        expected: "one input of 2 or more dimensions, (batch, features)", got: shapes.first ?? [])
    }
    try checkLastAxis(of: shapes)
  }

  public override func build(_ inputShape: SymbolicShape) {
    builtKernel = addWeight(
      name: "kernel", shape: [inputShape[-1], units], initializer: kernelInitializer,
      regularizer: kernelRegularizer, constraint: kernelConstraint)
    guard useBias else { return }
    bias = addWeight(
      name: "bias", shape: [units], initializer: biasInitializer, regularizer: biasRegularizer,
      constraint: biasConstraint)
  }

  public override func call(_ x: Tensor, training: Bool) -> Tensor {
    guard let kernel = builtKernel else { return x }
    return activation.fused { nn.dense(x, kernel.value, bias: bias?.value, activation: $0) }
  }

  public override func computeOutputShape(_ inputShapes: [SymbolicShape]) -> [SymbolicShape] {
    [SymbolicShape(inputShapes[0].dimensions.dropLast() + [units])]
  }
}

extension Layer {
  /// A weight, which is there once the layer is built.
  func built(_ weight: Variable?, _ what: String) throws -> Variable {
    guard let weight else {
      throw ValueError(
        "the layer '\(name)' (\(className)) has no \(what) yet: its weights are made when it is first called"
      )
    }
    return weight
  }

  /// `value`, which must be positive.
  static func positive(_ value: Int, _ what: String) -> Int {
    orRaise { () throws(ValueError) in
      guard value > 0 else { throw ValueError("the \(what) must be positive, not \(value)") }
      return value
    }
  }
}
