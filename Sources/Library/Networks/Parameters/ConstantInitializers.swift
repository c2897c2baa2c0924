import OrderedJSON
import Tensors

/// All zeros.
public struct Zeros: Initializer {
  /// The initializer.
  public init() {}
  public var className: String { "Zeros" }
  public var config: JSON { [:] }
  public func callAsFunction(_ shape: Shape) -> Tensor { Tensor(zeros: shape) }
}

/// All ones.
public struct Ones: Initializer {
  /// The initializer.
  public init() {}
  public var className: String { "Ones" }
  public var config: JSON { [:] }
  public func callAsFunction(_ shape: Shape) -> Tensor { Tensor(ones: shape) }
}

/// One number everywhere.
public struct Constant: Initializer {
  let value: Double
  /// The initializer for `value`.
  public init(_ value: Double = 0) { self.value = value }
  public var className: String { "Constant" }
  public var config: JSON { ["value": JSON(value)] }
  public func callAsFunction(_ shape: Shape) -> Tensor { Tensor(full: shape, value) }
}
