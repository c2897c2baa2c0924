import Tensors
import Testing

/// The kernels for shapes of their own (minimal filtering of 3 x 3 with stride 2, one filter) against the definition, in
/// float64.
@Suite(.serialized) struct SpecialKernelTests {
  /// 3 x 3 with stride 2 over even images; channels in whole vectors, which minimal filtering takes, and others.
  static func halving(_ count: Int) -> [KernelTests.Case] {
    var generator = SeededGenerator(state: 4)
    return (0..<count).map { index in
      let unit = index % 3 == 2 ? 1 : 16
      return KernelTests.Case(
        batch: .random(in: 1...5, using: &generator), height: 4 * .random(in: 1...4, using: &generator),
        width: 4 * .random(in: 1...4, using: &generator),
        channels: unit * .random(in: 1...(130 / unit), using: &generator),
        filters: unit * .random(in: 1...(130 / unit), using: &generator), kernel: (3, 3), strides: (2, 2),
        padding: .same, dilation: (1, 1))
    }
  }

  /// 3 x 3 with one filter, stride 1, lengths of every remainder.
  static func single(_ count: Int) -> [KernelTests.Case] {
    var generator = SeededGenerator(state: 5)
    return (0..<count).map { index in
      KernelTests.Case(
        batch: .random(in: 1...20, using: &generator), height: .random(in: 1...9, using: &generator),
        width: .random(in: 1...19, using: &generator),
        channels: index.isMultiple(of: 3)
          ? .random(in: 1...40, using: &generator) : 16 * .random(in: 1...4, using: &generator),
        filters: 1, kernel: (3, 3), strides: (1, 1), padding: .same, dilation: (1, 1))
    }
  }

  @Test(arguments: ["avx512", "avx2", "portable"]) func agreeWithTheDefinition(_ name: String) {
    guard Compute.use(instructionSet: name) else { return }
    defer { Compute.use(instructionSet: nil) }
    for c in SpecialKernelTests.halving(24) + SpecialKernelTests.single(12) {
      for transposed in [false, true] {
        let fast = KernelTests.results(c, transposed: transposed, .float32)
        let exact = KernelTests.results(c, transposed: transposed, .float64)
        for (part, pair) in zip(fast, exact).enumerated() {
          let scale = Swift.max(1, pair.1.abs().max().item())
          let error = (pair.0.astype(.float64) - pair.1).abs().max().item() / scale
          #expect(error < 1e-5, "\(name) transposed \(transposed) part \(part) of \(c): \(error)")
        }
      }
    }
  }

  /// Both gradients of a layer come from one pass where both are asked for; each by itself must be the same.
  @Test(arguments: ["avx512", "avx2", "portable"]) func gradientsAloneEqualThoseTogether(_ name: String) {
    guard Compute.use(instructionSet: name) else { return }
    defer { Compute.use(instructionSet: nil) }
    for c in SpecialKernelTests.halving(12) + SpecialKernelTests.single(9) {
      for transposed in [false, true] {
        let generator = RandomGenerator(seed: 3)
        let x = Variable(generator.normal([c.batch, c.height, c.width, c.channels]))
        let channels = transposed ? [c.filters, c.channels] : [c.channels, c.filters]
        let kernel = Variable(generator.normal(Shape([3, 3] + channels)) * 0.1)
        let output = recording {
          transposed
            ? nn.conv2dTranspose(x.value, kernel.value, strides: c.strides, padding: c.padding)
            : nn.conv2d(x.value, kernel.value, strides: c.strides, padding: c.padding)
        }
        let seed = generator.normal(output.shape)
        let both = gradients(of: output, withRespectTo: [x.leaf, kernel.leaf], seed: seed).compactMap { $0 }
        let alone: [Tensor] = [x.leaf, kernel.leaf].compactMap { leaf in
          gradients(of: output, withRespectTo: [leaf], seed: seed)[0]
        }
        #expect(both.count == 2 && alone.count == 2)
        for (a, b) in zip(both, alone) {
          let scale = Swift.max(1, b.abs().max().item())
          #expect((a - b).abs().max().item() / scale < 1e-5, "\(name) transposed \(transposed) \(c)")
        }
      }
    }
  }

  @Test func resultsAreTheSameToTheBitForAnyNumberOfThreads() {
    let former = Compute.threadCount
    defer { Compute.threadCount = former }
    func all() -> [Tensor] {
      (SpecialKernelTests.halving(6) + SpecialKernelTests.single(3)).flatMap { c in
        [false, true].flatMap { KernelTests.results(c, transposed: $0, .float32) }
      }
    }
    Compute.threadCount = 1
    let one = all()
    for count in [2, 3] {
      Compute.threadCount = count
      #expect(zip(one, all()).allSatisfy { $0 == $1 }, "\(count) threads")
    }
  }
}

/// Gradients that are masked by a ReLU in the pass that computes them.
@Suite struct ReLUChainTests {
  /// The gradients of all weights of a small encoder and decoder, by `dtype`; with `shared`, one layer's output is
  /// used twice, so that its gradient is a sum.
  private func gradientsOfChain(_ dtype: DType, shared: Bool, channels: Int) -> [Tensor] {
    let generator = RandomGenerator(seed: 9)
    func weight(_ shape: Shape) -> Variable { Variable((generator.normal(shape) * 0.2).astype(dtype)) }
    let x = generator.normal([3, 8, 8, 2]).astype(dtype)
    let weights = [
      weight([3, 3, 2, channels]), weight([channels]), weight([3, 3, channels, 16]), weight([16]),
      weight([3, 3, channels, 16]), weight([channels]), weight([3, 3, channels, 1]), weight([1]),
    ]
    let loss = recording { () -> Tensor in
      let w = weights.map(\.value)
      let a = nn.conv2d(x, w[0], strides: (1, 1), padding: .same, bias: w[1], activation: .relu)
      let b = nn.conv2d(a, w[2], strides: (2, 2), padding: .same, bias: w[3], activation: .relu)
      let c = nn.conv2dTranspose(b, w[4], strides: (2, 2), padding: .same, bias: w[5], activation: .relu)
      let d = nn.conv2d(shared ? c + a : c, w[6], padding: .same, bias: w[7], activation: .sigmoid)
      return shared ? (d * d).sum() + (a * c).sum() * 0.01 : (d * d).sum()
    }
    return gradients(of: loss, withRespectTo: weights.map(\.leaf)).compactMap { $0 }
  }

  @Test(arguments: [false, true], [16, 7]) func agreesWithDoublePrecision(_ shared: Bool, _ channels: Int) {
    let single = gradientsOfChain(.float32, shared: shared, channels: channels)
    let double = gradientsOfChain(.float64, shared: shared, channels: channels)
    #expect(single.count == 8)
    for (a, b) in zip(single, double) {
      let scale = Swift.max(1, b.abs().max().item())
      #expect((a.astype(.float64) - b).abs().max().item() / scale < 1e-5)
    }
  }

  @Test func theGradientOfAReLUsOutputItselfIsNotMasked() {
    let generator = RandomGenerator(seed: 2)
    let x = Variable(generator.normal([2, 4, 4, 16]))
    let k = generator.normal([3, 3, 16, 16])
    let (hidden, loss) = recording { () -> (Tensor, Tensor) in
      let hidden = nn.conv2d(x.value, k, padding: .same, activation: .relu)
      return (hidden, nn.conv2d(hidden, k, strides: (2, 2), padding: .same).sum())
    }
    let masked = hidden.detached .<= 0
    let slopes = gradients(of: loss, withRespectTo: [hidden.node, x.leaf])
    // Where the ReLU is off, the loss still depends on its output.
    let off = Tensor.where(masked, slopes[0] ?? Tensor(0.0), Tensor(zeros: hidden.shape))
    #expect(off.abs().max().item() > 0)
    let alone = gradients(of: loss, withRespectTo: [x.leaf])
    #expect(slopes[1] == alone[0])
  }
}
