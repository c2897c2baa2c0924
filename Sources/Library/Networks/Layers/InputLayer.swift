import OrderedJSON
import Tensors

/// Where a network takes its data in. Made by `layers.Input(shape:name:dtype:)`.
public final class InputLayer: Layer {
  /// The shape with the batch, whose size is unknown.
  public let batchShape: SymbolicShape
  /// The type of the data.
  public let dtype: DType

  /// An input for samples of `shape` (the batch not counted).
  public init(shape: SymbolicShape, name: String? = nil, dtype: DType = .float32) {
    self.batchShape = shape.withBatch(nil)
    self.dtype = dtype
    super.init(name: name)
    built = true
    buildShapes = [batchShape]
    let tensor = KerasTensor(shape: batchShape, dtype: dtype, name: self.name)
    _ = Node(layer: self, inputs: [], outputs: [tensor])
  }

  /// The input that a saved model describes.
  public convenience init(config: JSON) throws {
    let config = LayerConfig(config)
    let sizes = config.json["batch_shape"]?.arrayValue ?? config.json["batch_input_shape"]?.arrayValue ?? []
    self.init(
      shape: SymbolicShape(sizes.dropFirst().map(\.intValue)), name: config.name,
      dtype: DType(rawValue: config.string("dtype", "float32")) ?? .float32)
  }

  /// The symbolic value that stands for the data.
  public override var output: KerasTensor { inboundNodes[0].outputs[0] }

  public override var className: String { "InputLayer" }

  public override var config: JSON {
    [
      "batch_shape": .array(batchShape.dimensions.map(JSON.optional)), "dtype": JSON(dtype.rawValue),
      "sparse": false, "ragged": false, "name": JSON(name),
    ]
  }

  public override func call(_ inputs: [Tensor]) -> [Tensor] { inputs }
}
