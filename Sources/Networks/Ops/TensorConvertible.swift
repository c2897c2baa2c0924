import Tensors

/// What the operations in ``ops`` take: a tensor, a variable, or a number.
public protocol TensorConvertible {
  /// The numbers as a tensor; a variable's are recorded, so that gradients reach it.
  var asTensor: Tensor { get }
}

extension Tensor: TensorConvertible {
  /// Itself.
  public var asTensor: Tensor { self }
}
extension Variable: TensorConvertible {
  /// The present value.
  public var asTensor: Tensor { value }
}
extension Double: TensorConvertible {
  /// A tensor of one number.
  public var asTensor: Tensor { Tensor(Float(self)) }
}
extension Int: TensorConvertible {
  /// A tensor of one number.
  public var asTensor: Tensor { Tensor(Float(self)) }
}

/// What an operation reduces over: one axis or several, `axis: -1`, `axis: (1, 2)` or `axis: [1, 2]`.
public struct ReductionAxes: ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral {
  let list: [Int]

  /// One axis.
  public init(integerLiteral axis: Int) { list = [axis] }
  /// Several axes.
  public init(arrayLiteral axes: Int...) { list = axes }
  /// One axis.
  public init(_ axis: Int) { list = [axis] }
  /// Several axes.
  public init(_ axes: [Int]) { list = axes }
}
