extension Tensor {
  /// A new tensor of `shape` whose elements are read from this one at `start`, going `strides` elements along each
  /// axis. All slices, transpositions and stretchings come down to this copy. Not recorded.
  func strided(_ shape: Shape, strides: [Int], start: Int = 0) -> Tensor {
    let result = Tensor(uninitialized: shape, dtype: dtype)
    switch dtype.size {
    case 1: copyStrided(UInt8.self, into: result, strides, start)
    case 4: copyStrided(UInt32.self, into: result, strides, start)
    default: copyStrided(UInt64.self, into: result, strides, start)
    }
    return result
  }

  private func copyStrided<Word>(_: Word.Type, into result: Tensor, _ strides: [Int], _ start: Int) {
    let source = rawPointer.assumingMemoryBound(to: Word.self) + start
    let target = result.rawPointer.assumingMemoryBound(to: Word.self)
    defer { withExtendedLifetime(storage) {} }
    guard let length = result.shape.last, let step = strides.last else {
      target[0] = source[0]
      return
    }
    forEachRow(of: result.shape, strides) { row, offset in
      let (to, from) = (target + row, source + offset)
      if step == 1 {
        to.update(from: from, count: length)
      } else if step == 0 {
        to.update(repeating: from[0], count: length)
      } else {
        for index in 0..<length { to[index] = from[index * step] }
      }
    }
  }

  /// Writes `values`, an equally typed tensor of `shape`, into this one's memory, which nothing else may share. With
  /// `adding`, adds instead (floats only).
  mutating func writeStrided(_ values: Tensor, strides: [Int], start: Int) {
    makeUnique()
    switch dtype.size {
    case 1: pasteStrided(UInt8.self, values, strides, start)
    case 4: pasteStrided(UInt32.self, values, strides, start)
    default: pasteStrided(UInt64.self, values, strides, start)
    }
  }

  private func pasteStrided<Word>(_: Word.Type, _ values: Tensor, _ strides: [Int], _ start: Int) {
    let target = rawPointer.assumingMemoryBound(to: Word.self) + start
    let source = values.rawPointer.assumingMemoryBound(to: Word.self)
    defer { withExtendedLifetime((storage, values.storage)) {} }
    guard let length = values.shape.last, let step = strides.last else {
      target[0] = source[0]
      return
    }
    forEachRow(of: values.shape, strides) { row, offset in
      let (to, from) = (target + offset, source + row)
      for index in 0..<length { to[index * step] = from[index] }
    }
  }
}

/// Calls `row` for each row of the last axis of `shape`: its start in row-major order, and its start by `strides`.
@inline(__always)
func forEachRow(of shape: Shape, _ strides: [Int], _ row: (_ start: Int, _ offset: Int) -> Void) {
  let outer = shape.rank - 1
  let length = shape.dimensions[outer]
  guard length > 0 else { return }
  var index = [Int](repeating: 0, count: outer)
  var offset = 0
  for number in 0..<(shape.elementCount / length) {
    row(number * length, offset)
    var axis = outer - 1
    while axis >= 0 {
      index[axis] += 1
      offset += strides[axis]
      if index[axis] < shape.dimensions[axis] { break }
      offset -= strides[axis] * shape.dimensions[axis]
      index[axis] = 0
      axis -= 1
    }
  }
}
