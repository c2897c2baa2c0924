import Autodiff
import Foundation
import Tensors
import Testing

/// Milliseconds and GFLOP/s of each layer of the lecture's autoencoder and of its training step, batch 100. Not a test:
/// runs with LECTERN_BENCHMARK=1 swift test -c release --filter LayerBenchmark
@Suite(.serialized, .enabled(if: ProcessInfo.processInfo.environment["LECTERN_BENCHMARK"] != nil))
struct LayerBenchmark {
  struct Layer {
    var name: String
    var parameters: [Variable]
    var forward: (Tensor, [Tensor]) -> Tensor
    var input: Shape
    /// Multiplications and additions of the forward pass for the whole batch.
    var operations: Double
  }

  static func convolution(_ name: String, _ input: Shape, _ filters: Int, stride: Int, relu: Bool = true)
    -> Layer
  {
    let c = input[-1]
    let kernel = Variable(Tensor(randomNormal: [3, 3, c, filters]) * 0.05)
    let operations = 2.0 * 9 * Double(c * filters) * Double(input.elementCount / c) / Double(stride * stride)
    return Layer(
      name: name, parameters: [kernel, Variable(Tensor(zeros: [filters]))],
      forward: {
        nn.conv2d(
          $0, $1[0], strides: (stride, stride), padding: .same, bias: $1[1],
          activation: relu ? .relu : .sigmoid)
      }, input: input, operations: operations)
  }

  static func transposed(_ name: String, _ input: Shape, _ filters: Int) -> Layer {
    let c = input[-1]
    let kernel = Variable(Tensor(randomNormal: [3, 3, filters, c]) * 0.05)
    return Layer(
      name: name, parameters: [kernel, Variable(Tensor(zeros: [filters]))],
      forward: {
        nn.conv2dTranspose($0, $1[0], strides: (2, 2), padding: .same, bias: $1[1], activation: .relu)
      },
      input: input, operations: 2.0 * 9 * Double(c * filters) * Double(input.elementCount / c))
  }

  static func dense(_ name: String, _ inputs: Int, _ outputs: Int) -> Layer {
    let kernel = Variable(Tensor(randomNormal: [inputs, outputs]) * 0.05)
    return Layer(
      name: name, parameters: [kernel, Variable(Tensor(zeros: [outputs]))],
      forward: { nn.dense($0, $1[0], bias: $1[1]) }, input: [100, inputs],
      operations: 2.0 * 100 * Double(inputs * outputs))
  }

  static let layers = [
    convolution("conv 1->32", [100, 32, 32, 1], 32, stride: 2),
    convolution("conv 32->64", [100, 16, 16, 32], 64, stride: 2),
    convolution("conv 64->128", [100, 8, 8, 64], 128, stride: 2),
    dense("dense 2048->2", 2048, 2), dense("dense 2->2048", 2, 2048),
    transposed("transposed 128->128", [100, 4, 4, 128], 128),
    transposed("transposed 128->64", [100, 8, 8, 128], 64),
    transposed("transposed 64->32", [100, 16, 16, 64], 32),
    convolution("conv 32->1 sigmoid", [100, 32, 32, 32], 1, stride: 1, relu: false),
  ]

  /// The median of several runs, in milliseconds.
  static func milliseconds(_ runs: Int, _ body: () -> Void) -> Double {
    body()
    let times = (0..<runs).map { _ in
      let start = DispatchTime.now().uptimeNanoseconds
      body()
      return Double(DispatchTime.now().uptimeNanoseconds - start) / 1e6
    }
    return times.sorted()[runs / 2]
  }

  @Test func eachLayer() {
    print("instruction set \(Compute.instructionSet), threads \(Compute.threadCount)")
    for layer in LayerBenchmark.layers {
      let x = Tensor(randomUniform: layer.input)
      let forward = LayerBenchmark.milliseconds(15) { _ = layer.forward(x, layer.parameters.map(\.value)) }
      let tape = GradientTape()
      let input = tape.watch(x)
      let output = tape.record { layer.forward(input, layer.parameters.map(\.value)) }
      let upstream = Tensor(randomNormal: output.shape)
      let sources = [input.node] + layer.parameters.map(\.leaf)
      let backward = LayerBenchmark.milliseconds(15) {
        _ = gradients(of: output, withRespectTo: sources, seed: upstream)
      }
      let rate = { (work: Double, time: Double) in
        String(format: "%6.2f ms %6.1f GFLOP/s", time, work / time / 1e6)
      }
      print(
        layer.name.padding(toLength: 22, withPad: " ", startingAt: 0), "forward",
        rate(layer.operations, forward),
        "  backward", rate(2 * layer.operations, backward))
    }
  }

  @Test func trainingStep() {
    let x = Tensor(randomUniform: [100, 32, 32, 1])
    let layers = LayerBenchmark.layers
    let variables = layers.flatMap(\.parameters)
    var moments = variables.map { Tensor(zeros: $0.shape) }
    var velocities = moments
    var step = 0
    func forward() -> Tensor {
      layers.reduce(x) { input, layer in
        let shaped = input.count == layer.input.elementCount ? input.reshaped(to: layer.input) : input
        return layer.forward(shaped, layer.parameters.map(\.value))
      }
    }
    func train() {
      step += 1
      let tape = GradientTape()
      let loss = tape.record { nn.binaryCrossentropy(x, forward()).mean() }
      let slopes = tape.gradient(loss, variables)
      for (index, slope) in slopes.enumerated() {
        nn.adamUpdate(
          variables[index], gradient: slope, momentum: &moments[index], velocity: &velocities[index],
          step: step,
          learningRate: 1e-3)
      }
    }
    let time = LayerBenchmark.milliseconds(30, train)
    let work = layers.reduce(0) { $0 + $1.operations } * 3
    // Processor time shows what the step would take on a machine of its own.
    let start = clock()
    for _ in 0..<20 { train() }
    let processor = Double(clock() - start) / Double(CLOCKS_PER_SEC) * 1000 / 20
    print(String(format: "processor time of a step %.1f ms", processor))
    print(String(format: "training step %.1f ms, %.1f GFLOP/s", time, work / time / 1e6))
    print(
      String(
        format: "predict 5,000 images %.2f s", LayerBenchmark.milliseconds(5) { _ = forward() } * 50 / 1000))
  }

  /// The lecture's preparation of 60,000 images.
  @Test func dataPreparation() {
    let images = RandomGenerator(seed: 1).integers([60_000, 28, 28], high: 256, dtype: .uint8)
    var x = images
    func show(_ name: String, _ body: () -> Void) {
      print(String(format: "\(name) %.0f ms", LayerBenchmark.milliseconds(3, body)))
    }
    show("astype") { x = images.astype("float32") }
    show("/ 255") { x = images.astype("float32") / 255.0 }
    let scaled = x
    show("pad") { x = np.pad(scaled, ((0, 0), (2, 2), (2, 2))) }
    show("max") { _ = x.max() }
    show("mean") { _ = x.mean() }
    show("mean over images") { _ = x.mean(axis: 0) }
    show("gather 100") { _ = x.take(Array(stride(from: 0, to: 60_000, by: 600))) }
    show("transpose") { _ = scaled.reshape(60_000, 784).T }
    let flat = scaled.reshape(60_000, 784)
    show("covariance") { _ = Tensor.matrixProduct(flat, flat, transposeA: true) }
    show("normal 100 x 1024") { _ = Tensor(randomNormal: [100, 1024]) }
  }
}
