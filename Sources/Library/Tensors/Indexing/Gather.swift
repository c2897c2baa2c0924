import UserErrors

extension Tensor {
  /// The elements at the given positions along an axis, as `np.take`; the positions' axes take the axis'
  /// place. Negative positions count from the end.
  public func take(_ positions: Tensor, axis: Int = 0) -> Tensor {
    let counted = shape.axis(axis, "take")
    let length = shape.dimensions[counted]
    let places = orRaise { () throws(IndexError) in
      try Tensor.checkedPositions(positions, length: length, self.shape)
    }
    let outer = shape.dimensions[..<counted].reduce(1, *)
    let inner = shape.dimensions[(counted + 1)...].reduce(1, *)
    let leading = Shape(Array(shape.dimensions[..<counted]))
    let trailing = Shape(Array(shape.dimensions[(counted + 1)...]))
    let result = Tensor(uninitialized: leading + positions.shape + trailing, dtype: dtype)
    copyRows(places, length: length, rows: outer, bytes: inner * dtype.size, into: result)
    let own = shape
    let flatPositions = Tensor(shape: [places.count], places.map { Int64($0) })
    return result.recorded("take", from: self) { gradient in
      let rows = gradient.reshaped(to: [outer, places.count, inner]).transposed([1, 0, 2])
      let summed = rows.scattered(to: flatPositions, count: length)
      return summed.transposed([1, 0, 2]).reshaped(to: own)
    }
  }

  /// Copies stretches of `bytes` bytes: those at `places` of each of `rows` rows of `length`. Large
  /// copies are shared out.
  private func copyRows(_ places: [Int], length: Int, rows: Int, bytes: Int, into result: Tensor) {
    let (source, target) = (rawPointer, result.rawPointer)
    let count = rows * places.count
    let inPiece = Swift.max(1, (64 << 10) / Swift.max(bytes, 1))
    places.withUnsafeBufferPointer { places in
      forEachPiece((count + inPiece - 1) / inPiece) { piece in
        for number in piece * inPiece..<Swift.min((piece + 1) * inPiece, count) {
          let from = number / places.count * length + places[number % places.count]
          (target + number * bytes).copyMemory(from: source + from * bytes, byteCount: bytes)
        }
      }
    }
    withExtendedLifetime(storage) {}
  }

  /// The elements at the given positions along an axis, as `tf.gather`.
  public func gather(_ positions: Tensor, axis: Int = 0) -> Tensor { take(positions, axis: axis) }

  /// The rows at the given positions.
  public func take(_ positions: [Int], axis: Int = 0) -> Tensor { take(Tensor(positions), axis: axis) }

  /// A tensor of `count` rows of zeros, to which row i of this one is added at `positions[i]`: the
  /// adjoint of `take`.
  func scattered(to positions: Tensor, count: Int) -> Tensor {
    let inner = Shape(Array(shape.dimensions[1...]))
    var result = Tensor(zeros: [count] + inner, dtype: dtype)
    if dtype == .float64 {
      result.addRows(of: self, at: positions.ints, Double.self)
    } else {
      result.addRows(of: self, at: positions.ints, Float.self)
    }
    return result.recorded("scatter", from: self) { $0.take(positions, axis: 0) }
  }

  private mutating func addRows<Number: FloatElement>(of rows: Tensor, at places: [Int], _: Number.Type) {
    guard !places.isEmpty else { return }
    let width = rows.count / places.count
    let target = rawPointer.assumingMemoryBound(to: Number.self)
    rows.withElements(Number.self) { source in
      for (row, place) in places.enumerated() {
        for index in 0..<width { target[place * width + index] += source[row * width + index] }
      }
    }
  }

  static func checkedPositions(
    _ positions: Tensor, length: Int, _ shape: Shape
  ) throws(IndexError) -> [Int] {
    guard positions.dtype.isInteger else {
      throw IndexError(message: "take: positions must be whole numbers, not \(positions.dtype)")
    }
    var places = positions.ints
    for index in places.indices {
      let counted = places[index] < 0 ? places[index] + length : places[index]
      guard counted >= 0, counted < length else {
        throw IndexError(
          message:
            "take: position \(places[index]) is out of bounds for an axis of length \(length) (shape \(shape))"
        )
      }
      places[index] = counted
    }
    return places
  }

  /// One-hot rows: 1 at the label's position, else 0.
  public func oneHot(_ classes: Int, dtype: DType = .float32) -> Tensor {
    let labels = astype(.int64).expandDims(-1)
    return (labels .== Tensor(arange: 0, Double(classes), dtype: .int64)).astype(dtype)
  }
}
