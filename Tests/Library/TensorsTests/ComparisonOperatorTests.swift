import Tensors
import Testing

/// Comparisons and ranges written as in Python.
@Suite struct ComparisonOperatorTests {
  let y = Tensor([1, 8, 3, 8])
  let r = Tensor([0.05, 0.5, 0.09, 0.9])

  @Test func comparisonsGiveMasks() {
    let mask = y != 8
    #expect(mask.bools == [true, false, true, false])
    #expect((y == 8).bools == [false, true, false, true])
    #expect((r < 0.1).bools == [true, false, true, false])
    #expect((0.1 < r).bools == [false, true, false, true])
    #expect((r >= 0.5).bools == [false, true, false, true])
    #expect((r <= r).all().bools == [true])
    let threshold = 0.1
    #expect((r > threshold).sum().item() == 2)
    #expect(y[y != 8].ints == [1, 3])
  }

  @Test func masksTakeAssignments() {
    var out = r
    out[r < 0.1] = 0
    #expect(out == Tensor([0, 0.5, 0, 0.9] as [Float]))
    out[(y == 8) .& (r > 0.6)] = -1
    #expect(out.floats == [0, 0.5, 0, -1])
  }

  @Test func accuracyIsAMean() {
    let predicted = Tensor([1, 8, 3, 7])
    #expect(np.mean(predicted == y).item() == 0.75)
    #expect((predicted == y).mean().item() == 0.75)
    #expect(np.sum(predicted != y).item() == 1)
  }

  @Test func tensorsStayEquatable() {
    let same: Bool = y == Tensor([1, 8, 3, 8])
    #expect(same)
    if y == r { Issue.record("different types are different tensors") }
    #expect([r, y].contains(y))
    #expect([y, r].firstIndex(of: r) == 1)
    #expect(y != r)
  }

  @Test func oneElementIsACondition() {
    let loss = Tensor(0.25)
    #expect(loss < 0.5)
    let best = 0.1
    if loss < best { Issue.record("0.25 is not less than 0.1") }
    #expect(Bool((r > 0).all()))
  }

  @Test func negativeEndsCountFromTheEnd() {
    let t = np.arange(10)
    #expect(t[-5...].ints == [5, 6, 7, 8, 9])
    #expect(t[..<-7].ints == [0, 1, 2])
    #expect(t[1 ..<- 7].ints == [1, 2])
    #expect(t[-4 ..<- 2].ints == [6, 7])
    #expect(t.reshape(2, 5)[.all, -2...].ints == [3, 4, 8, 9])
  }

  @Test func arraysTakePositions() {
    let losses = [0.4, 0.2, 0.3]
    #expect(losses[np.argmin(losses)] == 0.2)
    #expect(["a", "b"][np.argmax([0.1, 0.9])] == "b")
  }

  @Test func numbersGiveNumbers() {
    let root: Double = np.sqrt(2)
    #expect(root == 2.0.squareRoot())
    #expect(np.exp(0.0) == 1)
    #expect(np.log10(1000) == 3)
  }

  /// Literals beside float64 keep all their digits.
  @Test func noDigitsAreLostBesideFloat64() {
    let x = Tensor([0.0], dtype: .float64)
    let literal: Tensor = 0.1
    #expect((x + literal).item() == 0.1)
    #expect(np.maximum(x, 0.1).item() == 0.1)
    #expect(np.where(x == 0, 0.1, x).item() == 0.1)
    #expect(np.mean([0.1, 0.1]).item() == 0.1)
    let one = Tensor([1.0], dtype: .float64)
    #expect((one * (Double.pi / 180)).item() == Double.pi / 180)
    #expect((one * (1 - 0.1 * 3)).item() == 1 - 0.1 * 3)
  }
}
