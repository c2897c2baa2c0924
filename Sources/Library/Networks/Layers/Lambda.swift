import OrderedJSON
import Tensors
import UserErrors

/// A function of one's own as a layer: `layers.Lambda { x in x * x }`.
///
/// A function cannot be written to a file: a model with a Lambda can save its weights but not
/// itself. Make a class that inherits from ``Layer`` where it must be saved.
public final class Lambda: Layer {
  private let function: ([Tensor]) -> [Tensor]
  private let outputShape: SymbolicShape?

  /// A function of one tensor.
  ///
  /// - Parameters:
  ///   - function: what is computed.
  ///   - outputShape: the shape of a sample's output, `(2,)`, `(28, 28, 1)` or a list; found by
  ///     trying unless given.
  ///   - name: its name in the model.
  public convenience init<each Size: SizePart>(
    _ function: @escaping (Tensor) -> Tensor, outputShape: (repeat each Size) = (),
    name: String? = nil
  ) {
    self.init(
      { [function($0[0])] }, shape: Sizes.shape(Sizes.numbers(repeat each outputShape)), name: name)
  }

  /// A function of several tensors: `layers.Lambda(sampling)([zMean, zLogVar])`.
  @_disfavoredOverload
  public convenience init<each Size: SizePart>(
    _ function: @escaping ([Tensor]) -> Tensor, outputShape: (repeat each Size) = (),
    name: String? = nil
  ) {
    self.init(
      { [function($0)] }, shape: Sizes.shape(Sizes.numbers(repeat each outputShape)), name: name)
  }

  private init(_ function: @escaping ([Tensor]) -> [Tensor], shape: SymbolicShape?, name: String?) {
    self.function = function
    outputShape = shape
    super.init(name: name)
  }

  public override var className: String { "Lambda" }

  public override func call(_ inputs: [Tensor]) -> [Tensor] { function(inputs) }

  public override func computeOutputShape(_ inputShapes: [SymbolicShape]) -> [SymbolicShape] {
    guard let outputShape else { return shapesByTrying(inputShapes) }
    return [outputShape.withBatch(inputShapes.first?.dimensions.first ?? nil)]
  }
}
