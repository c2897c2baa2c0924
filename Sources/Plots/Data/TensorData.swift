import Tensors

extension Tensor: PlotData, NumberConvertible, ColorArgument {
  public var arrayShape: [Int] { (0..<rank).map { shape[$0] } }
  public var arrayValues: [Double] { doubles }
  public var hasIntegerElements: Bool { !dtype.isFloating }
  /// The only value of a tensor with one.
  public var doubleValue: Double { item() }
}
