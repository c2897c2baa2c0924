import Tensors

/// Where data come in: `layers.Input(shape: [32, 32, 1], name: "encoder_input")`. The batch is not
/// counted.
///
/// A shape is a list of sizes, or as in Python sizes in brackets: `(32, 32, 1)`; `(784,)` and `784`
/// mean the same. An open size is nil.
public protocol MakesInputs {}

extension MakesInputs {
  /// Where data come in.
  ///
  /// - Parameters:
  ///   - shape: the shape of a sample: `(32, 32, 1)`, `784`, `[nil, 3]` or a shape as it was
  ///     computed.
  ///   - name: the input's name.
  ///   - dtype: the type of its numbers, `.int32` or `"int32"`.
  public static func Input<each Size: SizePart>(
    shape: (repeat each Size), name: String? = nil, dtype: DType = .float32
  ) -> KerasTensor {
    InputLayer(
      shape: SymbolicShape(Sizes.numbers(repeat each shape)), name: name, dtype: dtype
    ).output
  }
}

extension layers: MakesInputs {}
extension keras: MakesInputs {}
