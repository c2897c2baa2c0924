import Autoencoders
import Tensors
import Testing

@Suite struct LatentSpaceTests {
  private func isClose(_ tensor: Tensor, _ expected: Tensor) -> Bool {
    tensor.shape == expected.shape && (tensor - expected).abs().max().item() < 1e-6
  }

  @Test func linesGoFromEndToEnd() {
    let (a, b) = (Tensor([1.0, 2, 3]), Tensor([3.0, 2, -1]))
    let line = lerp(a, b, steps: 5)
    #expect(
      isClose(line, Tensor([[1.0, 2, 3], [1.5, 2, 2], [2, 2, 1], [2.5, 2, 0], [3, 2, -1]])))
    #expect(line[0] == a && line[4] == b)
    let both = lerp(Tensor.stack([a, b]), Tensor.stack([b, a]), steps: 3)
    #expect(both.shape == [3, 2, 3])
    #expect(isClose(both[1], Tensor([[2.0, 2, 1], [2, 2, 1]])))
  }

  @Test func arcsKeepTheLengthAndTurnEvenly() {
    let generator = RandomGenerator(seed: 1)
    let (a, b) = (generator.normal([20], dtype: .float64), generator.normal([20], dtype: .float64))
    let unit = { (x: Tensor) in x / np.linalg.norm(x) }
    let arc = slerp(unit(a), unit(b), steps: 9)
    #expect(isClose(np.linalg.norm(arc, axis: 1), Tensor(ones: [9])))
    let cosines = (arc[..<8] * arc[1...]).sum(axis: 1)
    #expect(isClose(cosines, Tensor(full: [8], cosines[0].item())))
    // Of codes of the prior the line's middle is shorter, the arc's is not.
    let (line, other) = (lerp(a, b, steps: 3), slerp(a, b, steps: 3))
    #expect(np.linalg.norm(line[1]).item() < np.linalg.norm(other[1]).item())
    #expect(other[0] == a && other[2] == b)
  }

  @Test func arcsOfManyCodesAndOfOneDirection() {
    let starts = Tensor([[1.0, 0], [1, 1], [0, 0]])
    let ends = Tensor([[0.0, 2], [3, 3], [0, 4]])
    let arc = slerp(starts, ends, steps: 3)
    let half = 0.5.squareRoot()
    #expect(isClose(arc[1], Tensor([[half, 2 * half], [2, 2], [0, 2]])))
  }

  @Test func traversalsChangeOneUnit() {
    let codes = traversals(of: Tensor([5.0, 6, 7]), steps: 3)
    #expect(codes.shape == [3, 3, 3])
    #expect(isClose(codes[1], Tensor([[5.0, -3, 7], [5, 0, 7], [5, 3, 7]])))
    let one = traversals(of: Tensor([5.0, 6, 7]), from: 0, to: 1, steps: 2, units: [2])
    #expect(isClose(one, Tensor([[[5.0, 6, 0], [5, 6, 1]]])))
  }

  @Test func planesBeginAtTheUpperLeft() {
    let plane = latentPlane(n: 3, scale: 2)
    #expect(isClose(plane[..<4], Tensor([[-2.0, 2], [0, 2], [2, 2], [-2, 0]])))
    #expect(isClose(plane[8], Tensor([2.0, -2])))
    let around = latentPlane(n: 2, scale: 1, units: (2, 0), around: Tensor([7.0, 8, 9]))
    #expect(isClose(around, Tensor([[1.0, 8, -1], [1, 8, 1], [-1, 8, -1], [-1, 8, 1]])))
    #expect(isClose(latentPlane(n: 1), Tensor([[0.0, 0]])))
  }

  @Test func attributesAreDifferencesOfMeans() {
    let codes = Tensor([[0.0, 0], [2, 0], [5, 1], [7, 3]])
    #expect(isClose(attributeVector(codes, has: Tensor([0, 0, 1, 1])), Tensor([5.0, 2])))
    #expect(
      isClose(
        attributeVector(codes, has: Tensor([true, false, true, true])), Tensor([2, 4.0 / 3]))
    )
  }

  @Test func nearestCodesComeFirst() {
    let codes = Tensor([[0.0, 0], [2, 0], [5, 1], [7, 3]])
    let (distances, indices) = nearestCodes(to: Tensor([5.0, 0]), among: codes, count: 3)
    #expect(indices.ints == [2, 1, 3])
    #expect(isClose(distances, Tensor([1.0, 3, 13.0.squareRoot()])))
  }
}
