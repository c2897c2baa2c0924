import OrderedJSON
import Tensors
import UserErrors

/// A function applied to each element of a layer's output, or (softmax) to its last axis.
public struct ActivationFunction: ActivationConvertible {
  /// The name under which Keras knows it.
  public let name: String

  /// The function.
  public let apply: (Tensor) -> Tensor

  /// The layer that computes it, where a layer was given for it: `activation: layers.LeakyReLU(0.1)`.
  private(set) var layer: Layer?

  /// An activation of one's own: `ActivationFunction(name: "cube") { $0 * $0 * $0 }`.
  public init(name: String, apply: @escaping (Tensor) -> Tensor) {
    self.name = name
    self.apply = apply
  }

  /// An activation that a layer computes.
  init(_ layer: Layer) {
    name = layer.name
    apply = { layer($0) }
    self.layer = layer
  }

  /// The value of the function.
  public func callAsFunction(_ x: Tensor) -> Tensor { apply(x) }

  /// Itself.
  public func activationFunction() throws -> ActivationFunction { self }

  /// The value of `layer` followed by the activation; in one pass where the layer's operation can apply it to its own result.
  func fused(_ layer: (FusedActivation) -> Tensor) -> Tensor {
    if self.layer == nil, let fused = FusedActivation(rawValue: name) { return layer(fused) }
    return apply(layer(.linear))
  }

  /// How a saved model describes it: one of Keras's by its name, a layer by its settings, a function of one's own by the name under
  /// which it is registered.
  public var serialized: JSON {
    if let layer {
      return ObjectDescription.of(
        layer, module: "keras.layers", className: layer.className, config: layer.config)
    }
    return activations.byName[name] == nil ? ObjectDescription.function(name) : JSON(name)
  }
}

/// What may be given as an `activation:` argument: a name such as `"relu"`, or an ``ActivationFunction``.
public protocol ActivationConvertible {
  /// The function meant; throws where the name is not known.
  func activationFunction() throws -> ActivationFunction
}

extension Layer: ActivationConvertible {
  /// The layer as an activation. One with weights, such as ``PReLU``, is a layer of its own in the model instead.
  public func activationFunction() throws -> ActivationFunction {
    guard !(self is PReLU) else {
      throw ValueError(
        "\(className) has weights and cannot be the activation of another layer: put it behind that layer")
    }
    return ActivationFunction(self)
  }
}

extension String: ActivationConvertible {
  /// The activation of this name.
  public func activationFunction() throws -> ActivationFunction {
    guard let found = activations.byName[self] else {
      throw ValueError(unknownName(self, of: "activation", known: activations.byName.keys))
    }
    return found
  }
}

/// The activations by their names in Keras, `keras.activations`.
public enum activations {
  /// `x`
  public static let linear = ActivationFunction(name: "linear") { $0 }

  /// `max(x, 0)`
  public static let relu = ActivationFunction(name: "relu") { nn.relu($0) }

  /// `min(max(x, 0), 6)`
  public static let relu6 = ActivationFunction(name: "relu6") { nn.relu6($0) }

  /// `1 / (1 + exp(-x))`
  public static let sigmoid = ActivationFunction(name: "sigmoid") { nn.sigmoid($0) }

  /// `(exp(x) - exp(-x)) / (exp(x) + exp(-x))`
  public static let tanh = ActivationFunction(name: "tanh") { $0.tanh() }

  /// `exp(x) / sum(exp(x))` over the last axis
  public static let softmax = ActivationFunction(name: "softmax") { nn.softmax($0) }

  /// `log(softmax(x))` over the last axis
  public static let logSoftmax = ActivationFunction(name: "log_softmax") { nn.logSoftmax($0) }

  /// `log(1 + exp(x))`
  public static let softplus = ActivationFunction(name: "softplus") { nn.softplus($0) }

  /// `x / (1 + |x|)`
  public static let softsign = ActivationFunction(name: "softsign") { nn.softsign($0) }

  /// `x` where positive, else `exp(x) - 1`
  public static let elu = ActivationFunction(name: "elu") { nn.elu($0) }

  /// `scale * elu(x, alpha)` with the constants of Klambauer et al. 2017, which keep mean and variance.
  public static let selu = ActivationFunction(name: "selu") { nn.selu($0) }

  /// `x * Phi(x)`, Phi being the normal distribution function (Hendrycks and Gimpel 2016).
  public static let gelu = ActivationFunction(name: "gelu") { nn.gelu($0) }

  /// `x * sigmoid(x)`, also called swish
  public static let silu = ActivationFunction(name: "silu") { nn.silu($0) }

  /// `x * tanh(softplus(x))`
  public static let mish = ActivationFunction(name: "mish") { $0 * nn.softplus($0).tanh() }

  /// `exp(x)`
  public static let exponential = ActivationFunction(name: "exponential") { $0.exp() }

  /// `x` where positive, else `0.2 x` (the layer ``LeakyReLU`` has 0.3)
  public static let leakyRelu = ActivationFunction(name: "leaky_relu") { nn.leakyReLU($0, slope: 0.2) }

  /// `relu6(x + 3) / 6`
  public static let hardSigmoid = ActivationFunction(name: "hard_sigmoid") { nn.hardSigmoid($0) }

  /// The activation that a saved model describes: a name, a layer, or a function that was registered.
  public static func deserialize(_ json: JSON) throws -> ActivationFunction {
    let name =
      json.stringValue ?? json["config"]?.stringValue
      ?? (json["class_name"]?.stringValue == "function" ? json["config"]?["name"]?.stringValue : nil)
    if let name {
      if let own = CustomObjects.function(name, as: ((Tensor) -> Tensor).self) {
        return ActivationFunction(name: name, apply: own)
      }
      return try name.activationFunction()
    }
    if let own = try CustomObjects.deserialize(json, as: ActivationFunction.self) { return own }
    guard let className = json["class_name"]?.stringValue else {
      throw ValueError("cannot read the activation \(json.text())")
    }
    return try LayerRegistry.make(className, config: json["config"] ?? [:]).activationFunction()
  }

  static let byName: [String: ActivationFunction] = {
    let all = [
      linear, relu, relu6, sigmoid, tanh, softmax, logSoftmax, softplus, softsign, elu, selu, gelu, silu,
      mish, exponential, leakyRelu, hardSigmoid,
    ]
    var table = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
    table["swish"] = silu
    return table
  }()
}

/// The message for a name that is not known: it lists those that are.
func unknownName(_ name: String, of kind: String, known: some Sequence<String>) -> String {
  "unknown \(kind) '\(name)'. Known: \(known.sorted().map { "'\($0)'" }.joined(separator: ", "))"
}
