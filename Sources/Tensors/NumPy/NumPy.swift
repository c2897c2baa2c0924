import Foundation
import UserErrors

/// NumPy's names, so that a line of Python reads alike: `np.expand_dims(imgs, -1)` is `np.expandDims(imgs, -1)`.
///
/// Numbers with a fraction become float32 (NumPy: float64), since that is what networks compute in; pass
/// `dtype: .float64` for more digits.
public enum NumPy {
  /// 3.14159...
  public static let pi = Double.pi
  /// 2.71828...
  public static let e = M_E
  /// Infinity.
  public static let inf = Double.infinity
  /// Not a number.
  public static let nan = Double.nan
  /// A new axis: `x[.newAxis]`, or `x[np.newaxis]`.
  public static let newaxis = TensorIndex.inserted
}

/// NumPy's names.
public typealias np = NumPy

// MARK: - Creation

extension NumPy {
  /// A tensor from nested arrays.
  public static func array<Element: NestedNumbers>(_ rows: [Element], dtype: DType? = nil) -> Tensor {
    Tensor(rows, dtype: dtype)
  }
  /// Tensors put together along a new first axis.
  public static func array(_ tensors: [Tensor]) -> Tensor { Tensor(tensors) }
  /// A tensor of rows, as `np.array(list(zip(xs, ys)))`.
  public static func array<Pairs: Sequence>(_ pairs: Pairs) -> Tensor
  where Pairs.Element == (Tensor, Tensor) {
    Tensor(pairs.map { Tensor.stack([$0.0, $0.1]) })
  }
  /// A tensor of one number.
  public static func array<Number: TensorScalar>(_ value: Number, dtype: DType? = nil) -> Tensor {
    Tensor(value, dtype: dtype)
  }
  /// Zeros.
  public static func zeros(_ shape: Shape, dtype: DType = .float32) -> Tensor {
    Tensor(zeros: shape, dtype: dtype)
  }
  /// Ones.
  public static func ones(_ shape: Shape, dtype: DType = .float32) -> Tensor {
    Tensor(ones: shape, dtype: dtype)
  }
  /// The same number everywhere.
  public static func full(_ shape: Shape, _ value: Double, dtype: DType = .float32) -> Tensor {
    Tensor(full: shape, value, dtype: dtype)
  }
  /// Zeros like another tensor.
  public static func zerosLike(_ x: Tensor) -> Tensor { Tensor(zerosLike: x) }
  /// Ones like another tensor.
  public static func onesLike(_ x: Tensor) -> Tensor { Tensor(onesLike: x) }
  /// The identity matrix.
  public static func eye(_ rows: Int, _ columns: Int? = nil, dtype: DType = .float32) -> Tensor {
    Tensor(eye: rows, columns, dtype: dtype)
  }
  /// 0, 1, ... below `stop`.
  public static func arange(_ stop: Int, dtype: DType = .int64) -> Tensor {
    Tensor(arange: 0, Double(stop), dtype: dtype)
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
  /// `num` numbers evenly spread between two numbers that are tensors.
  public static func linspace(_ start: Tensor, _ stop: Tensor, _ num: Int = 50) -> Tensor {
    Tensor(
      linspace: start.item(), stop.item(), count: num, dtype: start.dtype == .float64 ? .float64 : .float32)
  }
  /// The coordinates of a grid: two tensors of shape (y.count, x.count).
  public static func meshgrid(_ x: Tensor, _ y: Tensor) -> (Tensor, Tensor) {
    let shape: Shape = [y.count, x.count]
    return (
      x.reshaped(to: [1, x.count]).broadcast(to: shape), y.reshaped(to: [y.count, 1]).broadcast(to: shape)
    )
  }
}

// MARK: - Shapes

extension NumPy {
  /// Other axes for the same elements.
  public static func reshape(_ x: Tensor, _ shape: Shape) -> Tensor { x.reshaped(to: shape) }
  /// A new axis of length 1.
  public static func expandDims(_ x: Tensor, _ axis: Int) -> Tensor { x.expandDims(axis) }
  /// A new axis of length 1.
  public static func expandDims(_ x: Tensor, axis: Int) -> Tensor { x.expandDims(axis) }
  /// Without axes of length 1.
  public static func squeeze(_ x: Tensor, axis: Int? = nil) -> Tensor { x.squeeze(axis) }
  /// All elements along one axis.
  public static func ravel(_ x: Tensor) -> Tensor { x.flatten() }
  /// The axes reversed or reordered.
  public static func transpose(_ x: Tensor, _ axes: [Int]? = nil) -> Tensor { x.transpose(axes) }
  /// Tensors joined along an axis.
  public static func concatenate(_ tensors: [Tensor], axis: Int = 0) -> Tensor {
    Tensor.concatenate(tensors, axis: axis)
  }
  /// Tensors joined along a new axis.
  public static func stack(_ tensors: [Tensor], axis: Int = 0) -> Tensor { Tensor.stack(tensors, axis: axis) }
  /// Tensors below each other.
  public static func vstack(_ tensors: [Tensor]) -> Tensor {
    Tensor.concatenate(tensors.map { $0.rank < 2 ? $0.reshaped(to: [1, $0.count]) : $0 })
  }
  /// Tensors beside each other.
  public static func hstack(_ tensors: [Tensor]) -> Tensor {
    Tensor.concatenate(tensors, axis: tensors.first?.rank == 1 ? 0 : 1)
  }
  /// Vectors as the columns of a matrix.
  public static func columnStack(_ tensors: [Tensor]) -> Tensor {
    Tensor.concatenate(tensors.map { $0.rank < 2 ? $0.reshaped(to: [$0.count, 1]) : $0 }, axis: 1)
  }
  /// Equal parts along an axis.
  public static func split(_ x: Tensor, _ parts: Int, axis: Int = 0) -> [Tensor] {
    x.split(parts, axis: axis)
  }
  /// The tensor repeated along its axes.
  public static func tile(_ x: Tensor, _ repeats: [Int]) -> Tensor { x.tile(repeats) }
  /// Each element repeated.
  public static func `repeat`(_ x: Tensor, _ times: Int, axis: Int? = nil) -> Tensor {
    x.repeated(times, axis: axis)
  }
  /// In reverse order.
  public static func flip(_ x: Tensor, axis: Int? = nil) -> Tensor { x.flip(axis: axis) }
  /// Padding of one axis.
  public static func pad(_ x: Tensor, _ w0: (Int, Int), constantValues: Double = 0) -> Tensor {
    x.pad([w0], constantValues: constantValues)
  }
  /// Padding: for each axis, how many elements before and after.
  public static func pad(_ x: Tensor, _ w: ((Int, Int), (Int, Int)), constantValues: Double = 0) -> Tensor {
    x.pad([w.0, w.1], constantValues: constantValues)
  }
  /// Padding: for each axis, how many elements before and after.
  public static func pad(
    _ x: Tensor, _ w: ((Int, Int), (Int, Int), (Int, Int)), constantValues: Double = 0
  ) -> Tensor {
    x.pad([w.0, w.1, w.2], constantValues: constantValues)
  }
  /// Padding: for each axis, how many elements before and after.
  public static func pad(
    _ x: Tensor, _ w: ((Int, Int), (Int, Int), (Int, Int), (Int, Int)), constantValues: Double = 0
  ) -> Tensor {
    x.pad([w.0, w.1, w.2, w.3], constantValues: constantValues)
  }
  /// Padding: for each axis, how many elements before and after.
  public static func pad(_ x: Tensor, _ widths: [(Int, Int)], constantValues: Double = 0) -> Tensor {
    x.pad(widths, constantValues: constantValues)
  }
}

// MARK: - Reductions

extension NumPy {
  /// The sum.
  public static func sum(_ x: Tensor, axis: Int? = nil, keepdims: Bool = false) -> Tensor {
    x.sum(axis: axis, keepdims: keepdims)
  }
  /// The mean.
  public static func mean(_ x: Tensor, axis: Int? = nil, keepdims: Bool = false) -> Tensor {
    x.mean(axis: axis, keepdims: keepdims)
  }
  /// The smallest element.
  public static func min(_ x: Tensor, axis: Int? = nil, keepdims: Bool = false) -> Tensor {
    x.min(axis: axis, keepdims: keepdims)
  }
  /// The largest element.
  public static func max(_ x: Tensor, axis: Int? = nil, keepdims: Bool = false) -> Tensor {
    x.max(axis: axis, keepdims: keepdims)
  }
  /// The position of the smallest element.
  public static func argmin(_ x: Tensor, axis: Int? = nil) -> Tensor { x.argmin(axis: axis) }
  /// The position of the largest element.
  public static func argmax(_ x: Tensor, axis: Int? = nil) -> Tensor { x.argmax(axis: axis) }
  /// The standard deviation.
  public static func std(_ x: Tensor, axis: Int? = nil, ddof: Int = 0) -> Tensor {
    x.std(axis: axis, ddof: ddof)
  }
  /// The variance.
  public static func `var`(_ x: Tensor, axis: Int? = nil, ddof: Int = 0) -> Tensor {
    x.var(axis: axis, ddof: ddof)
  }
  /// The product.
  public static func prod(_ x: Tensor, axis: Int? = nil) -> Tensor { x.prod(axis: axis) }
  /// The number of elements of a shape: `np.prod(shapeBeforeFlattening)`.
  public static func prod(_ shape: Shape) -> Int { shape.elementCount }
  /// The product of whole numbers.
  public static func prod(_ numbers: [Int]) -> Int { numbers.reduce(1, *) }
  /// Whether all are true.
  public static func all(_ x: Tensor, axis: Int? = nil) -> Tensor { x.all(axis: axis) }
  /// Whether some are true.
  public static func any(_ x: Tensor, axis: Int? = nil) -> Tensor { x.any(axis: axis) }
  /// The running sum.
  public static func cumsum(_ x: Tensor, axis: Int? = nil) -> Tensor { x.cumsum(axis: axis) }
  /// In rising order.
  public static func sort(_ x: Tensor, axis: Int = -1) -> Tensor { x.sort(axis: axis) }
  /// The positions that sort.
  public static func argsort(_ x: Tensor, axis: Int = -1) -> Tensor { x.argsort(axis: axis) }
  /// The different values in rising order.
  public static func unique(_ x: Tensor) -> Tensor {
    let sorted = x.flatten().sort()
    guard sorted.count > 1 else { return sorted }
    let isNew = Tensor.concatenate([Tensor([true]), sorted[1...] .!= sorted[..<(sorted.count - 1)]])
    return sorted[isNew]
  }
  /// How often each whole number from 0 on occurs.
  public static func bincount(_ x: Tensor) -> Tensor {
    let numbers = x.ints
    var counts = [Int](repeating: 0, count: (numbers.max() ?? -1) + 1)
    for number in numbers { counts[number] += 1 }
    return Tensor(counts)
  }
  /// The value below which `q` percent of the elements lie, between neighbours linearly.
  public static func percentile(_ x: Tensor, _ q: Double) -> Double {
    let sorted = x.flatten().sort().doubles
    let place = q / 100 * Double(sorted.count - 1)
    let below = Int(place.rounded(.down))
    let above = Swift.min(below + 1, sorted.count - 1)
    return sorted[below] + (sorted[above] - sorted[below]) * (place - Double(below))
  }
}

// MARK: - Element by element

extension NumPy {
  /// e to the power of x.
  public static func exp(_ x: Tensor) -> Tensor { x.exp() }
  /// The natural logarithm.
  public static func log(_ x: Tensor) -> Tensor { x.log() }
  /// log(1 + x).
  public static func log1p(_ x: Tensor) -> Tensor { x.log1p() }
  /// The logarithm to base 10.
  public static func log10(_ x: Tensor) -> Tensor { x.log() / M_LN10 }
  /// The logarithm to base 2.
  public static func log2(_ x: Tensor) -> Tensor { x.log() / M_LN2 }
  /// The square root.
  public static func sqrt(_ x: Tensor) -> Tensor { x.sqrt() }
  /// The square root of a number.
  public static func sqrt(_ x: Double) -> Double { x.squareRoot() }
  /// The square.
  public static func square(_ x: Tensor) -> Tensor { x * x }
  /// The value without its sign.
  public static func abs(_ x: Tensor) -> Tensor { x.abs() }
  /// The sign.
  public static func sign(_ x: Tensor) -> Tensor { x.sign() }
  /// The sine.
  public static func sin(_ x: Tensor) -> Tensor { x.sin() }
  /// The cosine.
  public static func cos(_ x: Tensor) -> Tensor { x.cos() }
  /// The tangent.
  public static func tan(_ x: Tensor) -> Tensor { x.tan() }
  /// The angle in [0, pi] whose cosine is x.
  public static func arccos(_ x: Tensor) -> Tensor { x.arccos() }
  /// The angle in [-pi/2, pi/2] whose sine is x.
  public static func arcsin(_ x: Tensor) -> Tensor { x.arcsin() }
  /// The angle whose tangent is x.
  public static func arctan(_ x: Tensor) -> Tensor { x.arctan() }
  /// The hyperbolic tangent.
  public static func tanh(_ x: Tensor) -> Tensor { x.tanh() }
  /// Rounded to decimals.
  public static func round(_ x: Tensor, _ decimals: Int = 0) -> Tensor { x.round(decimals) }
  /// Rounded down.
  public static func floor(_ x: Tensor) -> Tensor { x.floor() }
  /// Rounded up.
  public static func ceil(_ x: Tensor) -> Tensor { x.ceil() }
  /// Kept between two bounds.
  public static func clip(_ x: Tensor, _ low: Double, _ high: Double) -> Tensor { x.clip(low, high) }
  /// The larger of the two.
  public static func maximum(_ a: Tensor, _ b: Tensor) -> Tensor { Tensor.maximum(a, b) }
  /// The smaller of the two.
  public static func minimum(_ a: Tensor, _ b: Tensor) -> Tensor { Tensor.minimum(a, b) }
  /// One or the other, by a condition.
  public static func `where`(_ condition: Tensor, _ a: Tensor, _ b: Tensor) -> Tensor {
    Tensor.where(condition, a, b)
  }
  /// Where NaN.
  public static func isnan(_ x: Tensor) -> Tensor { x.isNaN() }
  /// Where finite.
  public static func isfinite(_ x: Tensor) -> Tensor { x.isFinite() }
  /// The power.
  public static func power(_ a: Tensor, _ b: Tensor) -> Tensor { a ** b }
  /// Whether all elements are close: |a - b| <= atol + rtol |b|.
  public static func allclose(_ a: Tensor, _ b: Tensor, rtol: Double = 1e-5, atol: Double = 1e-8) -> Bool {
    ((a - b).abs() .<= b.abs() * rtol + atol).all().bools[0]
  }
}

// MARK: - Products

extension NumPy {
  /// The matrix product.
  public static func matmul(_ a: Tensor, _ b: Tensor) -> Tensor { a.matmul(b) }
  /// The product of vectors or matrices.
  public static func dot(_ a: Tensor, _ b: Tensor) -> Tensor { a.dot(b) }
  /// All products of two vectors' elements.
  public static func outer(_ a: Tensor, _ b: Tensor) -> Tensor {
    a.reshaped(to: [a.count, 1]) * b.reshaped(to: [1, b.count])
  }
  /// The diagonal of a matrix, or the matrix with a vector on its diagonal.
  public static func diag(_ x: Tensor) -> Tensor {
    if x.rank == 1 { return Tensor(eye: x.count, dtype: x.dtype) * x }
    let count = Swift.min(x.shape[0], x.shape[1])
    return x.flatten().take(Tensor((0..<count).map { $0 * (x.shape[1] + 1) }))
  }
  /// The sum of the diagonal.
  public static func trace(_ x: Tensor) -> Tensor { diag(x).sum() }
}
