import Tensors

extension Tensor: PlotData, NumberConvertible, ColorArgument {
  public var arrayShape: [Int] { (0..<rank).map { shape[$0] } }
  public var arrayValues: [Double] { doubles }
  public var hasIntegerElements: Bool { !dtype.isFloating }
  /// The only value of a tensor with one.
  public var hasBooleanElements: Bool { dtype == .bool }
  public var doubleValue: Double { item() }
}

/// Numbers at ticks as Python writes them: a fraction has a point.
extension Tensor: TickLabels {
  public var texts: [String] {
    if hasIntegerElements { return doubles.map { String(Int($0)) } }
    return dtype == .float64 ? doubles.map { "\($0)" } : doubles.map { "\(Float($0))" }
  }
}
