import Tensors
import Testing

@Suite struct BasicsTests {
  @Test func creationAndPrinting() {
    #expect("\(Tensor([[1, 2], [3, 4]]))" == "[[1 2]\n [3 4]]")
    #expect("\(Tensor([1.5, -2.25, 3]))" == "[ 1.5  -2.25  3.  ]")
    #expect("\(Tensor(zeros: [2, 2]))" == "[[0. 0.]\n [0. 0.]]")
    #expect("\(np.arange(3).shape)" == "(3,)")
    #expect("\(Tensor([true, false]))" == "[ True False]")
  }

  @Test func arithmeticBroadcastsAndPromotes() {
    let x = Tensor([[1.0, 2.0], [3.0, 4.0]])
    #expect((x + Tensor([10.0, 20.0])).floats == [11, 22, 13, 24])
    #expect((2 * x - 1).floats == [1, 3, 5, 7])
    #expect((x ** 2).floats == [1, 4, 9, 16])
    #expect((Tensor([200, 100], dtype: .uint8) / 255.0).dtype == .float32)
    #expect((Tensor([1, 2]) * 3).dtype == .int64)
    #expect((Tensor([7, -7]) % 3).ints == [1, 2])
  }

  @Test func slicesReadAndWrite() {
    var x = Tensor(arange: 0, 12).reshape(3, 4)
    #expect(x[1].floats == [4, 5, 6, 7])
    #expect(x[0..., 1].floats == [1, 5, 9])
    #expect(x[..<2, 1..<3].floats == [1, 2, 5, 6])
    #expect(x[.slice(nil, nil, step: -1), 0].floats == [8, 4, 0])
    #expect(x[.newAxis].shape == [1, 3, 4])
    #expect(x[x .> 9].floats == [10, 11])
    #expect(x[[2, 0], -1].floats == [11, 3])
    let before = x
    x[0] = Tensor(zeros: [4])
    x[.all, 3] += 100
    #expect(x.floats == [0, 0, 0, 100, 4, 5, 6, 107, 8, 9, 10, 111])
    #expect(before[0].floats == [0, 1, 2, 3])
  }

  @Test func pythonsEllipsisInBrackets() {
    let x = Tensor(arange: 0, 24).reshape(2, 3, 4)
    #expect(x[..., 0] == x[.ellipsis, 0] && x[..., 1...] == x[.ellipsis, 1...])
    #expect(x[..., np.newaxis].shape == [2, 3, 4, 1] && x[..., .newAxis].shape == [2, 3, 4, 1])
    #expect(x[..., 0, 1] == x[.all, 0, 1] && x[1, ...] == x[1] && x[0, ..., 2] == x[0, .all, 2])
    #expect(x[...] == x)
    var y = x
    y[..., 0] = Tensor(0.0)
    y[0, ...] = Tensor(7.0)
    y[1, ..., 3] = Tensor(9.0)
    #expect(y[0].floats == [Float](repeating: 7, count: 12) && y[1, .all, 0].floats == [0, 0, 0])
    #expect(y[1, .all, 3].floats == [9, 9, 9])
  }

  @Test func reductions() {
    let x = Tensor([[1.0, 5.0, 3.0], [4.0, 2.0, 6.0]])
    #expect(x.sum().item() == 21)
    #expect(x.sum(axis: 0).floats == [5, 7, 9])
    #expect(x.max(axis: 1).floats == [5, 6])
    #expect(x.argmax(axis: 1).ints == [1, 2])
    #expect(x.mean(axis: -1, keepdims: true).shape == [2, 1])
  }
}

@Suite struct RandomTests {
  @Test func aSeedRepeatsAllNumbers() {
    func draw() -> [Tensor] {
      let generator = RandomGenerator(seed: 42)
      return [
        generator.uniform([5]), generator.normal([7]), generator.normal([3], dtype: .float64),
        generator.truncatedNormal([9]), Tensor(generator.permutation(10)), generator.integers([4], high: 9),
        generator.bernoulli([6], probability: 0.3),
      ]
    }
    #expect(draw() == draw())
    #expect(RandomGenerator(seed: 1).uniform([8]) != RandomGenerator(seed: 2).uniform([8]))
  }

  @Test func momentsOfTheDistributions() {
    let generator = RandomGenerator(seed: 3)
    let count = 200_000
    let uniform = generator.uniform([count], low: -1, high: 3)
    #expect(Swift.abs(uniform.mean().item() - 1) < 0.01)
    #expect(uniform.min().item() >= -1 && uniform.max().item() < 3)
    let normal = generator.normal([count], mean: 2, standardDeviation: 0.5)
    #expect(Swift.abs(normal.mean().item() - 2) < 0.005)
    #expect(Swift.abs(normal.std().item() - 0.5) < 0.005)
    // The fourth central moment of a normal distribution is 3 sigma^4.
    #expect(Swift.abs((((normal - 2) / 0.5) ** 4).mean().item() - 3) < 0.1)
    let cut = generator.truncatedNormal([count])
    #expect(cut.abs().max().item() <= 2)
    #expect(Swift.abs(generator.bernoulli([count], probability: 0.3).mean().item() - 0.3) < 0.005)
    let numbers = generator.integers([count], low: 2, high: 5)
    #expect(np.unique(numbers).ints == [2, 3, 4])
    #expect(generator.permutation(100).sorted() == Array(0..<100))
  }

  /// Random123's known answers for Philox4x32-10 (kat_vectors: counter and key of zeros).
  @Test func philoxGivesItsKnownAnswer() {
    #expect(
      RandomGenerator.philox(key: 0, position: 0) == [0x6627_E8D5, 0xE169_C58D, 0xBC57_AC4C, 0x9B00_DBD8])
  }
}

@Suite struct IterationTests {
  @Test func aTensorIsASequenceOfItsRows() {
    let x = Tensor([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
    #expect(x.map { $0.sum().item() } == [3, 7, 11])
    #expect(zip(x, x[0..., 0]).map { $1.item() + Double($0.count) } == [3, 5, 7])
    #expect(np.array(zip(x[0..., 0], x[0..., 1])) == x)
    #expect(Array(x).count == 3)
    #expect(x.max().item() == 6)
  }
}

@Suite struct MemoryTests {
  @Test func copiesShareMemoryUntilOneIsChanged() {
    let x = Tensor(zeros: [1000, 1000])
    let part = x[10..<20]
    #expect(
      part.withUnsafeBytes { $0.baseAddress } == x.withUnsafeBytes { $0.baseAddress.map { $0 + 40_000 } })
    var y = part
    y[0, 0] = 1
    #expect(x.sum().item() == 0)
    #expect(y.sum().item() == 1)
  }
}
