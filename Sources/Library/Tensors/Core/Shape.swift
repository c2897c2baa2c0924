import UserErrors

/// The lengths of a tensor's axes. Prints as Python prints a tuple: `(60000, 32, 32, 1)`, `(5,)`,
/// `()`.
public struct Shape: Hashable, Sendable {
  /// The lengths, first axis first.
  public internal(set) var dimensions: [Int]

  /// A shape of the given lengths.
  public init(_ dimensions: [Int]) { self.dimensions = dimensions }

  /// A shape of the given lengths: `Shape(2, 3)`.
  public init(_ dimensions: Int...) { self.dimensions = dimensions }

  /// The number of axes.
  public var rank: Int { dimensions.count }

  /// The number of axes, as `len(x.shape)` in Python.
  public var count: Int { dimensions.count }

  /// The number of elements of a tensor of this shape: the product of the lengths. A negative
  /// length, or more elements than can be counted, is an error.
  public var elementCount: Int {
    var count = 1
    for length in dimensions {
      let (product, isTooLarge) = count.multipliedReportingOverflow(by: length)
      if length < 0 || isTooLarge { refuse() }
      count = product
    }
    return count
  }

  /// Ends the cell: no tensor has this shape.
  private func refuse() -> Never {
    if dimensions.contains(where: { $0 < 0 }) {
      raise(ShapeError("no tensor has the shape \(self): a length cannot be negative"))
    }
    raise(MemoryError(message: "no memory for a tensor of shape \(self)"))
  }

  /// The positions of the axes.
  public var indices: Range<Int> { dimensions.indices }

  /// Whether there are no axes, as in a single number.
  public var isEmpty: Bool { dimensions.isEmpty }

  /// The length of the first axis, if there is one.
  public var first: Int? { dimensions.first }

  /// The length of the last axis, if there is one.
  public var last: Int? { dimensions.last }

  /// The length of an axis; negative ones count from the end, as in Python.
  public subscript(axis: Int) -> Int {
    get { dimensions[orRaise { () throws(ValueError) in try checkedAxis(axis, operation: "shape") }] }
    set {
      dimensions[orRaise { () throws(ValueError) in try checkedAxis(axis, operation: "shape") }] = newValue
    }
  }

  /// Some of the axes: `x.shape[1...]`; negative bounds count from the end, as in Python:
  /// `x.shape[..<-1]`.
  public subscript<Axes: RangeExpression>(axes: Axes) -> Shape where Axes.Bound == Int {
    let (start, end) = bounds(axes)
    let first = Swift.min(Swift.max(start, 0), dimensions.count)
    return Shape(Array(dimensions[first..<Swift.min(Swift.max(end, first), dimensions.count)]))
  }

  private func bounds<Axes: RangeExpression>(_ axes: Axes) -> (start: Int, end: Int)
  where Axes.Bound == Int {
    func fromStart(_ axis: Int) -> Int { axis < 0 ? axis + dimensions.count : axis }
    switch axes {
    case let range as PartialRangeUpTo<Int>: return (0, fromStart(range.upperBound))
    case let range as PartialRangeThrough<Int>: return (0, fromStart(range.upperBound) + 1)
    case let range as PartialRangeFrom<Int>: return (fromStart(range.lowerBound), dimensions.count)
    case let range as Range<Int>: return (fromStart(range.lowerBound), fromStart(range.upperBound))
    case let range as ClosedRange<Int>: return (fromStart(range.lowerBound), fromStart(range.upperBound) + 1)
    default:
      let range = axes.relative(to: dimensions)
      return (range.lowerBound, range.upperBound)
    }
  }

  /// Some of the axes: `x.shape[...]`.
  public subscript(axes: UnboundedRange) -> Shape { self }

  /// The axes of both, one after the other.
  public static func + (first: Shape, second: Shape) -> Shape { Shape(first.dimensions + second.dimensions) }

  /// Adds an axis at the end.
  public mutating func append(_ length: Int) { dimensions.append(length) }

  /// Inserts an axis before position `axis`.
  public mutating func insert(_ length: Int, at axis: Int) { dimensions.insert(length, at: axis) }

  /// Takes an axis away.
  @discardableResult
  public mutating func remove(at axis: Int) -> Int { dimensions.remove(at: axis) }

  /// The number of elements from one index of each axis to the next, in row-major order.
  package var strides: [Int] {
    var strides = [Int](repeating: 1, count: rank)
    for axis in stride(from: rank - 2, through: 0, by: -1) {
      strides[axis] = strides[axis + 1] * dimensions[axis + 1]
    }
    return strides
  }
}

extension Shape: ExpressibleByArrayLiteral, Sequence, CustomStringConvertible {
  /// A shape of the given lengths: `[2, 3]`.
  public init(arrayLiteral lengths: Int...) { self.dimensions = lengths }

  /// Goes through the lengths, first axis first.
  public func makeIterator() -> IndexingIterator<[Int]> { dimensions.makeIterator() }

  /// The shape as Python prints a tuple.
  public var description: String {
    rank == 1 ? "(\(dimensions[0]),)" : "(" + dimensions.map(String.init).joined(separator: ", ") + ")"
  }
}

extension Shape {
  /// `axis` counted from the start, or an error that names the operation.
  package func checkedAxis(_ axis: Int, operation: String) throws(ValueError) -> Int {
    let counted = axis < 0 ? axis + rank : axis
    guard counted >= 0, counted < rank else {
      throw ValueError(
        "\(operation): axis \(axis) is out of range for shape \(self), which has \(rank) "
          + (rank == 1 ? "axis" : "axes"))
    }
    return counted
  }

  /// The same, ending the cell on an error.
  func axis(_ axis: Int, _ operation: String) -> Int {
    orRaise { () throws(ValueError) in try checkedAxis(axis, operation: operation) }
  }

  /// The shape that two shapes broadcast to by NumPy's rule: axes are matched from the last, and a
  /// length of 1 (or a missing axis) stretches to the other's length.
  package static func broadcast(_ a: Shape, _ b: Shape, operation: String) throws(ShapeError) -> Shape {
    if a == b { return a }
    let rank = Swift.max(a.rank, b.rank)
    var result = [Int](repeating: 1, count: rank)
    for back in 1..<Swift.max(rank + 1, 2) where back <= rank {
      let lengthA = back <= a.rank ? a.dimensions[a.rank - back] : 1
      let lengthB = back <= b.rank ? b.dimensions[b.rank - back] : 1
      guard lengthA == lengthB || lengthA == 1 || lengthB == 1 else {
        throw ShapeError(
          "\(operation): shapes \(a) and \(b) cannot be broadcast together: axis -\(back) has length \(lengthA) "
            + "on the left and \(lengthB) on the right (they must be equal, or one of them 1)")
      }
      result[rank - back] = lengthA == 1 ? lengthB : lengthA
    }
    return Shape(result)
  }
}
