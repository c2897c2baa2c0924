import OrderedJSON
import Tensors
import UserErrors

/// A part of a network: it holds weights and turns tensors into tensors.
///
/// A layer of your own overrides `call(_:)` (or a variant of it that takes several inputs or the
/// training flag) and, if it has weights, `build(_:)`, where it makes them by
/// `addWeight(name:shape:initializer:regularizer:trainable:)`. Layers and variables kept in its
/// properties are found by themselves.
///
///     class Scale: Layer {
///       override func build(_ inputShape: SymbolicShape) {
///         gamma = addWeight(name: "gamma", shape: [inputShape[-1]], initializer: "ones")
///       }
///       override func call(_ x: Tensor) -> Tensor { x * gamma!.value }
///       var gamma: Variable?
///     }
///
/// See Keras, `keras/src/layers/layer.py`.
open class Layer {
  /// The layer's name, unique within a model: given, or made of the class's name.
  public internal(set) var name: String

  /// Whether training changes the layer's weights. Setting it sets it for the layers inside as
  /// well.
  public var trainable: Bool {
    didSet { for layer in sublayers { layer.trainable = trainable } }
  }

  /// Whether the weights exist. They are made when the layer is first called, when the input's
  /// shape is known.
  public var built = false

  /// The shape of a sample that a first layer was given, as Keras's older programs have it:
  /// `Dense(32, inputShape: [784])`.
  var givenInputShape: SymbolicShape?

  /// The shapes that the layer was built for.
  public internal(set) var buildShapes: [SymbolicShape] = []

  /// The name of the precision that a saved model asks for: `float32`, `mixed_float16`… It is kept
  /// for the next file. Here everything is computed in float32.
  public internal(set) var dtypePolicy = "float32"

  /// The calls of this layer on symbolic values.
  public internal(set) var inboundNodes: [Node] = []

  /// A penalty on the layer's output, added to the loss.
  public var activityRegularizer: (any Regularizer)?

  /// The layer's own weights, in the order in which they were made.
  public internal(set) var ownVariables: [Variable] = []

  /// Penalties on single weights, by the weight's place in ``ownVariables``.
  var weightRegularizers: [(variable: Variable, regularizer: any Regularizer)] = []

  /// Whether the weights are being made since the layer is called.
  var isBeingBuilt = false

  /// Whether the layer is asked for the shape of its one output; no longer where it does not say it.
  private var isAskedForShape = false

  /// What ``addLoss(_:)`` was given during the latest call.
  var callLosses: [Tensor] = []

  /// A layer with a name (or an automatic one).
  public init(
    name: String? = nil, trainable: Bool = true, activityRegularizer: (any RegularizerConvertible)? = nil
  ) {
    self.name = ""
    self.trainable = trainable
    self.activityRegularizer = activityRegularizer?.asRegularizer
    self.name = name ?? NameScope.automaticName(className)
  }

  /// The class's name as Keras knows it: `Dense`, `Conv2D`, `Functional`.
  open var className: String { String(describing: type(of: self)) }

  /// What is needed to make the same layer again, under Keras's own keys. Layers with settings add
  /// theirs to `super.config`, or to what `getConfig()` gives.
  open var config: JSON {
    if isDescribing { return commonConfig }
    isDescribing = true
    defer { isDescribing = false }
    return commonConfig.updating(getConfig(), of: name)
  }

  /// The settings under their names, as Keras's `get_config`. A layer of one's own adds its own:
  ///
  ///     override func getConfig() -> [String: Any] {
  ///       var config = super.getConfig()
  ///       config["units"] = units
  ///       return config
  ///     }
  open func getConfig() -> [String: Any] { config.settings }

  /// Whether ``config`` is asking ``getConfig()``, which asks it in turn.
  private var isDescribing = false

  private var commonConfig: JSON {
    [
      "name": JSON(name), "trainable": JSON(trainable),
      "dtype": [
        "module": "keras", "class_name": "DTypePolicy", "config": ["name": JSON(dtypePolicy)],
        "registered_name": nil,
      ],
    ]
  }

  /// What the layer was first called on while building a model: `models.Model(model.inputs,
  /// model.layers[2].output)`.
  open var input: KerasTensor { orRaiseAny { try firstCall().inputs.first ?? firstCall().outputs[0] } }

  /// What its first call on a symbolic value gave.
  open var output: KerasTensor { orRaiseAny { try firstCall().outputs[0] } }

  private func firstCall() throws -> Node {
    guard let node = inboundNodes.first else {
      throw ValueError(
        "the layer '\(name)' (\(className)) was not called on a symbolic value yet, so it has no input and no output: "
          + "call it on a layers.Input, or give its Sequential model one")
    }
    return node
  }

  // MARK: What a layer of one's own overrides

  /// Makes the weights for an input of this shape. Called once, before the first `call(_:)`.
  open func build(_ inputShape: SymbolicShape) {}

  /// Makes the weights for several inputs.
  open func build(_ inputShapes: [SymbolicShape]) {
    if let first = inputShapes.first { build(first) }
  }

  /// The layer's computation for one input.
  open func call(_ x: Tensor) -> Tensor { call([x]) }

  /// The layer's computation for one input, where training and inference differ.
  open func call(_ x: Tensor, training: Bool) -> Tensor { call(x) }

  /// The layer's computation for one input and several outputs, as that of a variational
  /// autoencoder.
  @_disfavoredOverload
  open func call(_ x: Tensor) -> [Tensor] { [call(x, training: CallContext.training)] }

  /// The layer's computation for one input and several outputs, where training and inference differ.
  @_disfavoredOverload
  open func call(_ x: Tensor, training: Bool) -> [Tensor] { call(x) }

  /// The layer's computation for several inputs and one output, as that of a `Sampling` layer.
  open func call(_ inputs: [Tensor]) -> Tensor {
    guard inputs.count > 1 else {
      raise(
        ValueError(
          "the layer '\(name)' (\(className)) does not say what it computes: "
            + "override call(_ x: Tensor) -> Tensor in \(className)"))
    }
    raise(
      ValueError(
        "the layer '\(name)' (\(className)) takes one input, but was called on \(inputs.count): "
          + "override call(_ inputs: [Tensor]) -> Tensor in \(className) to take several"))
  }

  /// The layer's computation for several inputs and one output, where training and inference
  /// differ.
  open func call(_ inputs: [Tensor], training: Bool) -> Tensor { call(inputs) }

  /// The layer's computation for several inputs and several outputs.
  open func call(_ inputs: [Tensor]) -> [Tensor] {
    let training = CallContext.training
    return inputs.count == 1 ? call(inputs[0], training: training) : [call(inputs, training: training)]
  }

  /// The layer's computation for several inputs and several outputs, where training and inference
  /// differ.
  open func call(_ inputs: [Tensor], training: Bool) -> [Tensor] { call(inputs) }

  /// Whether inputs of another precision are brought to float32 first, as all layers have it.
  /// Operations take them as they are.
  var castsInputs: Bool { true }

  /// The type of the outputs' numbers.
  var outputDType: DType { .float32 }

  /// The shape of the output for one input of this shape. Unless a layer says it, it is found by
  /// trying: the layer is run on zeros with two different batch sizes, and where the results differ
  /// the size is unknown.
  open func computeOutputShape(_ inputShape: SymbolicShape) -> SymbolicShape {
    guard isAskedForShape else { return shapesByTrying([inputShape])[0] }
    isAskedForShape = false
    return inputShape
  }

  /// The shapes of the outputs for inputs of these shapes.
  @_disfavoredOverload
  open func computeOutputShape(_ inputShapes: [SymbolicShape]) -> [SymbolicShape] {
    guard inputShapes.count == 1 else { return shapesByTrying(inputShapes) }
    isAskedForShape = true
    defer { isAskedForShape = false }
    // A layer that says the shape computes with sizes: each unknown one is tried with two.
    let shapes = SymbolicShape.tried(inputShapes) { [computeOutputShape($0[0])] }
    return isAskedForShape ? shapes : shapesByTrying(inputShapes)
  }

  /// Checks that the layer can take inputs of these shapes.
  open func checkInputs(_ shapes: [SymbolicShape]) throws {}

  /// The inputs with the ranks that the layer asks for; a functional model adds or takes a last
  /// axis of size 1.
  func withAdjustedRanks(_ inputs: [Tensor]) -> [Tensor] { inputs }
}

extension Layer: CustomStringConvertible {
  /// As Keras prints a layer: `<Dense name=dense, built=True>`.
  public var description: String { "<\(className) name=\(name), built=\(built ? "True" : "False")>" }
}
