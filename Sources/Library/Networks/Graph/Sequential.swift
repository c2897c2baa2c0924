import OrderedJSON
import Tensors
import UserErrors

/// What may stand in the list of a ``Sequential``: a layer, or first a `layers.Input`.
public protocol SequentialElement {}

extension Layer: SequentialElement {}
extension KerasTensor: SequentialElement {}

/// A model that is a list of layers, each fed by the one before.
///
///     let decoder = models.Sequential([
///       layers.Input(shape: [2]),
///       layers.Dense(128, activation: "relu"),
///       layers.Dense(784, activation: "sigmoid"),
///     ])
///
/// Without a `layers.Input` the model is built when it first sees data.
open class Sequential: Model {
  private var chain: [Layer] = []

  /// The model of these layers.
  public init(_ elements: [any SequentialElement] = [], name: String? = nil) {
    super.init(name: name)
    elements.forEach(append)
    rebuildIfInputIsKnown()
  }

  open override var className: String {
    type(of: self) == Sequential.self ? "Sequential" : String(describing: type(of: self))
  }

  /// Adds a layer at the end.
  public func add(_ element: any SequentialElement) {
    append(element)
    rebuildIfInputIsKnown()
  }

  /// Takes the last layer away.
  public func pop() {
    guard !chain.isEmpty else { return }
    chain.removeLast()
    graph = nil
    rebuildIfInputIsKnown()
  }

  /// The layers, without the input.
  open override var layers: PythonList<Layer> { PythonList(chain.filter { !($0 is InputLayer) }) }

  /// The layers, with the input where it is known.
  public var layersWithInput: [Layer] {
    if chain.first is InputLayer { return chain }
    return (graph?.layers.filter { $0 is InputLayer } ?? []) + chain
  }

  /// Makes the weights for an input of this shape, the batch included: `model.build([nil, 784])`.
  public func build(inputShape: SymbolicShape) { build(inputShape) }

  open override func build(_ inputShape: SymbolicShape) { build([inputShape]) }

  open override func build(_ inputShapes: [SymbolicShape]) {
    guard graph == nil, let shape = inputShapes.first, !chain.isEmpty else { return }
    makeGraph(input: newInput(shape))
  }

  open override func call(_ inputs: [Tensor], training: Bool) -> [Tensor] {
    guard graph != nil else {
      raise(ValueError("the Sequential model '\(name)' has no layers: add some before calling it"))
    }
    return super.call(inputs, training: training)
  }

  open override var config: JSON {
    super.config
  }

  private func append(_ element: any SequentialElement) {
    orRaiseAny {
      if let tensor = element as? KerasTensor {
        guard let input = tensor.history?.layer as? InputLayer, chain.isEmpty else {
          throw ValueError("in the Sequential model '\(name)' only the first element may be a layers.Input")
        }
        chain.append(input)
      } else if let layer = element as? Layer {
        guard !chain.contains(where: { $0.name == layer.name }) else {
          throw ValueError(
            "the name '\(layer.name)' is used by two layers of '\(name)'; names must be unique")
        }
        chain.append(layer)
      }
    }
  }

  private func rebuildIfInputIsKnown() {
    if let input = chain.first as? InputLayer, chain.count > 1 {
      makeGraph(input: input)
    } else if let shape = (chain.first as? Model)?.graph?.inputs.first?.shape {
      makeGraph(input: newInput(shape))
    } else if let sample = chain.first?.givenInputShape {
      makeGraph(input: newInput(sample.withBatch(nil)))
    }
  }

  /// An input for samples of this shape, whose automatic name none of the layers has been given.
  private func newInput(_ shape: SymbolicShape) -> InputLayer {
    let input = InputLayer(shape: SymbolicShape(shape.sample))
    return chain.contains { $0.name == input.name } ? newInput(shape) : input
  }

  /// The values between the layers, from the input on: a layer that is added is called on the last
  /// one, so that the layers before it are called only once.
  private var values: [KerasTensor] = []

  private func makeGraph(input: InputLayer) {
    if values.first !== input.output { values = [input.output] }
    values = Array(values.prefix(layers.count + 1))
    for layer in layers.elements.dropFirst(values.count - 1) {
      values.append(layer(values[values.count - 1]))
    }
    let output = values[values.count - 1]
    graph = orRaiseAny { try Graph(inputs: [input.output], outputs: [output], modelName: name) }
    built = true
    buildShapes = [input.batchShape]
  }
}
