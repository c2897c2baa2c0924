import Autodiff
import Tensors

/// The speed of each layer of the lecture's autoencoder by itself, pass by pass, beside the processor's peak and the rate of a
/// matrix product, and what of a training step the layers are: Markdown tables. Times are the least of some runs.
struct LayerKernels {
  let batch: Int
  /// GFLOP/s of a large matrix product on as many threads, if it was measured.
  let sgemm: Double?
  private let runs = 15

  private struct Layer {
    var name: String
    var transposed: Bool
    /// Height and width of the input, channels of input and output, stride.
    var size: Int, channels: Int, filters: Int, stride: Int
  }

  private static let autoencoder = [
    Layer(name: "Conv2D 1 → 32", transposed: false, size: 32, channels: 1, filters: 32, stride: 2),
    Layer(name: "Conv2D 32 → 64", transposed: false, size: 16, channels: 32, filters: 64, stride: 2),
    Layer(name: "Conv2D 64 → 128", transposed: false, size: 8, channels: 64, filters: 128, stride: 2),
    Layer(
      name: "Conv2DTranspose 128 → 128", transposed: true, size: 4, channels: 128, filters: 128, stride: 2),
    Layer(name: "Conv2DTranspose 128 → 64", transposed: true, size: 8, channels: 128, filters: 64, stride: 2),
    Layer(name: "Conv2DTranspose 64 → 32", transposed: true, size: 16, channels: 64, filters: 32, stride: 2),
    Layer(name: "Conv2D 32 → 1, stride 1", transposed: false, size: 32, channels: 32, filters: 1, stride: 1),
  ]

  func measure() throws {
    let peak = peakRate()
    print(
      "\(Compute.threadCount) thread\(Compute.threadCount == 1 ? "" : "s"), \(Compute.instructionSet), batch "
        + "\(batch). Peak of multiplication and addition: \(Int(peak)) GFLOP/s"
        + (sgemm.map { "; sgemm: \(Int($0)) GFLOP/s." } ?? ".") + "\n")
    print("| layer | pass | GFLOP | ms | GFLOP/s | of the peak | of sgemm |\n|---|---|---|---|---|---|---|")
    var (forward, backward) = (0.0, 0.0)
    for layer in Self.autoencoder {
      let passes = times(of: layer)
      for pass in passes { print(row(layer, pass, peak)) }
      forward += passes[0].seconds
      backward += passes.last?.seconds ?? 0
    }
    try printShares(forward, backward)
  }

  private struct Pass {
    var name: String
    var seconds: Double
    /// How often the layer's multiplications are done.
    var share: Double
  }

  /// The forward pass, each gradient by itself, and what training does: both at once, or for the first layer the kernel's.
  private func times(of layer: Layer) -> [Pass] {
    let generator = RandomGenerator(seed: 1)
    let (c, f, s) = (layer.channels, layer.filters, layer.stride)
    let x = Variable(generator.normal([batch, layer.size, layer.size, c]))
    let kernel = Variable(generator.normal(layer.transposed ? [3, 3, f, c] : [3, 3, c, f]))
    let forward = {
      layer.transposed
        ? nn.conv2dTranspose(x.value, kernel.value, strides: (s, s), padding: .same)
        : nn.conv2d(x.value, kernel.value, strides: (s, s), padding: .same)
    }
    let output = GradientTape().record(forward)
    let seed = generator.normal(output.shape)
    func time(_ name: String, _ sources: [Variable]) -> Pass {
      let seconds = least { _ = gradients(of: output, withRespectTo: sources.map(\.leaf), seed: seed) }
      return Pass(name: name, seconds: seconds, share: Double(sources.count))
    }
    let first = [
      Pass(name: "forward", seconds: least { _ = forward() }, share: 1),
      time("gradient of the kernel", [kernel]),
    ]
    return c == 1
      ? first : first + [time("gradient of the input", [x]), time("both gradients", [x, kernel])]
  }

  private func row(_ layer: Layer, _ pass: Pass, _ peak: Double) -> String {
    let outputSize = layer.transposed ? layer.size : layer.size / layer.stride
    let multiplications = Double(9 * layer.channels * layer.filters * outputSize * outputSize * batch)
    let work = 2 * multiplications * pass.share * 1e-9
    let rate = work / pass.seconds
    let ofSgemm = sgemm.map { "\(rounded(rate / $0, 100))" } ?? "-"
    return "| \(layer.name) | \(pass.name) | \(rounded(work, 100)) | \(rounded(pass.seconds * 1e3, 100)) | "
      + "\(Int(rate)) | \(rounded(rate / peak, 100)) | \(ofSgemm) |"
  }

  /// What the layers' times are of a whole training step's.
  private func printShares(_ forward: Double, _ backward: Double) throws {
    let work = try BenchmarkCase.autoencoder.makeWork(.init(batch: batch))
    let steps = 10.0
    for _ in 0..<2 { try work() }
    let step = try least(runs, work) / steps
    print("\n| part of a training step | ms | share |\n|---|---|---|")
    for (name, seconds) in [
      ("convolutions, forward", forward), ("convolutions, backward", backward),
      (
        "the rest: activations fetched from memory, dense layers, loss, Adam, batch, tape",
        step - forward - backward
      ),
      ("whole step", step),
    ] { print("| \(name) | \(rounded(seconds * 1e3, 10)) | \(Int((seconds / step * 100).rounded())) % |") }
  }

  /// GFLOP/s of multiplications and additions in registers.
  private func peakRate() -> Double {
    let rounds = 200_000
    return Compute.peakOperations(rounds: rounds) / least { _ = Compute.peakOperations(rounds: rounds) }
      * 1e-9
  }

  private func least(_ work: () -> Void) -> Double { least(runs, work) }

  private func least(_ runs: Int, _ work: () throws -> Void) rethrows -> Double {
    try (0..<runs).map { _ in
      let start = ContinuousClock.now
      try work()
      let taken = ContinuousClock.now - start
      return Double(taken.components.attoseconds) * 1e-18 + Double(taken.components.seconds)
    }.min() ?? .nan
  }

  private func rounded(_ value: Double, _ parts: Double) -> Double {
    (value * parts).rounded() / parts
  }
}
