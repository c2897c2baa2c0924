import Foundation
import Tensors
import Testing

/// The fast float32 kernels against the definition, in float64.
@Suite(.serialized) struct KernelTests {
  struct Case: CustomStringConvertible {
    var batch: Int, height: Int, width: Int, channels: Int, filters: Int
    var kernel: (Int, Int), strides: (Int, Int), padding: Padding, dilation: (Int, Int)
    var description: String {
      "\(batch)x\(height)x\(width)x\(channels)->\(filters) kernel \(kernel) strides \(strides) \(padding) \(dilation)"
    }
  }

  /// Random odd shapes: batch 1 to 5, odd heights, 1 to 130 channels, strides 1 to 3, kernels 1 to 7, both paddings.
  static func cases(_ count: Int) -> [Case] {
    var generator = SeededGenerator(state: 20)
    var result: [Case] = []
    while result.count < count {
      let wide = Bool.random(using: &generator)
      let kernel = (Int.random(in: 1...7, using: &generator), Int.random(in: 1...7, using: &generator))
      let dilated = Int.random(in: 0..<5, using: &generator) == 0
      let strides =
        dilated
        ? (1, 1) : (Int.random(in: 1...3, using: &generator), Int.random(in: 1...3, using: &generator))
      let candidate = Case(
        batch: Int.random(in: 1...3, using: &generator) * (wide ? 1 : 3),
        height: Int.random(in: 1...11, using: &generator), width: Int.random(in: 1...13, using: &generator),
        channels: Int.random(in: 1...(wide ? 130 : 9), using: &generator),
        filters: Int.random(in: 1...(wide ? 130 : 20), using: &generator), kernel: kernel, strides: strides,
        padding: Bool.random(using: &generator) ? .same : .valid, dilation: dilated ? (2, 2) : (1, 1))
      let reach = ((kernel.0 - 1) * candidate.dilation.0 + 1, (kernel.1 - 1) * candidate.dilation.1 + 1)
      if candidate.padding == .valid, candidate.height < reach.0 || candidate.width < reach.1 { continue }
      result.append(candidate)
    }
    return result
  }

  /// Forward and both gradients by `dtype`, of a weighted sum so that every output counts.
  static func results(_ c: Case, transposed: Bool, _ dtype: DType) -> [Tensor] {
    let generator = RandomGenerator(seed: 7)
    let x = generator.normal([c.batch, c.height, c.width, c.channels]).astype(dtype)
    let kernelShape: Shape =
      transposed
      ? [c.kernel.0, c.kernel.1, c.filters, c.channels] : [c.kernel.0, c.kernel.1, c.channels, c.filters]
    let k = (generator.normal(kernelShape) * 0.1).astype(dtype)
    let b = generator.normal([c.filters]).astype(dtype)
    let (wx, wk, wb) = (Variable(x), Variable(k), Variable(b))
    var weights = Tensor(0.0)
    let loss = recording { () -> (Tensor, Tensor) in
      let y =
        transposed
        ? nn.conv2dTranspose(
          wx.value, wk.value, strides: c.strides, padding: c.padding, dilation: c.dilation, bias: wb.value,
          activation: .linear)
        : nn.conv2d(
          wx.value, wk.value, strides: c.strides, padding: c.padding, dilation: c.dilation, bias: wb.value,
          activation: .linear)
      weights = generator.normal(y.shape).astype(dtype)
      return (y, (y * weights).sum())
    }
    let slopes = gradients(of: loss.1, withRespectTo: [wx.leaf, wk.leaf, wb.leaf])
    return [loss.0.detached] + slopes.compactMap { $0 }
  }

  @Test(arguments: ["avx512", "avx2", "portable"]) func convolutionsOfRandomShapes(_ name: String) {
    guard Compute.use(instructionSet: name) else { return }
    defer { Compute.use(instructionSet: nil) }
    for c in KernelTests.cases(60) {
      for transposed in [false, true] {
        let fast = KernelTests.results(c, transposed: transposed, .float32)
        let exact = KernelTests.results(c, transposed: transposed, .float64)
        #expect(fast.count == 4 && exact.count == 4)
        for (part, pair) in zip(fast, exact).enumerated() {
          #expect(pair.0.shape == pair.1.shape)
          // Rounding grows with the square root of the number of terms; 1e-5 of the largest value is far above it
          // and far below what a wrong pixel would make.
          let scale = Swift.max(1, pair.1.abs().max().item())
          let error = (pair.0.astype(.float64) - pair.1).abs().max().item() / scale
          #expect(error < 1e-5, "\(name) transposed \(transposed) part \(part) of \(c): \(error)")
        }
      }
    }
  }

  @Test func fusedReLUEqualsReLUAfterwards() {
    let generator = RandomGenerator(seed: 3)
    let x = generator.normal([3, 7, 5, 19])
    let (k, b) = (generator.normal([3, 3, 19, 37]), generator.normal([37]))
    let fused = nn.conv2d(x, k, strides: (2, 2), padding: .same, bias: b, activation: .relu)
    #expect(fused == nn.relu(nn.conv2d(x, k, strides: (2, 2), padding: .same, bias: b)))
    let (w, c) = (generator.normal([19, 33]), generator.normal([33]))
    let rows = x.reshaped(to: [-1, 19])
    #expect(nn.dense(rows, w, bias: c, activation: .relu) == nn.relu(nn.dense(rows, w, bias: c)))
  }

  @Test func resultsAreTheSameToTheBitForAnyNumberOfThreads() {
    let former = Compute.threadCount
    defer { Compute.threadCount = former }
    func all() -> [Tensor] {
      let some = KernelTests.cases(12).flatMap { c in
        KernelTests.results(c, transposed: false, .float32)
          + KernelTests.results(c, transposed: true, .float32)
      }
      let generator = RandomGenerator(seed: 5)
      let (x, w) = (generator.normal([130, 784]), generator.normal([784, 401]))
      return some + [
        x.matmul(w), w.T.matmul(x.T), x.T.matmul(x).matmul(w), nn.softmax(x), x.sum(), x.mean(axis: 0),
        x.exp(), nn.sigmoid(x).log(), x.T.matmul(x),
      ]
    }
    Compute.threadCount = 1
    let one = all()
    for count in [2, 3] {
      Compute.threadCount = count
      #expect(zip(one, all()).allSatisfy { $0 == $1 }, "\(count) threads")
    }
  }

  @Test func adamFollowsItsFormula() {
    let generator = RandomGenerator(seed: 1)
    let start = generator.normal([1003])
    let single = Variable(start), double = Variable(start.astype(.float64))
    var (m, v) = (Tensor(zeros: [1003]), Tensor(zeros: [1003]))
    var (m64, v64) = (Tensor(zeros: [1003], dtype: .float64), Tensor(zeros: [1003], dtype: .float64))
    for step in 1...5 {
      let g = generator.normal([1003])
      nn.adamUpdate(single, gradient: g, momentum: &m, velocity: &v, step: step, learningRate: 1e-2)
      nn.adamUpdate(
        double, gradient: g.astype(.float64), momentum: &m64, velocity: &v64, step: step, learningRate: 1e-2)
    }
    #expect((single.value.astype(.float64) - double.value).abs().max().item() < 1e-5)
    #expect((single.value - start).abs().max().item() > 1e-3)
  }
}

/// SplitMix64, for shapes that never change.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}

/// The vectorised elementary functions against double precision.
@Suite(.serialized) struct ElementaryFunctionTests {
  /// Errors in units in the last place of the result.
  static func worstError(_ ours: [Float], _ exact: [Double]) -> Double {
    zip(ours, exact).map { value, exact in
      let rounded = Float(exact)
      if value == rounded || value.isNaN && exact.isNaN { return 0 }
      return Swift.abs(Double(value) - exact) / Double(rounded.magnitude.ulp)
    }.max() ?? 0
  }

  @Test(arguments: ["avx512", "avx2", "portable"]) func stayWithinTwoUnits(_ name: String) {
    guard Compute.use(instructionSet: name) else { return }
    defer { Compute.use(instructionSet: nil) }
    let special: [Float] = [
      0, -0.0, 1, -1, .infinity, -.infinity, .nan, 1e-38, 3e38, 88.7, 89, -87, -103, -104,
    ]
    let generator = RandomGenerator(seed: 8)
    let spread = generator.uniform([5003], low: -90, high: 90)
    let near = generator.normal([5003])
    let x = np.concatenate([Tensor(shape: [special.count], special), spread, near])
    let positive = np.concatenate([Tensor(shape: [special.count], special), spread.exp(), near.abs()])
    let error = { (ours: Tensor, function: (Double) -> Double, x: Tensor) in
      ElementaryFunctionTests.worstError(ours.floats, x.doubles.map(function))
    }
    #expect(error(x.exp(), Foundation.exp, x) < 2)
    #expect(error(positive.log(), Foundation.log, positive) < 2)
    #expect(error(x.tanh(), Foundation.tanh, x) < 3)
    let bounded = x[special.count...].clip(-85, 85)
    #expect(error(nn.sigmoid(bounded), { 1 / (1 + Foundation.exp(-$0)) }, bounded) < 4)
    let (t, p) = (generator.uniform([1001]), generator.uniform([1001]))
    let fused = nn.binaryCrossentropy(t, p)
    let exact = nn.binaryCrossentropy(t.astype(.float64), p.astype(.float64))
    #expect((fused.astype(.float64) - exact).abs().max().item() < 1e-5)
    #expect(nn.binaryCrossentropy(Tensor([1.0]), Tensor([0.0])).item() > 16)
  }

  @Test func largeTensorsAreDoneInPieces() {
    let x = RandomGenerator(seed: 2).normal([100_003])
    #expect((x + x).floats == x.floats.map { $0 + $0 })
    #expect((2 - x).floats == x.floats.map { 2 - $0 })
    #expect((x .> 0).bools == x.floats.map { $0 > 0 })
    #expect(x.reshape(-1, 1).sum(axis: 1) == x)
  }

  @Test func sumsOverTheFirstAxesEqualThoseInDouble() {
    for shape in [[5000, 7], [3, 400, 33], [1, 5], [70_000, 2]] as [Shape] {
      let x = RandomGenerator(seed: 4).normal(shape)
      let axes = Array(0..<(shape.rank - 1))
      let exact = x.astype(.float64).transpose([shape.rank - 1] + axes).reshape(shape[-1], -1).sum(axis: 1)
      #expect((x.sum(axes: axes).astype(.float64) - exact).abs().max().item() < 1e-3)
      #expect((x.astype(.float64).sum(axes: axes) - exact).abs().max().item() < 1e-9)
    }
  }
}
