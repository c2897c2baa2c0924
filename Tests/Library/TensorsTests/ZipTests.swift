import Tensors
import Testing

struct ZipTests {
  @Test func asLongAsTheShortest() {
    let rows = Tensor([[1.0, 2], [3, 4]])
    let three = zip(rows, 5..., ["a", "b", "c"])
    #expect(three.map { "\($0.0) \($0.1) \($0.2)" } == ["[1. 2.] 5 a", "[3. 4.] 6 b"])
    #expect(zip([1], [2], [3], [4]).map { $0.0 + $0.1 + $0.2 + $0.3 } == [10])
    #expect(zip([1], [Int](), [2]).isEmpty)
    #expect(Array(zip([1, 2], [3, 4])).map { $0 * $1 } == [3, 8])
  }
}
