import Tensors
import Testing
import UserErrors

/// Mistakes are named with the operation and both shapes. The checks throw; the operators raise what they throw.
@Suite struct ErrorTests {
  func shapeError(_ body: () throws -> Void) -> String {
    do {
      try body()
      return "no error"
    } catch let error as any UserError {
      return error.message
    } catch {
      return "another error: \(error)"
    }
  }

  @Test func broadcasting() {
    #expect(
      shapeError { _ = try Shape.broadcast([2, 3], [4], operation: "add") }
        == "add: shapes (2, 3) and (4,) cannot be broadcast together: axis -1 has length 3 on the left and 4 on "
        + "the right (they must be equal, or one of them 1)")
  }

  @Test func products() {
    #expect(
      shapeError { _ = try Shape.product([2, 3], [4, 5], operation: "matmul") }
        == "matmul: shapes (2, 3) and (4, 5) do not fit: the last axis of the left has length 3, the last but one axis "
        + "of the right 4")
  }

  @Test func reshapes() {
    #expect(
      shapeError { _ = try Shape(2, 3).completed([4, -1]) }
        == "reshape: shape (2, 3) of 6 elements cannot become (4, -1): 6 is no multiple of 4")
    #expect(
      shapeError { _ = try Shape(2, 3).completed([5]) }
        == "reshape: shape (2, 3) of 6 elements cannot become (5,), which has 5")
  }

  @Test func axesAndIndices() {
    #expect(
      shapeError { _ = try Shape(2, 3).checkedAxis(2, operation: "sum") }
        == "sum: axis 2 is out of range for shape (2, 3), which has 2 axes")
    #expect(
      shapeError { _ = try Tensor(zeros: [2, 3]).checkedIndexed([.at(5)]) }
        == "index 5 is out of bounds for axis 0 with size 2 (shape (2, 3))")
    #expect(
      shapeError { _ = try Tensor(zeros: [2]).checkedIndexed([.at(0), .at(0)]) }
        == "index: 2 indices for a tensor of shape (2,), which has 1 axes")
  }

  @Test func joining() {
    #expect(
      shapeError { _ = try Tensor.joinedShape([Tensor(zeros: [2, 3]), Tensor(zeros: [2, 4])], axis: 0) }
        == "concatenate: along axis 0 all other lengths must agree, but tensor 0 has shape (2, 3) and tensor 1 has "
        + "(2, 4)")
  }

  @Test func raggedRows() {
    #expect(
      shapeError { _ = try Tensor.checked([[1, 2], [3]], dtype: nil) }
        == "Tensor: rows must have one shape, but row 0 has (2,) and row 1 has (1,)")
  }

  @Test func single() {
    #expect(
      shapeError { _ = try Tensor(zeros: [2]).checkedItem() }
        == "item: a tensor of shape (2,) has 2 elements, item() needs exactly one")
  }

  @Test func variables() {
    #expect(
      shapeError { try Variable(Tensor(zeros: [2]), name: "kernel").checkAssignment(Tensor(zeros: [3])) }
        == "assign to 'kernel': the variable has shape (2,), the new value (3,)")
  }
}
