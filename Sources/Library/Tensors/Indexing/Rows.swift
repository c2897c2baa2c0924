import UserErrors

/// A tensor is a sequence of its parts along the first axis, as in NumPy: `for image in images { ... }`,
/// `zip(images, labels)`.
extension Tensor: Sequence {
  /// Goes through x[0], x[1], ...; an error for a single number.
  public func makeIterator() -> AnyIterator<Tensor> {
    orRaise { () throws(ShapeError) in
      guard rank > 0 else {
        throw ShapeError("iteration: a single number (shape ()) has no rows to go through")
      }
    }
    var next = 0
    return AnyIterator {
      guard next < shape.dimensions[0] else { return nil }
      defer { next += 1 }
      return self[next]
    }
  }

  /// The number of rows, which no one has to count.
  public var underestimatedCount: Int { shape.first ?? 0 }
}
