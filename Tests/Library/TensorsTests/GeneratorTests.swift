import Tensors
import Testing

/// np.random.defaultRng, and NumPy's statistics of one number.
@Suite struct GeneratorTests {
  private typealias Draw = (NumPy.random.Generator) -> [Double]

  /// Every way to draw, and how many numbers it gives.
  private static var draws: [(String, Int, Draw)] {
    [
      ("random", 1, { $0.random().doubles }), ("random 5", 5, { $0.random(5).doubles }),
      ("random pair", 6, { $0.random((2, 3)).doubles }),
      ("random size", 6, { $0.random(size: [2, 3]).doubles }),
      ("uniform", 1, { $0.uniform().doubles }), ("uniform 2", 1, { $0.uniform(-1, 1).doubles }),
      ("uniform size", 4, { $0.uniform(-1, 1, size: 4).doubles }),
      ("uniform 3", 6, { $0.uniform(-1, 1, (2, 3)).doubles }),
      ("uniform names", 4, { $0.uniform(low: 2, high: 3, size: (2, 2)).doubles }),
      ("uniform tensors", 4, { $0.uniform(Tensor([0.0, 5.0]), Tensor([1.0, 9.0]), size: [2, 2]).doubles }),
      ("normal", 1, { $0.normal().doubles }), ("normal size", 6, { $0.normal(size: (2, 3)).doubles }),
      ("normal shape", 6, { $0.normal(size: Tensor(zeros: [2, 3]).shape).doubles }),
      ("normal 3", 5, { $0.normal(0, 1, 5).doubles }),
      ("normal names", 5, { $0.normal(loc: 1, scale: 2, size: 5).doubles }),
      ("normal scale", 5, { $0.normal(scale: 2, size: 5).doubles }),
      ("normal tensors", 2, { $0.normal(Tensor([0.0, 5.0]), Tensor([1.0, 2.0]), size: 2).doubles }),
      ("standard", 1, { $0.standardNormal().doubles }),
      ("standard pair", 6, { $0.standardNormal((2, 3)).doubles }),
      ("standard size", 3, { $0.standardNormal(size: 3).doubles }),
      ("integers", 1, { [Double($0.integers(10))] }), ("integers 2", 1, { [Double($0.integers(5, 10))] }),
      ("integers size", 6, { $0.integers(10, size: (2, 3)).doubles }),
      ("integers 3", 5, { $0.integers(0, 10, 5).doubles }),
      ("integers names", 5, { $0.integers(low: 0, high: 10, size: 5).doubles }),
      ("binomial", 5, { $0.binomial(3, 0.5, size: 5).doubles }),
      ("choice", 1, { [Double($0.choice(10))] }),
      ("choice size", 4, { $0.choice(10, size: (2, 2)).doubles }),
      ("choice once", 10, { $0.choice(10, 10, replace: false).doubles }),
      ("choice p", 4, { $0.choice(3, size: 4, p: [0.2, 0.3, 0.5]).doubles }),
      ("choice rows", 4, { $0.choice(Tensor([[1, 2], [3, 4]]), size: 2).doubles }),
      ("choice element", 1, { [$0.choice([1.5, 2.5])] }),
      ("choice elements", 2, { $0.choice([1.5, 2.5], size: 2) }),
      ("permutation", 9, { $0.permutation(9).doubles }),
      ("permutation rows", 4, { $0.permutation(Tensor([1, 2, 3, 4])).doubles }),
      (
        "shuffle", 5,
        {
          var numbers = [1.0, 2, 3, 4, 5]
          $0.shuffle(&numbers)
          return numbers
        }
      ),
      (
        "shuffle rows", 4,
        {
          var rows = Tensor([1, 2, 3, 4])
          $0.shuffle(&rows)
          return rows.doubles
        }
      ),
    ]
  }

  @Test func aSeedGivesTheSameNumbersWhateverElseDraws() {
    let (first, second) = (np.random.defaultRng(7), np.random.defaultRng(seed: 7))
    for (name, count, draw) in Self.draws {
      let numbers = draw(first)
      _ = np.random.normal(size: 3)
      #expect(numbers.count == count, "\(name)")
      #expect(draw(second) == numbers, "\(name)")
    }
    #expect(np.random.defaultRng(7).random(8).floats != np.random.defaultRng(8).random(8).floats)
    #expect(np.random.defaultRng().random(8).floats != np.random.defaultRng().random(8).floats)
  }

  @Test func theSharedGeneratorStaysWhereItIs() {
    let shared = RandomGenerator(seed: 3)
    shared.drawing {
      let rng = np.random.defaultRng(7)
      for (_, _, draw) in Self.draws { _ = draw(rng) }
      #expect(np.random.random(4).floats == RandomGenerator(seed: 3).uniform([4]).floats)
    }
  }

  @Test func numbersAreOfTheirDistribution() {
    let rng = np.random.defaultRng(0)
    let normal = rng.normal(3, 2, size: 20_000)
    #expect(abs(normal.mean().item() - 3) < 0.06 && abs(normal.std().item() - 2) < 0.06)
    let uniform = rng.uniform(-2, 4, size: 20_000)
    #expect(uniform.min().item() >= -2 && uniform.max().item() < 4 && abs(uniform.mean().item() - 1) < 0.06)
    #expect(Set(rng.integers(1, 6, size: 1000, endpoint: true).ints) == [1, 2, 3, 4, 5, 6])
    #expect(Set(rng.integers(3, size: 1000).ints) == [0, 1, 2])
    #expect(rng.permutation(9).ints.sorted() == Array(0..<9))
    #expect(rng.choice(9, size: 9, replace: false).ints.sorted() == Array(0..<9))
  }

  @Test func statisticsTakeOneNumber() {
    #expect(np.mean(3.5) == 3.5 && np.mean(3) == 3 && np.mean(Float(2)) == 2)
    #expect(np.average(0.1) == 0.1 && np.median(0.1) == 0.1)
    #expect(np.percentile(0.1, 25) == 0.1 && np.quantile(0.1, 0.5) == 0.1)
    #expect(np.std(3.5) == 0 && np.var(3.5) == 0 && np.ptp(3.5) == 0 && np.std(Double.nan).isNaN)
    let (whole, fraction): (Int, Double) = (np.sum(4), np.prod(2.5))
    #expect(whole == 4 && fraction == 2.5 && np.min(4) == 4 && np.max(2.5) == 2.5)
    #expect(np.all(1) && np.any(0.5) && !np.all(0) && np.logicalNot(0) && np.countNonzero(2) == 1)
    #expect(np.abs(-2.0) == 2 && np.round(2.345, decimals: 1) == 2.3 && np.rint(2.5) == 2)
    #expect(np.clip(3.5, 0, 1) == 1 && np.nanToNum(Double.nan) == 0 && np.asarray(2.5).shape == Shape())
  }
}
