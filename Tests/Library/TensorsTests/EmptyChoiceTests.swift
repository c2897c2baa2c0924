import Tensors
import Testing

/// Choosing nothing gives nothing, in the type of what is chosen from.
struct EmptyChoiceTests {
  @Test func emptyArraysKeepTheirTypes() {
    #expect(Tensor([Int]()).dtype == .int64)
    #expect(Tensor([Bool]()).dtype == .bool)
    #expect(Tensor([UInt8]()).dtype == .uint8)
    #expect(Tensor([Float]()).dtype == .float32)
    #expect(Tensor([[Int]]()).dtype == .int64)
  }

  @Test func masksWithoutATrueValue() {
    let x = Tensor([[1.0, 2], [3, 4]])
    #expect(x[x .> 5].shape == [0])
    #expect(x[Tensor([false, false])].shape == [0, 2])
    #expect(x.take([Int]()).shape == [0, 2])
    #expect(np.where(x .> 5).map(\.shape) == [[0], [0]])
    #expect(np.delete(Tensor([1, 2]), [0, 1]).shape == [0])
    var changed = x
    changed[x .> 5] = Tensor(0.0)
    #expect((changed == x) as Bool)
  }

  @Test func nothingSortedAndCounted() {
    let none = Tensor(zeros: [0])
    #expect(np.sort(none).shape == [0])
    #expect(np.unique(none).shape == [0])
    #expect(np.intersect1d(Tensor([1]), Tensor([2])).shape == [0])
    #expect(np.setdiff1d(Tensor([1]), Tensor([1])).dtype == .int64)
    #expect(np.diag(Tensor([[1.0, 2], [3, 4]]), k: 2).shape == [0])
    #expect(np.tile(Tensor([1.0]), (0)).shape == [0])
  }
}
