import Tensors
import Testing

/// Parts of shapes, as Python's slices of `(2, 3, 5, 7)` (CPython's own answers).
@Suite struct ShapeTests {
  let shape = Shape(2, 3, 5, 7)

  @Test func partsOfShapes() {
    #expect(shape[1...] == Shape(3, 5, 7))
    #expect(shape[..<2] == Shape(2, 3))
    #expect(shape[...2] == Shape(2, 3, 5))
    #expect(shape[1..<3] == Shape(3, 5))
    #expect(shape[..<(-1)] == Shape(2, 3, 5))
    #expect(shape[(-2)...] == Shape(5, 7))
    #expect(shape[(-3)..<(-1)] == Shape(3, 5))
    #expect(shape[...(-2)] == Shape(2, 3, 5))
    #expect(shape[..<(-9)] == Shape())
    #expect(shape[9...] == Shape())
    #expect(shape[..<9] == shape)
    #expect(shape[...] == shape)
  }
}
