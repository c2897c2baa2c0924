import OrderedJSON
import Tensors
import UserErrors

/// What the layers that join several values of one shape have in common. Shapes are broadcast as
/// NumPy does.
public class MergingLayer: Layer {
  /// The layer that a saved model describes, of the class it is called on.
  convenience init(config: JSON) throws { self.init(name: LayerConfig(config).name) }

  /// The layer.
  public init(name: String? = nil) { super.init(name: name) }

  /// Joins two of the values.
  func combine(_ a: Tensor, _ b: Tensor) -> Tensor { a }

  public override func checkInputs(_ shapes: [SymbolicShape]) throws {
    guard shapes.count >= 2 else {
      throw ShapeError(
        "the layer '\(name)' (\(className)) joins at least two inputs, given as a list, but got \(shapes.count)"
      )
    }
    _ = try merged(shapes)
  }

  public override func call(_ inputs: [Tensor]) -> [Tensor] {
    [inputs.dropFirst().reduce(inputs[0], combine)]
  }

  public override func computeOutputShape(_ inputShapes: [SymbolicShape]) -> [SymbolicShape] {
    [orRaiseAny { try merged(inputShapes) }]
  }

  private func merged(_ shapes: [SymbolicShape]) throws -> SymbolicShape {
    try shapes.dropFirst().reduce(shapes[0]) { first, second in
      let rank = max(first.rank, second.rank)
      let sizes = try (0..<rank).map { axis -> Int? in
        let a = first.dimension(axis - rank + first.rank)
        let b = second.dimension(axis - rank + second.rank)
        if a == .some(1) { return b }
        if b == .some(1) || a == b { return a }
        guard let a, let b else { return nil }
        throw ShapeError(
          "the layer '\(name)' (\(className)) cannot join the shapes \(first) and \(second): \(a) and \(b) differ"
        )
      }
      return SymbolicShape(sizes)
    }
  }
}

extension SymbolicShape {
  /// A size, with ones before the first dimension (as broadcasting counts).
  fileprivate func dimension(_ index: Int) -> Int? { index < 0 ? 1 : dimensions[index] }
}

/// The sum of its inputs: `layers.Add()([x, shortcut])`.
public final class Add: MergingLayer {
  public override var className: String { "Add" }
  override func combine(_ a: Tensor, _ b: Tensor) -> Tensor { a + b }
}

/// The first input less the second.
public final class Subtract: MergingLayer {
  public override var className: String { "Subtract" }
  override func combine(_ a: Tensor, _ b: Tensor) -> Tensor { a - b }
}

/// The product of its inputs, number by number.
public final class Multiply: MergingLayer {
  public override var className: String { "Multiply" }
  override func combine(_ a: Tensor, _ b: Tensor) -> Tensor { a * b }
}

/// The mean of its inputs.
public final class Average: MergingLayer {
  public override var className: String { "Average" }
  override func combine(_ a: Tensor, _ b: Tensor) -> Tensor { a + b }
  public override func call(_ inputs: [Tensor]) -> [Tensor] { [super.call(inputs)[0] / Double(inputs.count)] }
}

/// The largest of its inputs, number by number.
public final class Maximum: MergingLayer {
  public override var className: String { "Maximum" }
  override func combine(_ a: Tensor, _ b: Tensor) -> Tensor { Tensor.maximum(a, b) }
}

/// The smallest of its inputs, number by number.
public final class Minimum: MergingLayer {
  public override var className: String { "Minimum" }
  override func combine(_ a: Tensor, _ b: Tensor) -> Tensor { Tensor.minimum(a, b) }
}

/// Its inputs one after the other along an axis: `layers.Concatenate()([a, b])`.
public final class Concatenate: Layer {
  /// The axis along which they are put together.
  public let axis: Int

  /// The layer; the last axis unless given.
  public init(axis: Int = -1, name: String? = nil) {
    self.axis = axis
    super.init(name: name)
  }

  /// The layer that a saved model describes.
  public convenience init(config: JSON) throws {
    let config = LayerConfig(config)
    self.init(axis: config.optionalInt("axis") ?? -1, name: config.name)
  }

  public override var className: String { "Concatenate" }
  public override var config: JSON { super.config.adding(["axis": JSON(axis)]) }

  public override func checkInputs(_ shapes: [SymbolicShape]) throws {
    guard let first = shapes.first, (axis < 0 ? axis + first.rank : axis) < first.rank, axis >= -first.rank
    else {
      throw ShapeError("the layer '\(name)' (Concatenate) has no axis \(axis) to join \(shapes) along")
    }
    for shape in shapes where !first.without(axis).admits(shape.without(axis)) || shape.rank != first.rank {
      throw ShapeError(
        "the layer '\(name)' (Concatenate) joins along axis \(axis), where the other sizes must agree, but got "
          + "\(first) and \(shape)")
    }
  }

  public override func call(_ inputs: [Tensor]) -> [Tensor] { [Tensor.concatenate(inputs, axis: axis)] }

  public override func computeOutputShape(_ inputShapes: [SymbolicShape]) -> [SymbolicShape] {
    var result = inputShapes[0]
    let position = axis < 0 ? axis + result.rank : axis
    let sizes = inputShapes.compactMap { $0.dimensions[position] }
    result.dimensions[position] = sizes.count == inputShapes.count ? sizes.reduce(0, +) : nil
    return [result]
  }
}

extension SymbolicShape {
  /// This shape with one axis left open.
  fileprivate func without(_ axis: Int) -> SymbolicShape {
    var result = self
    let position = axis < 0 ? axis + rank : axis
    if result.dimensions.indices.contains(position) { result.dimensions[position] = nil }
    return result
  }
}
