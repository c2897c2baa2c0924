import UserErrors

/// Numbers, or arrays of numbers nested to any depth: what a tensor can be written as.
public protocol NestedNumbers {
  /// The element type that the tensor gets.
  static var nestedDType: DType { get }
  /// Adds the numbers to `values` and returns the shape, or throws if the rows differ in length.
  func flatten(into values: inout [Double]) throws -> Shape
}

extension NestedNumbers where Self: TensorScalar {
  public static var nestedDType: DType { defaultDType }
  public func flatten(into values: inout [Double]) throws -> Shape {
    values.append(asScalar)
    return []
  }
}

extension Double: NestedNumbers {}
extension Float: NestedNumbers {}
extension Int: NestedNumbers {}
extension Int32: NestedNumbers {}
extension Int64: NestedNumbers {}
extension UInt8: NestedNumbers {}
extension Bool: NestedNumbers {}

extension Tensor: NestedNumbers {
  public static var nestedDType: DType { .float32 }

  /// Numbers that functions gave stand among others as in NumPy: `np.array([[xi, yi]])`.
  public func flatten(into values: inout [Double]) throws -> Shape {
    values += doubles
    return shape
  }
}

extension Array: NestedNumbers where Element: NestedNumbers {
  public static var nestedDType: DType { Element.nestedDType }

  public func flatten(into values: inout [Double]) throws -> Shape {
    var inner: Shape?
    for (index, row) in enumerated() {
      let shape = try row.flatten(into: &values)
      if let inner, inner != shape {
        throw ShapeError(
          "Tensor: rows must have one shape, but row 0 has \(inner) and row \(index) has \(shape)")
      }
      inner = shape
    }
    return [count] + (inner ?? [])
  }
}

extension Tensor {
  /// A tensor from nested arrays: `Tensor([[1, 2], [3, 4]])`. Fractions give float32, whole numbers
  /// int64, truth values bool, unless `dtype` says otherwise.
  public init<Element: NestedNumbers>(_ rows: [Element], dtype: DType? = nil) {
    do {
      self = try Tensor.checked(rows, dtype: dtype)
    } catch let error as ShapeError {
      raise(error)
    } catch {
      raise(ValueError("Tensor: \(error)"))
    }
  }

  package static func checked<Element: NestedNumbers>(_ rows: [Element], dtype: DType?) throws -> Tensor {
    // Float arrays, the usual case, need no way through Double.
    // (An empty array of anything is an empty array of Float too.)
    if Element.self == Float.self, let floats = rows as? [Float] {
      return Tensor(shape: [floats.count], floats).astype(dtype ?? .float32)
    }
    var values: [Double] = []
    let shape = try rows.flatten(into: &values)
    // Double has no room for the last digits of larger whole numbers.
    if Element.nestedDType == .int64, values.contains(where: { $0.magnitude >= 0x1p53 }) {
      return Tensor(shape: shape, wholeNumbers(in: rows)).astype(dtype ?? .int64)
    }
    return Tensor(shape: shape, values).astype(dtype ?? Element.nestedDType)
  }

  private static func wholeNumbers(in rows: [Any]) -> [Int64] {
    rows.flatMap { row -> [Int64] in
      if let row = row as? [Any] { return wholeNumbers(in: row) }
      return [(row as? Int).map(Int64.init) ?? row as? Int64 ?? 0]
    }
  }

  /// Tensors of one shape put together along a new first axis, as `np.array([a, b])`.
  public init(_ tensors: [Tensor]) { self = Tensor.stack(tensors) }
}
