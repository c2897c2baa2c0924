import Tensors

/// Where data come in: `layers.Input(shape: [32, 32, 1], name: "encoder_input")`. The batch is not counted.
///
/// A shape is a list of sizes, or as in Python sizes in brackets: `(32, 32, 1)`; `(784,)` and `784` mean the same. An open size is nil.
public protocol MakesInputs {}

extension MakesInputs {
  /// Where data come in.
  public static func Input(shape: SymbolicShape, name: String? = nil, dtype: DType = .float32) -> KerasTensor
  {
    InputLayer(shape: shape, name: name, dtype: dtype).output
  }

  /// Where data come in, the shape as it was computed.
  public static func Input(shape: Shape, name: String? = nil, dtype: DType = .float32) -> KerasTensor {
    InputLayer(shape: SymbolicShape(shape), name: name, dtype: dtype).output
  }

  /// Where vectors of this length come in.
  public static func Input(shape: Int, name: String? = nil, dtype: DType = .float32) -> KerasTensor {
    InputLayer(shape: [shape], name: name, dtype: dtype).output
  }

  /// Where samples of two dimensions come in.
  public static func Input(shape: (Int, Int), name: String? = nil, dtype: DType = .float32) -> KerasTensor {
    InputLayer(shape: [shape.0, shape.1], name: name, dtype: dtype).output
  }

  /// Where samples of three dimensions come in, such as images: `layers.Input(shape: (32, 32, 1))`.
  public static func Input(shape: (Int, Int, Int), name: String? = nil, dtype: DType = .float32)
    -> KerasTensor
  {
    InputLayer(shape: [shape.0, shape.1, shape.2], name: name, dtype: dtype).output
  }
}

extension layers: MakesInputs {}
extension keras: MakesInputs {}
