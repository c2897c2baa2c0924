import Tensors
import UserErrors

/// The shape of a value that isn't there yet: some of its sizes, the batch size above all, are
/// known only when data come.
///
/// Prints as Keras prints it: `(None, 32, 32, 1)`.
public struct SymbolicShape: Equatable, Sendable {
  /// The sizes; nil where the size is not known before there are data.
  public var dimensions: [Int?]

  /// A shape of known and unknown (nil) sizes.
  public init(_ dimensions: [Int?]) { self.dimensions = dimensions }

  /// A shape that is wholly known.
  public init(_ shape: Shape) { self.dimensions = shape.map { $0 } }

  /// The number of dimensions.
  public var rank: Int { dimensions.count }

  /// The sizes after the batch, and whether all of them are known.
  package var sample: [Int?] { Array(dimensions.dropFirst()) }

  /// All sizes where every one is known; else nil.
  public var known: Shape? {
    let sizes = dimensions.compactMap { $0 }
    return sizes.count == dimensions.count ? Shape(sizes) : nil
  }

  /// This shape with `batch` put before it.
  package func withBatch(_ batch: Int?) -> SymbolicShape { SymbolicShape([batch] + dimensions) }

  /// Whether data of `shape` may stand where this shape is expected: the same rank, and the same
  /// sizes where they are known.
  package func admits(_ shape: SymbolicShape) -> Bool {
    rank == shape.rank
      && zip(dimensions, shape.dimensions).allSatisfy { $0 == nil || $1 == nil || $0 == $1 }
  }

  /// The size of one dimension (negative counts from the end). An unknown size is a user's error:
  /// it has no number yet.
  public subscript(index: Int) -> Int {
    orRaise { () throws(ShapeError) in
      let position = index < 0 ? rank + index : index
      guard dimensions.indices.contains(position) else {
        throw ShapeError("the shape \(self) has \(rank) dimensions; there is no dimension \(index)")
      }
      guard let size = dimensions[position] else {
        throw ShapeError(
          "dimension \(index) of the shape \(self) is not known before there are data (it prints as None)")
      }
      return size
    }
  }

  /// The sizes from `range.lowerBound` on, as in Keras's `x.shape[1:]`. All of them must be known.
  public subscript(range: PartialRangeFrom<Int>) -> Shape {
    orRaise { () throws(ShapeError) in
      let rest = SymbolicShape(Array(dimensions.dropFirst(range.lowerBound)))
      guard let shape = rest.known else {
        throw ShapeError("the sizes \(rest) of the shape \(self) are not all known before there are data")
      }
      return shape
    }
  }
}

/// The number of axes of a shape.
@_disfavoredOverload
public func len(_ shape: SymbolicShape) -> Int { shape.rank }

extension SymbolicShape: ExpressibleByIntegerLiteral {
  /// The shape of one axis: `inputShape: (784,)`.
  public init(integerLiteral value: Int) { self.init([value]) }
}

extension SymbolicShape: ExpressibleByArrayLiteral {
  /// A shape as `[nil, 32, 32, 1]`.
  public init(arrayLiteral elements: Int?...) { self.init(elements) }
}

extension SymbolicShape: CustomStringConvertible {
  /// As Keras prints shapes: `(None, 2048)`; with one dimension `(None,)`.
  public var description: String {
    let sizes = dimensions.map { $0.map(String.init) ?? "None" }
    return sizes.count == 1 ? "(\(sizes[0]),)" : "(\(sizes.joined(separator: ", ")))"
  }
}
