import OrderedJSON
import Tensors
import UserErrors

/// A function of one's own as a layer: `layers.Lambda { x in x * x }`.
///
/// A function cannot be written to a file: a model with a Lambda can save its weights but not itself. Make a class that
/// inherits from ``Layer`` where it must be saved.
public final class Lambda: Layer {
  private let function: ([Tensor]) -> [Tensor]
  private let outputShape: SymbolicShape?

  /// A function of one tensor. The shape of a sample's output is found by trying unless given.
  public init(
    outputShape: SymbolicShape? = nil, name: String? = nil, _ function: @escaping (Tensor) -> Tensor
  ) {
    self.function = { [function($0[0])] }
    self.outputShape = outputShape
    super.init(name: name)
  }

  /// A function of several tensors.
  @_disfavoredOverload
  public init(
    outputShape: SymbolicShape? = nil, name: String? = nil, _ function: @escaping ([Tensor]) -> Tensor
  ) {
    self.function = { [function($0)] }
    self.outputShape = outputShape
    super.init(name: name)
  }

  public override var className: String { "Lambda" }

  public override func call(_ inputs: [Tensor]) -> [Tensor] { function(inputs) }

  public override func computeOutputShape(_ inputShapes: [SymbolicShape]) -> [SymbolicShape] {
    guard let outputShape else { return shapesByTrying(inputShapes) }
    return [outputShape.withBatch(inputShapes.first?.dimensions.first ?? nil)]
  }
}
