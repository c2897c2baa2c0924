import Tensors

/// A value of a network under construction: it has a shape and a type but no numbers. Calling a
/// layer on it records the call, and gives the symbolic value of the layer's output.
///
/// See Keras, `keras/src/backend/common/keras_tensor.py`.
public final class KerasTensor: CustomStringConvertible {
  /// The shape, its batch size unknown: `(None, 32, 32, 1)`.
  public let shape: SymbolicShape

  /// The type of the numbers.
  public let dtype: DType

  /// The name, for example `keras_tensor_3`, or an input's own name.
  public let name: String

  /// The call that makes this value: the layer, the number of the call among the layer's calls, and
  /// which of its outputs.
  public struct History {
    /// The layer that makes the value.
    public let layer: Layer
    /// Which of the layer's calls; see ``Layer/inboundNodes``.
    public let nodeIndex: Int
    /// Which of the call's outputs.
    public let tensorIndex: Int
  }

  /// Where the value comes from.
  public internal(set) var history: History?

  /// Where a model with several outputs was asked for one value, all of them: `encoder(x)[2]` takes
  /// one.
  private(set) var parts: [KerasTensor] = []

  /// The outputs of a call together, of which one is to be taken by its number.
  convenience init(parts: [KerasTensor]) {
    self.init(shape: parts[0].shape, dtype: parts[0].dtype, name: parts[0].name)
    self.parts = parts
  }

  /// A symbolic value. Layers make these; a network's inputs come from
  /// `layers.Input(shape:name:dtype:)`.
  public init(shape: SymbolicShape, dtype: DType = .float32, name: String? = nil) {
    self.shape = shape
    self.dtype = dtype
    self.name = name ?? NameScope.automaticName("KerasTensor")
  }

  /// `<KerasTensor shape=(None, 2), dtype=float32, sparse=False, name=keras_tensor>`, as Keras
  /// prints it.
  public var description: String {
    "<KerasTensor shape=\(shape), dtype=\(dtype), sparse=False, name=\(name)>"
  }
}

/// One call of a layer in a network: the symbolic inputs it was given and the symbolic outputs it
/// gave.
public final class Node {
  /// The layer called.
  public let layer: Layer
  /// What it was called on; empty for a network's input.
  public let inputs: [KerasTensor]
  /// What it gave.
  public let outputs: [KerasTensor]

  /// Records a call and tells the outputs where they come from.
  init(layer: Layer, inputs: [KerasTensor], outputs: [KerasTensor]) {
    self.layer = layer
    self.inputs = inputs
    self.outputs = outputs
    for (index, output) in outputs.enumerated() {
      output.history = KerasTensor.History(
        layer: layer, nodeIndex: layer.inboundNodes.count, tensorIndex: index)
    }
    layer.inboundNodes.append(self)
  }

  /// Whether this is a network's input and not a computation.
  public var isInput: Bool { inputs.isEmpty }

  /// The calls that made the inputs.
  var parents: [Node] {
    inputs.compactMap { input in input.history.map { $0.layer.inboundNodes[$0.nodeIndex] } }
  }
}
