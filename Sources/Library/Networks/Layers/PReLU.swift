import OrderedJSON
import Tensors
import UserErrors

/// `x` where positive, else `alpha x`, the slopes alpha being learned, one for each place of a sample (He et al. 2015).
public final class PReLU: Layer {
  private let alphaInitializer: any Initializer
  private let alphaRegularizer: (any Regularizer)?
  private let alphaConstraint: (any Constraint)?
  private let sharedAxes: [Int]?

  /// The slopes, of the shape of a sample with 1 along the shared axes.
  public private(set) var alpha: Variable?

  /// The layer.
  ///
  /// - Parameters:
  ///   - alphaInitializer: the first value of the slopes.
  ///   - alphaRegularizer: a penalty on them.
  ///   - alphaConstraint: what they are brought back to after each step.
  ///   - sharedAxes: axes along which there is one slope: `[1, 2]` for one in each channel of an image.
  public init(
    alphaInitializer: any InitializerConvertible = "zeros",
    alphaRegularizer: (any RegularizerConvertible)? = nil,
    alphaConstraint: (any ConstraintConvertible)? = nil, sharedAxes: [Int]? = nil, name: String? = nil
  ) {
    self.alphaInitializer = alphaInitializer.asInitializer
    self.alphaRegularizer = alphaRegularizer?.asRegularizer
    self.alphaConstraint = alphaConstraint?.asConstraint
    self.sharedAxes = sharedAxes
    super.init(name: name)
  }

  /// The layer that a saved model describes.
  public convenience init(config: JSON) throws {
    let config = LayerConfig(config)
    self.init(
      alphaInitializer: try config.initializer("alpha_initializer", Zeros()),
      alphaRegularizer: try config.regularizer("alpha_regularizer"),
      alphaConstraint: try config.constraint("alpha_constraint"),
      sharedAxes: config.json["shared_axes"]?.arrayValue?.compactMap(\.intValue), name: config.name)
  }

  public override var className: String { "PReLU" }
  public override var config: JSON {
    super.config.adding([
      "alpha_initializer": alphaInitializer.serialized, "alpha_regularizer": alphaRegularizer.serialized,
      "alpha_constraint": alphaConstraint.serialized,
      "shared_axes": sharedAxes.map { .array($0.map { JSON($0) }) } ?? .null,
    ])
  }

  public override func checkInputs(_ shapes: [SymbolicShape]) throws {
    guard shapes.count == 1, let shape = shapes.first, shape.rank > 1 else {
      throw ShapeError("the layer '\(name)' (PReLU) takes one input of at least 2 dimensions")
    }
    for (axis, size) in shape.dimensions.enumerated().dropFirst()
    where size == nil && sharedAxes?.contains(axis) != true {
      throw inputError(
        expected: "the size of axis \(axis) to be known, or axis \(axis) among sharedAxes", got: shape)
    }
  }

  public override func build(_ inputShape: SymbolicShape) {
    let sizes = inputShape.dimensions.enumerated().dropFirst().map { axis, size in
      sharedAxes?.contains(axis) == true ? 1 : size ?? 1
    }
    alpha = addWeight(
      name: "alpha", shape: Shape(sizes), initializer: alphaInitializer, regularizer: alphaRegularizer,
      constraint: alphaConstraint)
  }

  public override func call(_ x: Tensor) -> Tensor {
    guard let alpha else { return x }
    return nn.relu(x) - alpha.value * nn.relu(-x)
  }

  public override func computeOutputShape(_ inputShapes: [SymbolicShape]) -> [SymbolicShape] { inputShapes }
}

extension layers {
  /// See ``Networks/PReLU``.
  public typealias PReLU = Networks.PReLU
}
