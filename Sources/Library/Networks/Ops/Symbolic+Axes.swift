import OrderedJSON
import Tensors
import UserErrors

// Keras's operations on symbolic values that take an axis or change the shape: `ops.mean(x, axis:
// -1)`.
extension KerasTensor {
  /// Numbers of one axis, several, or all of them together.
  fileprivate func reduced<each Axis: ReductionAxes>(
    _ name: String, _ axes: (repeat each Axis), _ keepdims: Bool
  ) -> KerasTensor {
    let axes: JSON = axisList((repeat each axes)).map { .array($0.map { JSON($0) }) } ?? .null
    return applying(name, settings: ["axis": axes, "keepdims": JSON(keepdims)])
  }

  fileprivate func reduced(_ name: String, _ axis: Int?, _ keepdims: Bool) -> KerasTensor {
    // Keras's logsumexp wants a list.
    let axis: JSON = name == "Logsumexp" ? axis.map { [JSON($0)] } ?? .null : .optional(axis)
    return applying(name, settings: ["axis": axis, "keepdims": JSON(keepdims)])
  }
}

extension ops {
  /// The sum.
  public static func sum(_ x: KerasTensor, axis: Int? = nil, keepdims: Bool = false) -> KerasTensor {
    x.reduced("Sum", axis, keepdims)
  }
  /// The sum, over one axis or several.
  public static func sum<each Axis: ReductionAxes>(
    _ x: KerasTensor, axis: (repeat each Axis), keepdims: Bool = false
  ) -> KerasTensor { x.reduced("Sum", (repeat each axis), keepdims) }
  /// The mean.
  public static func mean(_ x: KerasTensor, axis: Int? = nil, keepdims: Bool = false) -> KerasTensor {
    x.reduced("Mean", axis, keepdims)
  }
  /// The mean, over one axis or several.
  public static func mean<each Axis: ReductionAxes>(
    _ x: KerasTensor, axis: (repeat each Axis), keepdims: Bool = false
  ) -> KerasTensor { x.reduced("Mean", (repeat each axis), keepdims) }
  /// The largest.
  public static func max(_ x: KerasTensor, axis: Int? = nil, keepdims: Bool = false) -> KerasTensor {
    x.reduced("Max", axis, keepdims)
  }
  /// The smallest.
  public static func min(_ x: KerasTensor, axis: Int? = nil, keepdims: Bool = false) -> KerasTensor {
    x.reduced("Min", axis, keepdims)
  }
  /// The variance.
  public static func `var`(_ x: KerasTensor, axis: Int? = nil, keepdims: Bool = false) -> KerasTensor {
    x.reduced("Var", axis, keepdims)
  }
  /// The standard deviation.
  public static func std(_ x: KerasTensor, axis: Int? = nil, keepdims: Bool = false) -> KerasTensor {
    x.reduced("Std", axis, keepdims)
  }
  /// The product.
  public static func prod(_ x: KerasTensor, axis: Int? = nil, keepdims: Bool = false) -> KerasTensor {
    x.reduced("Prod", axis, keepdims)
  }
  /// log(sum(exp(x))), without overflow.
  public static func logsumexp(_ x: KerasTensor, axis: Int? = nil, keepdims: Bool = false) -> KerasTensor {
    x.reduced("Logsumexp", axis, keepdims)
  }
  /// The place of the largest.
  public static func argmax(_ x: KerasTensor, axis: Int? = nil, keepdims: Bool = false) -> KerasTensor {
    x.reduced("Argmax", axis, keepdims)
  }
  /// The place of the smallest.
  public static func argmin(_ x: KerasTensor, axis: Int? = nil, keepdims: Bool = false) -> KerasTensor {
    x.reduced("Argmin", axis, keepdims)
  }
  /// The root of the sum of squares.
  public static func norm(_ x: KerasTensor, axis: Int? = nil, keepdims: Bool = false) -> KerasTensor {
    x.applying("Norm", settings: ["ord": nil, "axis": .optional(axis), "keepdims": JSON(keepdims)])
  }
  /// The running sum along an axis.
  public static func cumsum(_ x: KerasTensor, axis: Int) -> KerasTensor {
    x.applying("Cumsum", settings: ["axis": JSON(axis), "dtype": nil])
  }
}

// MARK: - Shapes

extension ops {
  /// The shape, the batch as None.
  public static func shape(_ x: KerasTensor) -> SymbolicShape { x.shape }
  /// Other axes for the same numbers; one length may be -1: `ops.reshape(x, (-1, 784))`.
  public static func reshape<each Length: ShapeConvertible>(
    _ x: KerasTensor, _ newShape: (repeat each Length)
  ) -> KerasTensor {
    let sizes = Shape(joining: (repeat each newShape)).dimensions
    return x.applying("Reshape", settings: ["newshape": .array(sizes.map { JSON($0) })])
  }
  /// The axes in another order: `ops.transpose(x, (0, 2, 1))`.
  public static func transpose<each Axis: ReductionAxes>(
    _ x: KerasTensor, _ axes: (repeat each Axis)
  ) -> KerasTensor {
    let order: JSON = axisList((repeat each axes)).map { .array($0.map { JSON($0) }) } ?? .null
    return x.applying("Transpose", settings: ["axes": order])
  }
  /// A new axis of length 1.
  public static func expandDims(_ x: KerasTensor, _ axis: Int) -> KerasTensor { expandDims(x, axis: axis) }
  /// A new axis of length 1.
  public static func expandDims(_ x: KerasTensor, axis: Int) -> KerasTensor {
    x.applying("ExpandDims", settings: ["axis": JSON(axis)])
  }
  /// Without axes of length 1.
  public static func squeeze(_ x: KerasTensor, axis: Int? = nil) -> KerasTensor {
    x.applying("Squeeze", settings: ["axis": .optional(axis)])
  }
  /// Repeated along its axes.
  public static func tile<each Length: ShapeConvertible>(
    _ x: KerasTensor, _ repeats: (repeat each Length)
  ) -> KerasTensor {
    let times = Shape(joining: (repeat each repeats)).dimensions
    return x.applying("Tile", settings: ["repeats": .array(times.map { JSON($0) })])
  }
  /// Each number repeated along an axis.
  public static func `repeat`(_ x: KerasTensor, _ repeats: Int, axis: Int) -> KerasTensor {
    x.applying("Repeat", settings: ["repeats": JSON(repeats), "axis": JSON(axis)])
  }
  /// In reverse order.
  public static func flip(_ x: KerasTensor, axis: Int? = nil) -> KerasTensor {
    x.applying("Flip", settings: ["axis": .optional(axis)])
  }
  /// Joined along an axis.
  public static func concatenate(_ xs: [KerasTensor], axis: Int = 0) -> KerasTensor {
    .joining(list: xs, "Concatenate", axis: axis)
  }
  /// Joined along a new axis.
  public static func stack(_ xs: [KerasTensor], axis: Int = 0) -> KerasTensor {
    .joining(list: xs, "Stack", axis: axis)
  }
  /// Equal parts along an axis.
  public static func split(_ x: KerasTensor, _ parts: Int, axis: Int = 0) -> [KerasTensor] {
    let settings: JSON = ["indices_or_sections": JSON(parts), "axis": JSON(axis)]
    return KerasTensor.operation("Split", arguments: [.input(0)], inputs: [x], settings: settings)
  }
  /// Class numbers as rows of zeros with a one.
  public static func oneHot(_ x: KerasTensor, _ numClasses: Int) -> KerasTensor {
    x.applying("OneHot", settings: ["num_classes": JSON(numClasses), "axis": -1])
  }
}
