import OrderedJSON
import Tensors
import UserErrors

/// A network that can be trained: `compile`, `fit`, `evaluate`, `predict`.
///
/// It is made of a graph (`models.Model(inputs, outputs)`), as a list of layers (``Sequential``),
/// or as a class of one's own that overrides `call(_:)` and, if it trains in its own way,
/// ``trainStep(_:)``:
///
///     class VAE: Model {
///       let encoder: Model, decoder: Model
///       init(_ encoder: Model, _ decoder: Model) { self.encoder = encoder; self.decoder = decoder; super.init() }
///       override func trainStep(_ data: Tensor) -> Logs { … }
///     }
///
/// See Keras, `keras/src/models/model.py`, `functional.py`.
open class Model: Layer {
  /// The graph of a functional model; nil for a class that overrides `call`.
  public internal(set) var graph: Graph?

  /// Set by a callback or a training step to end `fit` after the running batch.
  public var stopTraining = false

  /// Whether the running `fit` goes on where a killed one stood.
  var isResuming = false

  /// What the latest `fit` recorded; nothing before.
  public internal(set) var history = History()

  /// What `compile` was given; nil before.
  public internal(set) var compilation: Compilation?

  /// The name was given, and was not made of the class's name.
  private let classNameOfGraph: String?

  /// A model of one's own class; what it computes is said by overriding `call`.
  public init(name: String? = nil) {
    classNameOfGraph = nil
    super.init(name: name)
  }

  /// The model that leads from `inputs` to `outputs`.
  public init(inputs: [KerasTensor], outputs: [KerasTensor], name: String? = nil) {
    // A call of a model with several outputs stands for all of them.
    let outputs = outputs.flatMap { $0.parts.isEmpty ? [$0] : $0.parts }
    classNameOfGraph = "Functional"
    super.init(name: name)
    graph = orRaiseAny {
      guard !inputs.isEmpty, !outputs.isEmpty else { throw ValueError("a model needs inputs and outputs") }
      return try Graph(inputs: inputs, outputs: outputs, modelName: self.name)
    }
    built = true
    buildShapes = inputs.map(\.shape)
  }

  /// The model that leads from one input to one output: `models.Model(encoderInput,
  /// encoderOutput)`.
  public convenience init(_ inputs: KerasTensor, _ outputs: KerasTensor, name: String? = nil) {
    self.init(inputs: [inputs], outputs: [outputs], name: name)
  }
  /// The model with several outputs: `models.Model(encoderInput, [zMean, zLogVar, z])`.
  public convenience init(_ inputs: KerasTensor, _ outputs: [KerasTensor], name: String? = nil) {
    self.init(inputs: [inputs], outputs: outputs, name: name)
  }
  /// The model with several inputs.
  public convenience init(_ inputs: [KerasTensor], _ outputs: KerasTensor, name: String? = nil) {
    self.init(inputs: inputs, outputs: [outputs], name: name)
  }
  /// The model with several inputs and outputs.
  public convenience init(_ inputs: [KerasTensor], _ outputs: [KerasTensor], name: String? = nil) {
    self.init(inputs: inputs, outputs: outputs, name: name)
  }
  /// The model that leads from one input to one output.
  public convenience init(inputs: KerasTensor, outputs: KerasTensor, name: String? = nil) {
    self.init(inputs: [inputs], outputs: [outputs], name: name)
  }
  /// The model with several outputs.
  public convenience init(inputs: KerasTensor, outputs: [KerasTensor], name: String? = nil) {
    self.init(inputs: [inputs], outputs: outputs, name: name)
  }
  /// The model with several inputs.
  public convenience init(inputs: [KerasTensor], outputs: KerasTensor, name: String? = nil) {
    self.init(inputs: inputs, outputs: [outputs], name: name)
  }

  /// `Functional` for a model made of a graph, else the class's name.
  open override var className: String {
    type(of: self) == Model.self ? classNameOfGraph ?? "Model" : String(describing: type(of: self))
  }

  /// The model's layers.
  ///
  /// As in Python `model.layers[-1]` is the last one. Operations between layers are not among them.
  open var layers: PythonList<Layer> {
    let inGraph = (graph?.layers ?? []).filter { !($0 is Operation) }
    return PythonList(Attributes.unique(inGraph + Attributes.layers(of: self)))
  }

  /// The symbolic inputs of a functional model.
  public var inputs: [KerasTensor] { graph?.inputs ?? [] }

  /// The symbolic outputs of a functional model.
  public var outputs: [KerasTensor] { graph?.outputs ?? [] }

  /// The shape of the input, the batch as None; of the first where there are several.
  open var inputShape: SymbolicShape { graph?.inputs.first?.shape ?? buildShapes.first ?? input.shape }

  /// The shape of the output, the batch as None; of the first where there are several.
  open var outputShape: SymbolicShape { output.shape }

  /// The first symbolic input, `model.input`.
  open override var input: KerasTensor { orRaiseAny { try first(inputs, "inputs") } }

  /// The first symbolic output, `model.output`.
  open override var output: KerasTensor { orRaiseAny { try first(outputs, "outputs") } }

  open override func checkInputs(_ shapes: [SymbolicShape]) throws {
    guard let graph else { return }
    guard shapes.count == graph.inputs.count else {
      throw ShapeError("the model '\(name)' takes \(graph.inputs.count) inputs, but got \(shapes.count)")
    }
    for (input, shape) in zip(graph.inputs, shapes) where !input.shape.admits(shape) {
      let inputName = input.history?.layer.name ?? input.name
      throw ShapeError(
        "the model '\(name)' expects \(input.shape) for its input '\(inputName)', but got \(shape)"
          + input.shape.hint(for: shape))
    }
  }

  /// Checks the first sample before any batch is run.
  func checkSample(of source: any BatchSource) throws {
    let inputs = withAdjustedRanks(source.batch(0..<1).inputs)
    try checkInputs(inputs.map { SymbolicShape($0.shape).withUnknownBatch })
  }

  override func withAdjustedRanks(_ inputs: [Tensor]) -> [Tensor] {
    guard let graph, graph.inputs.count == inputs.count else { return inputs }
    return zip(inputs, graph.inputs).map { $0.adjusted(toRankOf: $1.shape) }
  }

  open override func call(_ inputs: [Tensor], training: Bool) -> [Tensor] {
    guard let graph else { return super.call(inputs, training: training) }
    return graph.plan.run(inputs, training: training)
  }

  /// Makes the weights of a model of one's own, by running it on zeros: `model.build([nil, 28, 28])`
  /// before `loadWeights`.
  open override func build(_ inputShape: SymbolicShape) {
    if graph == nil, !isBeingBuilt { _ = shapesByTrying([inputShape]) }
  }

  open override func computeOutputShape(_ inputShapes: [SymbolicShape]) -> [SymbolicShape] {
    graph?.plan.shapes(inputShapes) ?? shapesByTrying(inputShapes)
  }

  // MARK: What a model of one's own overrides to train in its own way

  /// One step of training on a batch; gives the values to show. By default: the loss of `compile`,
  /// its gradients, and a step of the optimizer.
  ///
  ///     override func trainStep(_ data: Batch) -> Logs {
  ///       let tape = GradientTape()
  ///       let loss = tape.record { keras.losses.mse(data.y, self(data.x, training: true)).mean() }
  ///       optimizer.applyGradients(zip(tape.gradient(loss, trainableWeights), trainableWeights))
  ///       lossTracker.updateState(loss)
  ///       return ["loss": lossTracker.result()]
  ///     }
  ///
  /// It serves every call of `fit`: see ``Batch`` for inputs, targets and weights.
  open func trainStep(_ data: Batch) -> Logs { standardTrainStep(data) }

  /// One step of validation on a batch, for `evaluate` and `validationData`; gives the values to
  /// show. By default: the loss and the metrics of `compile`.
  open func testStep(_ data: Batch) -> Logs { standardTestStep(data) }

  // Signatures that would serve some calls of `fit` and be passed over by the others.

  /// Not called: a step takes a ``Batch``.
  @available(
    *, unavailable,
    message:
      "a training step takes a Batch: override func trainStep(_ data: Batch) -> Logs, and take the input as data.x"
  )
  open func trainStep(_ data: Tensor) -> Logs { [:] }

  /// Not called: a step takes a ``Batch``.
  @available(
    *, unavailable,
    message:
      "a training step takes a Batch: override func trainStep(_ data: Batch) -> Logs, with data.x and data.y"
  )
  open func trainStep(_ data: (x: Tensor, y: Tensor)) -> Logs { [:] }

  /// Not called: a step takes a ``Batch``.
  @available(
    *, unavailable,
    message:
      "a validation step takes a Batch: override func testStep(_ data: Batch) -> Logs, and take the input as data.x"
  )
  open func testStep(_ data: Tensor) -> Logs { [:] }

  /// Not called: a step takes a ``Batch``.
  @available(
    *, unavailable,
    message:
      "a validation step takes a Batch: override func testStep(_ data: Batch) -> Logs, with data.x and data.y"
  )
  open func testStep(_ data: (x: Tensor, y: Tensor)) -> Logs { [:] }

  /// The metrics that are reset at the start of each epoch: the loss, those of `compile`, and those
  /// kept in properties.
  open var metrics: [Metric] { standardMetrics }
}

private func first(_ tensors: [KerasTensor], _ what: String) throws -> KerasTensor {
  guard let first = tensors.first else {
    throw ValueError("the model has no symbolic \(what): it is not made of a graph, or was not built yet")
  }
  return first
}
