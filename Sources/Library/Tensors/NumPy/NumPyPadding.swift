import UserErrors

// Elements added around a tensor. Widths are a number for all sides, a pair for all axes, or a pair for
// each axis.
extension NumPy {
  /// As many elements on each side of each axis. `mode` is "constant" (`constantValues`), "edge",
  /// "reflect", "symmetric" or "wrap".
  public static func pad(
    _ x: some ArrayConvertible, _ width: Int, mode: String = "constant", constantValues: Double = 0
  ) -> Tensor {
    let x = x.asArray
    return PaddingMode(mode, constantValues).of(x, [(Int, Int)](repeating: (width, width), count: x.rank))
  }
  /// So many elements before and after, along each axis.
  public static func pad(
    _ x: some ArrayConvertible, _ width: (Int, Int), mode: String = "constant", constantValues: Double = 0
  ) -> Tensor {
    let x = x.asArray
    return PaddingMode(mode, constantValues).of(x, [(Int, Int)](repeating: width, count: x.rank))
  }
  /// For each axis, how many elements before and after.
  public static func pad(
    _ x: some ArrayConvertible, _ w: ((Int, Int), (Int, Int)), mode: String = "constant",
    constantValues: Double = 0
  ) -> Tensor {
    PaddingMode(mode, constantValues).of(x.asArray, [w.0, w.1])
  }
  /// For each axis, how many elements before and after.
  public static func pad(
    _ x: some ArrayConvertible, _ w: ((Int, Int), (Int, Int), (Int, Int)), mode: String = "constant",
    constantValues: Double = 0
  ) -> Tensor {
    PaddingMode(mode, constantValues).of(x.asArray, [w.0, w.1, w.2])
  }
  /// For each axis, how many elements before and after.
  public static func pad(
    _ x: some ArrayConvertible, _ w: ((Int, Int), (Int, Int), (Int, Int), (Int, Int)),
    mode: String = "constant", constantValues: Double = 0
  ) -> Tensor {
    PaddingMode(mode, constantValues).of(x.asArray, [w.0, w.1, w.2, w.3])
  }
  /// For each axis, how many elements before and after.
  public static func pad(
    _ x: some ArrayConvertible, _ widths: [(Int, Int)], mode: String = "constant", constantValues: Double = 0
  ) -> Tensor {
    PaddingMode(mode, constantValues).of(x.asArray, widths)
  }
}

/// What is put around a tensor.
private enum PaddingMode {
  case constant(Double)
  /// The element at a position outside is that at another one inside.
  case taken((_ position: Int, _ length: Int) -> Int)

  init(_ mode: String, _ value: Double) {
    switch mode {
    case "constant": self = .constant(value)
    case "edge": self = .taken { Swift.min(Swift.max($0, 0), $1 - 1) }
    case "wrap": self = .taken { ($0 % $1 + $1) % $1 }
    case "symmetric": self = .taken { PaddingMode.mirrored($0, $1, period: 2 * $1) }
    case "reflect": self = .taken { $1 == 1 ? 0 : PaddingMode.mirrored($0, $1, period: 2 * $1 - 2) }
    default:
      raise(
        ValueError(
          "pad: mode \"\(mode)\" is unknown; known are constant, edge, reflect, symmetric, wrap"))
    }
  }

  private static func mirrored(_ position: Int, _ length: Int, period: Int) -> Int {
    let within = (position % period + period) % period
    return within < length ? within : (period == 2 * length ? period - 1 : period) - within
  }

  func of(_ x: Tensor, _ widths: [(Int, Int)]) -> Tensor {
    guard case .taken(let source) = self else {
      if case .constant(let value) = self { return x.pad(widths, constantValues: value) }
      return x
    }
    _ = x.pad(widths.map { _ in (0, 0) })
    return zip(x.shape.indices, widths).reduce(x) { part, next in
      let (axis, (before, after)) = next
      let length = x.shape[axis]
      orRaise { () throws(ShapeError) in
        guard before >= 0, after >= 0, length > 0 else {
          throw ShapeError("pad: widths must not be negative, and axis \(axis) of shape \(x.shape) not empty")
        }
      }
      return before + after == 0
        ? part : part.take((-before..<length + after).map { source($0, length) }, axis: axis)
    }
  }
}
