import Tensors

extension Tensor: NumberConvertible, ColorArgument {
  public var arrayShape: [Int] { (0..<rank).map { shape[$0] } }
  public var arrayValues: [Double] { doubles }
  /// The only value of a tensor with one.
  public var doubleValue: Double { item() }
}
