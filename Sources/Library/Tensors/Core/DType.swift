import UserErrors

/// The type of a tensor's elements, by NumPy's names.
public enum DType: String, Sendable, CaseIterable, CustomStringConvertible {
  /// Truth values, one byte each.
  case bool
  /// Whole numbers 0 to 255: images as they come from files.
  case uint8
  /// Whole numbers of 32 bits.
  case int32
  /// Whole numbers of 64 bits: labels, indices.
  case int64
  /// Single precision, the type that networks train in.
  case float32
  /// Double precision, for checks and for linear algebra.
  case float64

  /// The number of bytes of one element.
  public var size: Int {
    switch self {
    case .bool, .uint8: return 1
    case .int32, .float32: return 4
    case .int64, .float64: return 8
    }
  }

  /// Whether this is float32 or float64.
  public var isFloating: Bool { self == .float32 || self == .float64 }

  /// Whether this is uint8, int32 or int64.
  public var isInteger: Bool { self == .uint8 || self == .int32 || self == .int64 }

  /// The least and the greatest whole number that it holds; nil for types of other numbers.
  var limits: ClosedRange<Double>? {
    switch self {
    case .uint8: return 0...255
    case .int32: return Double(Int32.min)...Double(Int32.max)
    case .int64: return Double(Int64.min)...Double(Int64.max)
    case .bool, .float32, .float64: return nil
    }
  }

  /// The name as NumPy prints it: `float32`.
  public var description: String { rawValue }

  /// The type of a result of elements of `self` and `other`: the wider of two of a kind, and a floating type as
  /// soon as one is floating. As in PyTorch, int64 with float32 gives float32 (NumPy would give float64).
  public func promoted(with other: DType) -> DType {
    if self == other { return self }
    if self == .float64 || other == .float64 { return .float64 }
    if self == .float32 || other == .float32 { return .float32 }
    let order: [DType] = [.bool, .uint8, .int32, .int64]
    return order.last { $0 == self || $0 == other } ?? self
  }
}

extension DType: ExpressibleByStringLiteral {
  /// The type of this name: `np.zeros([3], dtype: "int32")`.
  public init(stringLiteral name: String) { self.init(checking: name) }

  /// The name: `float32`.
  public var name: String { rawValue }
}

extension DType {
  /// The type that a name stands for, or the end of the cell with the names that there are.
  init(checking name: String) {
    guard let dtype = DType(rawValue: name) else {
      raise(
        ValueError(
          "dtype '\(name)' is unknown; known are " + DType.allCases.map(\.rawValue).joined(separator: ", ")))
    }
    self = dtype
  }
}
