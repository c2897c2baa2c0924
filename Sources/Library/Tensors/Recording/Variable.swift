import UserErrors

/// A tensor that a model learns: a kernel, a bias, a running mean.
///
/// While a tape records, reading ``value`` of a trainable variable gives a tracked tensor, so that the loss computed
/// from it can be differentiated with respect to the variable.
public final class Variable: @unchecked Sendable {
  /// The name, for summaries and files.
  public var name: String
  /// Whether gradients are taken and optimizers change it.
  public var trainable: Bool

  /// What the value is brought back to after a step of an optimizer; the layer that made the variable knows its type.
  package var projection: ((Tensor) -> Tensor)?

  private var stored: Tensor
  // The same leaf for the whole life of the variable: a recording knows a variable by it.
  package let leaf: GraphNode

  /// A variable with a first value, of its element type or another.
  public init(_ value: Tensor, dtype: DType? = nil, name: String = "variable", trainable: Bool = true) {
    self.stored = dtype.map { value.detached.astype($0) } ?? value.detached
    self.name = name
    self.trainable = trainable
    self.leaf = GraphNode(leaf: name)
  }

  /// The present value. A new one must have the same shape, and takes the variable's element type.
  public var value: Tensor {
    get { trainable && isRecording && stored.dtype.isFloating ? stored.withNode(leaf) : stored }
    set {
      orRaise { () throws(ShapeError) in try checkAssignment(newValue) }
      stored = newValue.detached.astype(stored.dtype)
    }
  }

  /// The lengths of the axes.
  public var shape: Shape { stored.shape }
  /// The type of the elements.
  public var dtype: DType { stored.dtype }

  /// Sets the value, as Keras's `assign`.
  public func assign(_ newValue: Tensor) { value = newValue }

  /// Adds to the value, as Keras's `assign_add`.
  public func assignAdd(_ change: Tensor) { value = withoutRecording { stored + change } }

  /// Changes the elements in place, without a copy: for optimizers.
  package func update(_ body: (inout Tensor) -> Void) {
    body(&stored)
    stored.node = nil
  }

  package func checkAssignment(_ newValue: Tensor) throws(ShapeError) {
    guard newValue.shape == shape else {
      throw ShapeError(
        "assign to '\(name)': the variable has shape \(shape), the new value \(newValue.shape)")
    }
  }
}

extension Variable: CustomStringConvertible {
  /// As Keras prints a variable.
  public var description: String {
    "<Variable name=\(name), shape=\(shape), dtype=\(dtype), value=\n\(stored)>"
  }
}
