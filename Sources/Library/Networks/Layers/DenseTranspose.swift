import OrderedJSON
import Tensors
import UserErrors

/// A fully connected layer with the weights of another, transposed: `output = activation(x ·
/// kernelᵀ + bias)`. The decoder of an autoencoder with tied weights has one for each ``Dense`` of
/// the encoder, in reverse; the kernel stays one variable, the bias is its own.
///
///     let code = layers.Dense(64, activation: "relu")
///     let autoencoder = models.Sequential([
///       layers.Input(shape: 784), code, layers.DenseTranspose(of: code, activation: "sigmoid"),
///     ])
///
/// - Input: (…, units of `dense`). Output: (…, inputs of `dense`). Weights: bias (inputs of
///   `dense`).
///
/// Source: Vincent et al. 2010, "Stacked Denoising Autoencoders" (W' = Wᵀ).
public final class DenseTranspose: Layer, NotInKeras {
  /// The layer whose kernel is used; nil only while a saved model is being read.
  public private(set) var dense: Dense?
  /// Applied to each output.
  public let activation: ActivationFunction
  /// Whether a bias is added.
  public let useBias: Bool
  /// The bias, once built.
  public private(set) var bias: Variable?
  /// The number of outputs that a saved model says.
  private var savedUnits: Int?

  /// The layer.
  ///
  /// - Parameters:
  ///   - dense: the layer whose kernel is used; it must have been called before this one is.
  ///   - activation: applied to each output.
  ///   - useBias: whether a bias is added.
  ///   - name: its name in the model.
  public init(
    of dense: Dense, activation: (any ActivationConvertible)? = nil, useBias: Bool = true,
    name: String? = nil
  ) {
    self.dense = dense
    self.activation = orRaiseAny { try activation?.activationFunction() ?? activations.linear }
    self.useBias = useBias
    super.init(name: name)
  }

  /// The layer that a saved model describes; the model's reader gives it its ``dense``.
  init(config: JSON) throws {
    let config = LayerConfig(config)
    activation = try config.activation("activation")
    useBias = config.bool("use_bias", true)
    savedUnits = try config.int("units")
    super.init(name: config.name)
  }

  public override var className: String { "DenseTranspose" }
  public override var config: JSON {
    super.config.adding([
      "units": .optional(savedUnits ?? dense?.builtKernel?.shape[0]),
      "activation": activation.serialized, "use_bias": JSON(useBias),
    ])
  }

  public override func checkInputs(_ shapes: [SymbolicShape]) throws {
    guard let dense else { return }
    guard shapes.count == 1, shapes[0].rank >= 2, shapes[0].dimensions.last == dense.units else {
      throw inputError(
        expected: "the \(dense.units) outputs of '\(dense.name)' on the last axis",
        got: shapes.first ?? [])
    }
    guard let savedUnits, let kernel = dense.builtKernel, kernel.shape[0] != savedUnits else {
      return
    }
    throw ShapeError(
      "'\(name)' (DenseTranspose) was saved with \(savedUnits) outputs, but '\(dense.name)' has "
        + "\(kernel.shape[0]) inputs")
  }

  /// The number of outputs: the inputs of ``dense``.
  private var units: Int { savedUnits ?? dense?.kernel.shape[0] ?? 0 }

  public override func build(_ inputShape: SymbolicShape) {
    let units = self.units
    if useBias { bias = addWeight(name: "bias", shape: [units], initializer: "zeros") }
  }

  public override func call(_ x: Tensor, training: Bool) -> Tensor {
    guard let dense else { return x }
    let kernel = dense.kernel.value.T
    return activation.fused { nn.dense(x, kernel, bias: bias?.value, activation: $0) }
  }

  public override func computeOutputShape(_ inputShapes: [SymbolicShape]) -> [SymbolicShape] {
    [SymbolicShape(inputShapes[0].dimensions.dropLast() + [units])]
  }
}

extension DenseTranspose: HoldsLayers {
  static var heldNames: [String] { ["tied_to"] }

  var heldLayers: [(name: String, layer: Layer)] { dense.map { [("tied_to", $0)] } ?? [] }

  func hold(_ layer: Layer, as name: String) throws {
    guard let dense = layer as? Dense else {
      throw ModelFileError(
        "'\(self.name)' (DenseTranspose) is tied to a \(layer.className), not to a Dense")
    }
    self.dense = dense
  }
}

extension layers {
  /// See ``Networks/DenseTranspose``.
  public typealias DenseTranspose = Networks.DenseTranspose
}
