import Tensors
import Testing

/// What has to hold of every tensor (Tensor+Invariants.swift).
@Suite struct InvariantTests {
  @Test func brokenLayoutsAreFound() {
    let broken: [(lengths: [Int], offset: Int, byteCount: Int)] = [
      ([2, -1], 0, 64), ([4], -1, 64), ([4, 4], 1, 64), ([17], 0, 64), ([1], .max, 64),
      ([.max, 2], 0, 64), ([.max], 0, 64), ([], 16, 64),
    ]
    for layout in broken {
      #expect(
        Tensor.brokenLayout(
          layout.lengths, offset: layout.offset, elementSize: 4, byteCount: layout.byteCount) != nil,
        "\(layout)")
    }
  }

  @Test func soundLayoutsAreNone() {
    for (lengths, offset) in [([16], 0), ([4, 4], 0), ([2, 4], 8), ([], 15), ([0, 5], 99)] {
      #expect(Tensor.brokenLayout(lengths, offset: offset, elementSize: 4, byteCount: 64) == nil)
    }
  }

  @Test func whatOperationsMakeIsSound() {
    let x = Tensor(ones: [4, 6])
    let made: [Tensor] = [
      x, x[1], x[1..<3], x[.all, 2], x[3..<3], x.reshape(2, -1), x.reshape(24)[5...], x.astype(.float64),
      x + 1, x.sum(axis: 0), x.matmul(x.reshape(6, 4)), 3,
    ]
    for tensor in made { #expect(tensor.brokenInvariant == nil, "\(tensor.shape)") }
  }
}
