import Tensors
import Testing

/// The dense layer's kernels on random shapes against the same in float64.
@Suite(.serialized) struct DenseKernelTests {
  struct Case {
    var rows: Int, inputs: Int, outputs: Int
  }

  /// Sizes about the blocks of registers; rows about the number from which weights are packed; sums of several stretches.
  static let cases: [Case] = {
    var generator = SeededGenerator(state: 12)
    let random = (0..<24).map { _ in
      Case(
        rows: .random(in: 1...140, using: &generator), inputs: .random(in: 1...130, using: &generator),
        outputs: .random(in: 1...200, using: &generator))
    }
    return random + [
      Case(rows: 511, inputs: 33, outputs: 80), Case(rows: 513, inputs: 34, outputs: 80),
      Case(rows: 7, inputs: 2100, outputs: 48), Case(rows: 2500, inputs: 9, outputs: 112),
      Case(rows: 1, inputs: 1, outputs: 1), Case(rows: 128, inputs: 784, outputs: 400),
    ]
  }()

  /// The output and the gradients of input, kernel and bias.
  private func results(_ c: Case, _ dtype: DType) -> [Tensor] {
    let generator = RandomGenerator(seed: 21)
    func variable(_ shape: Shape) -> Variable { Variable(generator.normal(shape).astype(dtype)) }
    let (x, kernel, bias) = (
      variable([c.rows, c.inputs]), variable([c.inputs, c.outputs]), variable([c.outputs])
    )
    let seed = generator.normal([c.rows, c.outputs]).astype(dtype)
    let output = recording { nn.dense(x.value, kernel.value, bias: bias.value, activation: .relu) }
    let slopes = gradients(of: output, withRespectTo: [x.leaf, kernel.leaf, bias.leaf], seed: seed)
    return [output.detached] + slopes.compactMap { $0 }
  }

  @Test(arguments: ["avx512", "avx2", "portable"]) func agreeWithDoublePrecision(_ name: String) {
    guard Compute.use(instructionSet: name) else { return }
    defer { Compute.use(instructionSet: nil) }
    for c in DenseKernelTests.cases {
      let (single, double) = (results(c, .float32), results(c, .float64))
      #expect(single.count == 4 && double.count == 4)
      for (part, pair) in zip(single, double).enumerated() {
        let scale = Swift.max(1, pair.1.abs().max().item())
        let error = (pair.0.astype(.float64) - pair.1).abs().max().item() / scale
        #expect(error < 1e-5, "\(name) part \(part) of \(c): \(error)")
      }
    }
  }

  @Test func resultsAreTheSameToTheBitForAnyNumberOfThreads() {
    let former = Compute.threadCount
    defer { Compute.threadCount = former }
    Compute.threadCount = 1
    let one = DenseKernelTests.cases.flatMap { results($0, .float32) }
    for count in [2, 3] {
      Compute.threadCount = count
      let several = DenseKernelTests.cases.flatMap { results($0, .float32) }
      #expect(zip(one, several).allSatisfy { $0 == $1 }, "\(count) threads")
    }
  }

  /// Adam counts subnormal momentum as zero; what is computed before and after in the same thread does not.
  @Test func adamLeavesSubnormalNumbersElsewhereAlone() {
    let tiny = Tensor(full: [64], Double(Float.leastNonzeroMagnitude), dtype: .float32)
    let weights = Variable(Tensor(ones: [64]))
    var (momentum, velocity) = (tiny + 0, Tensor(ones: [64]))
    nn.adamUpdate(
      weights, gradient: Tensor(zeros: [64]), momentum: &momentum, velocity: &velocity, step: 1000,
      learningRate: 1e-3)
    #expect(weights.value == Tensor(ones: [64]))
    #expect((tiny + tiny).max().item() == 2 * Double(Float.leastNonzeroMagnitude))
  }
}
