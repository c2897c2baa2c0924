/// What a shape can be given as: a length, a list, another tensor's `shape`. Functions that make tensors
/// take several in brackets too, so `np.zeros(3)`, `np.zeros([3, 4])`, `np.zeros((3, 4))` and
/// `np.zeros(x.shape)` are the same call.
public protocol ShapeConvertible {
  /// The lengths.
  var asShape: Shape { get }
}

extension Shape: ShapeConvertible {
  /// Itself.
  public var asShape: Shape { self }

  /// The shape of what stands in brackets: one shape, or lengths one after the other.
  public init<each Length: ShapeConvertible>(joining lengths: (repeat each Length)) {
    var dimensions: [Int] = []
    for length in repeat each lengths { dimensions += length.asShape.dimensions }
    self.init(dimensions)
  }
}
extension Int: ShapeConvertible {
  /// One axis of this length.
  public var asShape: Shape { Shape([self]) }
}
extension Array: ShapeConvertible where Element == Int {
  /// Axes of these lengths.
  public var asShape: Shape { Shape(self) }
}
