import Autodiff
import Tensors

/// The speed of each layer of the lecture's autoencoder by itself: the least of some runs of the forward pass and of both
/// gradients, as a Markdown table.
enum LayerKernels {
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

  static func measure(batch: Int, runs: Int = 15) {
    print("\(Compute.threadCount) threads, \(Compute.instructionSet), batch \(batch)\n")
    print(
      "| layer | GFLOP | forward ms | GFLOP/s | gradient of input ms | GFLOP/s | gradient of kernel ms | GFLOP/s |"
    )
    print("|---|---|---|---|---|---|---|---|")
    for layer in autoencoder { print(row(layer, batch, runs)) }
  }

  private static func row(_ layer: Layer, _ batch: Int, _ runs: Int) -> String {
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
    let pixels = Double(layer.transposed ? layer.size * layer.size : output.shape[1] * output.shape[2])
    let work = 2 * 9 * Double(c * f) * pixels * Double(batch) * 1e-9
    let times = [
      least(runs) { _ = forward() },
      least(runs) { _ = gradients(of: output, withRespectTo: [x.leaf], seed: seed) },
      least(runs) { _ = gradients(of: output, withRespectTo: [kernel.leaf], seed: seed) },
    ]
    let cells = times.map { "\(rounded($0 * 1e3, 100)) | \(Int(work / $0))" }
    return "| \(layer.name) | \(rounded(work, 100)) | \(cells.joined(separator: " | ")) |"
  }

  private static func least(_ runs: Int, _ work: () -> Void) -> Double {
    (0..<runs).map { _ in
      let start = ContinuousClock.now
      work()
      let taken = ContinuousClock.now - start
      return Double(taken.components.attoseconds) * 1e-18 + Double(taken.components.seconds)
    }.min() ?? .nan
  }

  private static func rounded(_ value: Double, _ parts: Double) -> Double {
    (value * parts).rounded() / parts
  }
}
