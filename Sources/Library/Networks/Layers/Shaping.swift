import OrderedJSON
import Tensors
import UserErrors

/// One long row for each sample: (batch, a, b, …) → (batch, a · b · …).
public final class Flatten: Layer {
  /// The layer.
  ///
  /// - Parameter inputShape: the shape of a sample, `(28, 28)`, where it is the first of a
  ///   Sequential model without a `layers.Input`.
  public convenience init<each Size: SizePart>(
    inputShape: (repeat each Size) = (), name: String? = nil
  ) {
    self.init(shape: Sizes.shape(Sizes.numbers(repeat each inputShape)), name: name)
  }

  private init(shape: SymbolicShape?, name: String?) {
    super.init(name: name)
    givenInputShape = shape
  }

  /// The layer that a saved model describes.
  public convenience init(config: JSON) throws {
    self.init(shape: nil, name: LayerConfig(config).name)
  }

  public override var className: String { "Flatten" }

  public override var config: JSON { super.config.adding(["data_format": "channels_last"]) }

  public override func call(_ x: Tensor) -> Tensor {
    x.reshape([x.shape[0], x.shape.dropFirst().reduce(1, *)])
  }

  public override func computeOutputShape(_ inputShapes: [SymbolicShape]) -> [SymbolicShape] {
    let sizes = inputShapes[0].sample.compactMap { $0 }
    let known = sizes.count == inputShapes[0].rank - 1
    return [[inputShapes[0].dimensions.first ?? nil, known ? sizes.reduce(1, *) : nil]]
  }
}

/// The same numbers in another shape; one size may be -1 and is then worked out.
public final class Reshape: Layer {
  /// The shape of one sample.
  public let targetShape: Shape

  /// The layer.
  ///
  /// - Parameters:
  ///   - targetShape: the shape of a sample afterwards: `(7, 7, 64)`, `[7, 7, 64]`, `784` or a
  ///     `Shape`.
  ///   - name: its name in the model.
  ///   - inputShape: the shape of a sample, where it is the first of a Sequential model without a
  ///     `layers.Input`.
  public convenience init<each Target: SizePart, each Size: SizePart>(
    _ targetShape: (repeat each Target), name: String? = nil, inputShape: (repeat each Size) = ()
  ) {
    let target = SymbolicShape(Sizes.numbers(repeat each targetShape))
    let shape = orRaise { () throws(ValueError) in
      guard let known = target.known else {
        throw ValueError(
          "the targetShape of Reshape is \(target): write -1 for the size to be worked out")
      }
      return known
    }
    self.init(shape, name: name, given: Sizes.shape(Sizes.numbers(repeat each inputShape)))
  }

  private init(_ targetShape: Shape, name: String?, given: SymbolicShape?) {
    self.targetShape = targetShape
    super.init(name: name)
    givenInputShape = given
  }

  /// The layer that a saved model describes.
  public convenience init(config: JSON) throws {
    let config = LayerConfig(config)
    self.init(Shape(try config.ints("target_shape")), name: config.name, given: nil)
  }

  public override var className: String { "Reshape" }

  public override var config: JSON {
    super.config.adding(["target_shape": .array(targetShape.map { JSON($0) })])
  }

  public override func checkInputs(_ shapes: [SymbolicShape]) throws {
    guard let sample = SymbolicShape(shapes[0].sample).known else { return }
    let count = sample.reduce(1, *)
    let known = targetShape.filter { $0 != -1 }.reduce(1, *)
    let fits = targetShape.contains(-1) ? known > 0 && count % known == 0 : known == count
    guard fits else {
      throw inputError(
        expected: "samples that can be reshaped to \(targetShape) (\(known) numbers, not \(count))",
        got: shapes[0])
    }
  }

  public override func call(_ x: Tensor) -> Tensor { x.reshape(Shape([x.shape[0]] + targetShape)) }

  public override func computeOutputShape(_ inputShapes: [SymbolicShape]) -> [SymbolicShape] {
    let count = SymbolicShape(inputShapes[0].sample).known?.reduce(1, *)
    let known = targetShape.filter { $0 != -1 }.reduce(1, *)
    let sizes: [Int?] = targetShape.map { $0 == -1 ? count.map { $0 / max(known, 1) } : $0 }
    return [SymbolicShape([inputShapes[0].dimensions.first ?? nil] + sizes)]
  }
}

/// The axes of a sample in another order, counted from 1: `Permute((2, 1))`.
public final class Permute: Layer {
  /// The order of the axes, from 1.
  public let dims: [Int]

  /// Axes in the order `dims`.
  public init(_ dims: [Int], name: String? = nil) {
    self.dims = dims
    super.init(name: name)
  }

  /// The layer that a saved model describes.
  public convenience init(config: JSON) throws {
    let config = LayerConfig(config)
    self.init(try config.ints("dims"), name: config.name)
  }

  public override var className: String { "Permute" }
  public override var config: JSON { super.config.adding(["dims": .array(dims.map { JSON($0) })]) }

  public override func checkInputs(_ shapes: [SymbolicShape]) throws {
    guard dims.sorted() == Array(1..<max(1, shapes[0].rank)) else {
      throw inputError(
        expected: "samples of \(dims.count) axes, to be ordered as \(dims)", got: shapes[0])
    }
  }

  public override func call(_ x: Tensor) -> Tensor { x.transpose([0] + dims) }

  public override func computeOutputShape(_ inputShapes: [SymbolicShape]) -> [SymbolicShape] {
    let sizes = inputShapes[0].dimensions
    return [SymbolicShape([sizes[0]] + dims.map { sizes[$0] })]
  }
}

/// Each sample `n` times: (batch, features) → (batch, n, features).
public final class RepeatVector: Layer {
  /// How often.
  public let n: Int

  /// Each sample `n` times.
  public init(_ n: Int, name: String? = nil) {
    self.n = Self.positive(n, "number of repeats")
    super.init(name: name)
  }

  /// The layer that a saved model describes.
  public convenience init(config: JSON) throws {
    let config = LayerConfig(config)
    self.init(try config.int("n"), name: config.name)
  }

  public override var className: String { "RepeatVector" }
  public override var config: JSON { super.config.adding(["n": JSON(n)]) }

  public override func checkInputs(_ shapes: [SymbolicShape]) throws {
    try checkRank(2, "(batch, features)", of: shapes)
  }

  public override func call(_ x: Tensor) -> Tensor {
    x.expandDims(1) * Tensor(ones: [1, n, 1])
  }

  public override func computeOutputShape(_ inputShapes: [SymbolicShape]) -> [SymbolicShape] {
    let sizes = inputShapes[0].dimensions
    return [[sizes[0], n, sizes[1]]]
  }
}
