import OrderedJSON
import Tensors

// The shapes that operations give, as `keras/src/ops/operation_utils.py` finds them. All throw
// OperationError where the shapes do not fit.
extension SymbolicShape {
  /// The shape of two values joined number by number, as NumPy broadcasts.
  func broadcast(with other: SymbolicShape) throws -> SymbolicShape {
    let rank = Swift.max(self.rank, other.rank)
    func size(_ shape: SymbolicShape, _ axis: Int) -> Int? {
      let place = axis - rank + shape.rank
      return place < 0 ? 1 : shape.dimensions[place]
    }
    return SymbolicShape(
      try (0..<rank).map { axis in
        let (a, b) = (size(self, axis), size(other, axis))
        if a == .some(1) { return b }
        if b == .some(1) || a == b { return a }
        guard let a, let b else { return a ?? b }
        throw OperationError("the sizes \(a) and \(b) cannot be broadcast together")
      })
  }

  /// The place of an axis, negative ones counted from the end, in a shape of `rank` (this one's
  /// unless given).
  func place(ofAxis axis: Int, rank: Int? = nil) throws -> Int {
    let rank = rank ?? self.rank
    guard (-rank..<rank).contains(axis) else { throw OperationError("there is no axis \(axis)") }
    return axis < 0 ? axis + rank : axis
  }

  /// The shape without the axes summed over; nil for all of them.
  func reduced(_ axes: [Int]?, keepdims: Bool) throws -> SymbolicShape {
    let places = Set(try axes.map { try $0.map { try place(ofAxis: $0) } } ?? Array(0..<rank))
    if keepdims {
      return SymbolicShape(dimensions.enumerated().map { places.contains($0.offset) ? 1 : $0.element })
    }
    return SymbolicShape(
      dimensions.enumerated().filter { !places.contains($0.offset) }.map(\.element))
  }

  /// The same numbers in another shape, one of whose sizes may be -1.
  func reshaped(to newShape: [Int]) throws -> SymbolicShape {
    guard newShape.allSatisfy({ $0 >= -1 }), newShape.filter({ $0 == -1 }).count <= 1 else {
      throw OperationError("\(newShape) is no shape")
    }
    let known = newShape.filter { $0 != -1 }.reduce(1, cappedProduct)
    guard let count = self.known?.dimensions.reduce(1, cappedProduct) else {
      return SymbolicShape(newShape.map { $0 == -1 ? nil : $0 })
    }
    guard newShape.contains(-1) ? known > 0 && count % known == 0 : count == known else {
      throw OperationError("\(count) numbers cannot have the shape \(newShape)")
    }
    return SymbolicShape(newShape.map { $0 == -1 ? count / known : $0 })
  }

  /// The axes in another order; reversed where none is given.
  func transposed(_ axes: [Int]?) throws -> SymbolicShape {
    let order = try axes.map { try $0.map { try place(ofAxis: $0) } } ?? (0..<rank).reversed()
    guard order.sorted() == Array(0..<rank) else {
      throw OperationError("\(axes ?? []) is no order of \(rank) axes")
    }
    return SymbolicShape(order.map { dimensions[$0] })
  }

  /// The shape with axes of length 1 put in.
  func expanded(_ axes: [Int]) throws -> SymbolicShape {
    let rank = self.rank + axes.count
    let places = Set(try axes.map { try place(ofAxis: $0, rank: rank) })
    guard places.count == axes.count else { throw OperationError("an axis is named twice") }
    var rest = dimensions[...]
    return SymbolicShape((0..<rank).map { places.contains($0) ? 1 : rest.removeFirst() })
  }

  /// The shape without axes of length 1; nil for all of them.
  func squeezed(_ axes: [Int]?) throws -> SymbolicShape {
    let places = try axes?.map { try place(ofAxis: $0) }
    for axis in places ?? [] where dimensions[axis] != nil && dimensions[axis] != 1 {
      throw OperationError("axis \(axis) is not of length 1")
    }
    return SymbolicShape(
      dimensions.enumerated().filter { axis, size in places.map { !$0.contains(axis) } ?? (size != 1) }
        .map(\.element))
  }

  /// Several values one after the other along an axis.
  static func concatenated(_ shapes: [SymbolicShape], axis: Int) throws -> SymbolicShape {
    var result = shapes[0]
    let place = try result.place(ofAxis: axis)
    for shape in shapes {
      var other = shape
      guard other.rank == result.rank else { throw OperationError("the shapes have not as many axes") }
      other.dimensions[place] = nil
      guard other.admits(result.withUnknown(place)) else { throw OperationError("the other sizes differ") }
    }
    let sizes = shapes.compactMap { $0.dimensions[place] }
    result.dimensions[place] = sizes.count == shapes.count ? sizes.reduce(0, +) : nil
    return result
  }

  private func withUnknown(_ place: Int) -> SymbolicShape {
    var result = self
    result.dimensions[place] = nil
    return result
  }

  /// Several values of one shape along a new axis.
  static func stacked(_ shapes: [SymbolicShape], axis: Int) throws -> SymbolicShape {
    guard shapes.allSatisfy({ $0.admits(shapes[0]) }) else { throw OperationError("the shapes differ") }
    var result = shapes[0]
    result.dimensions.insert(shapes.count, at: try result.place(ofAxis: axis, rank: result.rank + 1))
    return result
  }

  /// The matrix product of the last two axes, those before broadcast.
  func multiplied(with other: SymbolicShape) throws -> SymbolicShape {
    guard rank > 0, other.rank > 0 else { throw OperationError("a matrix product needs at least one axis") }
    let inner = other.dimensions[Swift.max(0, other.rank - 2)]
    if let a = dimensions[rank - 1], let b = inner, a != b {
      throw OperationError("the inner sizes \(a) and \(b) differ")
    }
    let left = rank > 1 ? [dimensions[rank - 2]] : []
    let right = other.rank > 1 ? [other.dimensions[other.rank - 1]] : []
    let before = try SymbolicShape(Array(dimensions.dropLast(2)))
      .broadcast(with: SymbolicShape(Array(other.dimensions.dropLast(2))))
    return SymbolicShape(before.dimensions + left + right)
  }

  /// The sizes times the repeats of each axis, counted from the end.
  func tiled(_ repeats: [Int]) throws -> SymbolicShape {
    guard repeats.allSatisfy({ $0 > 0 }) else { throw OperationError("\(repeats) has a number below 1") }
    let rank = Swift.max(self.rank, repeats.count)
    let sizes = Array(repeating: 1, count: rank - self.rank).map(Optional.some) + dimensions
    let times = Array(repeating: 1, count: rank - repeats.count) + repeats
    return SymbolicShape(zip(sizes, times).map { size, times in size.map { cappedProduct($0, times) } })
  }
}

/// The product, or the largest number where it would be too large for one: a file can ask for any
/// size, and such are refused later.
private func cappedProduct(_ a: Int, _ b: Int) -> Int {
  let (product, overflow) = a.multipliedReportingOverflow(by: b)
  return overflow ? .max : product
}
