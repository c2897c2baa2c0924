import Foundation
import UserErrors

// Tensors from numbers, and by shapes. A shape is given as a length, a list, lengths in brackets or one
// after the other, or another tensor's `shape`.

extension NumPy {
  /// A tensor from nested arrays.
  public static func array<Element: NestedNumbers>(_ rows: [Element], dtype: DType? = nil) -> Tensor {
    Tensor(rows, dtype: dtype)
  }
  /// Tensors put together along a new first axis.
  public static func array(_ tensors: [Tensor]) -> Tensor {
    tensors.isEmpty ? Tensor(zeros: [0]) : Tensor(tensors)
  }
  /// A tensor of rows, as `np.array(list(zip(xs, ys)))`.
  public static func array<Pairs: Sequence>(_ pairs: Pairs) -> Tensor
  where Pairs.Element == (Tensor, Tensor) {
    Tensor(pairs.map { Tensor.stack([$0.0, $0.1]) })
  }
  /// A tensor of one number.
  public static func array<Number: TensorScalar>(_ value: Number, dtype: DType? = nil) -> Tensor {
    Tensor(value, dtype: dtype)
  }
  /// The same tensor, or one of another element type: assigning it makes a copy.
  public static func array(_ x: Tensor, dtype: DType? = nil) -> Tensor { dtype.map { x.astype($0) } ?? x }
  /// A tensor of what holds numbers otherwise: `np.array(history.history["loss"])`.
  @_disfavoredOverload
  public static func array(_ x: some ArrayConvertible, dtype: DType? = nil) -> Tensor {
    dtype.map { x.asArray.astype($0) } ?? x.asTensor
  }
  /// The same numbers: a tensor that is changed later leaves its copies as they are.
  public static func copy(_ x: some ArrayConvertible) -> Tensor { x.asTensor }
  /// A tensor from nested arrays, or the tensor itself.
  public static func asarray(_ x: some ArrayConvertible, dtype: DType? = nil) -> Tensor {
    dtype.map { x.asArray.astype($0) } ?? x.asTensor
  }

  /// Zeros.
  public static func zeros<each Length: ShapeConvertible>(
    _ shape: (repeat each Length), dtype: DType = .float32
  ) -> Tensor {
    Tensor(zeros: Shape(joining: (repeat each shape)), dtype: dtype)
  }
  /// Zeros.
  public static func zeros(_ first: Int, _ second: Int, _ more: Int..., dtype: DType = .float32) -> Tensor {
    Tensor(zeros: Shape([first, second] + more), dtype: dtype)
  }
  /// Ones.
  public static func ones<each Length: ShapeConvertible>(
    _ shape: (repeat each Length), dtype: DType = .float32
  ) -> Tensor {
    Tensor(ones: Shape(joining: (repeat each shape)), dtype: dtype)
  }
  /// Ones.
  public static func ones(_ first: Int, _ second: Int, _ more: Int..., dtype: DType = .float32) -> Tensor {
    Tensor(ones: Shape([first, second] + more), dtype: dtype)
  }
  /// A tensor to be filled; here it starts with zeros.
  public static func empty<each Length: ShapeConvertible>(
    _ shape: (repeat each Length), dtype: DType = .float32
  ) -> Tensor {
    Tensor(zeros: Shape(joining: (repeat each shape)), dtype: dtype)
  }
  /// A tensor to be filled; here it starts with zeros.
  public static func empty(_ first: Int, _ second: Int, _ more: Int..., dtype: DType = .float32) -> Tensor {
    Tensor(zeros: Shape([first, second] + more), dtype: dtype)
  }
  /// The same number everywhere: int64 for a whole number, float32 for a fraction, unless `dtype` says
  /// otherwise.
  public static func full<each Length: ShapeConvertible>(
    _ shape: (repeat each Length), _ value: some TensorScalar, dtype: DType? = nil
  ) -> Tensor {
    Tensor(
      full: Shape(joining: (repeat each shape)), value.asScalar, dtype: dtype ?? type(of: value).defaultDType)
  }
  /// Zeros like another tensor.
  public static func zerosLike(_ x: some ArrayConvertible, dtype: DType? = nil) -> Tensor {
    Tensor(zeros: x.asArray.shape, dtype: dtype ?? x.asTensor.dtype)
  }
  /// Ones like another tensor.
  public static func onesLike(_ x: some ArrayConvertible, dtype: DType? = nil) -> Tensor {
    Tensor(ones: x.asArray.shape, dtype: dtype ?? x.asTensor.dtype)
  }
  /// The same number everywhere, in the shape and type of another tensor.
  public static func fullLike(_ x: some ArrayConvertible, _ value: Double, dtype: DType? = nil) -> Tensor {
    Tensor(full: x.asArray.shape, value, dtype: dtype ?? x.asTensor.dtype)
  }
  /// A tensor to be filled, in the shape and type of another; here it starts with zeros.
  public static func emptyLike(_ x: some ArrayConvertible, dtype: DType? = nil) -> Tensor {
    zerosLike(x, dtype: dtype)
  }
  /// Ones on the diagonal `k` (0 the main one, above it positive), zeros elsewhere.
  public static func eye(_ rows: Int, _ columns: Int? = nil, k: Int = 0, dtype: DType = .float32) -> Tensor {
    guard k != 0 else { return Tensor(eye: rows, columns, dtype: dtype) }
    let difference = arange(columns ?? rows) - arange(rows).expandDims(1)
    return (difference .== k).astype(dtype)
  }
  /// The identity matrix.
  public static func identity(_ n: Int, dtype: DType = .float32) -> Tensor { eye(n, dtype: dtype) }
}

// MARK: - Numbers in a row

extension NumPy {
  /// 0, 1, ... below `stop`.
  public static func arange(_ stop: Int, dtype: DType = .int64) -> Tensor {
    Tensor(arange: 0, Double(stop), dtype: dtype)
  }
  /// Numbers from 0 to `stop` (excluded) by 1.
  public static func arange(_ stop: Double, dtype: DType = .float32) -> Tensor {
    Tensor(arange: 0, stop, dtype: dtype)
  }
  /// Whole numbers from `start` to `stop` (excluded).
  public static func arange(_ start: Int, _ stop: Int, _ step: Int = 1, dtype: DType = .int64) -> Tensor {
    Tensor(arange: Double(start), Double(stop), step: Double(step), dtype: dtype)
  }
  /// Numbers from `start` to `stop` (excluded) by `step`.
  public static func arange(_ start: Double, _ stop: Double, _ step: Double = 1, dtype: DType = .float32)
    -> Tensor
  {
    Tensor(arange: start, stop, step: step, dtype: dtype)
  }
  /// `num` numbers evenly spread over [start, stop].
  public static func linspace(
    _ start: Double, _ stop: Double, _ num: Int = 50, endpoint: Bool = true, dtype: DType = .float32
  ) -> Tensor {
    Tensor(linspace: start, stop, count: num, endpoint: endpoint, dtype: dtype)
  }
  /// `num` numbers evenly spread over [start, stop].
  public static func linspace(
    _ start: Double, _ stop: Double, num: Int, endpoint: Bool = true, dtype: DType = .float32
  ) -> Tensor {
    Tensor(linspace: start, stop, count: num, endpoint: endpoint, dtype: dtype)
  }
  /// `num` numbers evenly spread between two tensors of one shape, along a new first axis.
  @_disfavoredOverload
  public static func linspace(_ start: Tensor, _ stop: Tensor, _ num: Int = 50) -> Tensor {
    spread(start, stop, num)
  }
  /// `num` numbers evenly spread between two tensors of one shape, along a new first axis.
  @_disfavoredOverload
  public static func linspace(_ start: Tensor, _ stop: Tensor, num: Int) -> Tensor {
    spread(start, stop, num)
  }

  private static func spread(_ start: Tensor, _ stop: Tensor, _ num: Int) -> Tensor {
    // In float64, as NumPy computes them.
    let dtype = start.dtype == .float64 || stop.dtype == .float64 ? DType.float64 : .float32
    let (a, b) = (start.astype(.float64), stop.astype(.float64))
    let gap = (b - a) / Double(Swift.max(num - 1, 1))
    let places = (0..<nonNegative(num, "linspace: num")).map {
      $0 == num - 1 && num > 1 ? b + 0 * a : a + gap * Double($0)
    }
    let shape = orRaise { () throws(ShapeError) in
      try Shape.broadcast(a.shape, b.shape, operation: "linspace")
    }
    return (places.isEmpty ? Tensor(zeros: [0] + shape) : Tensor.stack(places)).astype(dtype)
  }
  /// `num` numbers from base^start to base^stop, evenly spread on a logarithmic scale.
  public static func logspace(_ start: Double, _ stop: Double, _ num: Int = 50, base: Double = 10) -> Tensor {
    logspace(start, stop, num: num, base: base)
  }
  /// `num` numbers from base^start to base^stop, evenly spread on a logarithmic scale.
  public static func logspace(_ start: Double, _ stop: Double, num: Int, base: Double = 10) -> Tensor {
    let step = num > 1 ? (stop - start) / Double(num - 1) : 0
    return Tensor(
      (0..<nonNegative(num, "logspace: num")).map { Foundation.pow(base, start + Double($0) * step) })
  }
  /// `num` numbers from start to stop, each the same number of times the one before.
  public static func geomspace(_ start: Double, _ stop: Double, _ num: Int = 50) -> Tensor {
    logspace(Foundation.log10(start), Foundation.log10(stop), num)
  }
  /// The coordinates of a grid: two tensors of shape (y.count, x.count), or (x.count, y.count) with
  /// `indexing: "ij"`.
  public static func meshgrid(
    _ x: some ArrayConvertible, _ y: some ArrayConvertible, indexing: String = "xy"
  ) -> (Tensor, Tensor) {
    let (x, y) = (x.asArray, y.asArray)
    guard ["xy", "ij"].contains(indexing) else {
      raise(ValueError("meshgrid: indexing is \"xy\" or \"ij\", not \"\(indexing)\""))
    }
    if indexing == "ij" {
      let shape: Shape = [x.count, y.count]
      return (
        x.reshaped(to: [x.count, 1]).broadcast(to: shape), y.reshaped(to: [1, y.count]).broadcast(to: shape)
      )
    }
    let shape: Shape = [y.count, x.count]
    return (
      x.reshaped(to: [1, x.count]).broadcast(to: shape), y.reshaped(to: [y.count, 1]).broadcast(to: shape)
    )
  }
}
