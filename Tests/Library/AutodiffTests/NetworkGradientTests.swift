import Autodiff
import Tensors
import Testing

@Suite struct NetworkGradientTests {
  static let activations: [FusedActivation] = [.linear, .relu, .sigmoid, .tanh]

  @Test func products() {
    checkGradients("matmul", [values([3, 4]), values([4, 2], seed: 2)]) { $0[0].matmul($0[1]) }
    checkGradients("matrix and vector", [values([3, 4]), values([4], seed: 2)]) { $0[0].matmul($0[1]) }
    checkGradients("vector and matrix", [values([3]), values([3, 2], seed: 2)]) { $0[0].matmul($0[1]) }
    checkGradients("dot", [values([5]), values([5], seed: 2)]) { $0[0].dot($0[1]) }
    checkGradients("batched", [values([2, 3, 4]), values([2, 4, 2], seed: 2)]) { $0[0].matmul($0[1]) }
    checkGradients("stretched", [values([2, 1, 3, 4]), values([3, 4, 2], seed: 2)]) { $0[0].matmul($0[1]) }
    checkSecondGradients("matmul", [values([3, 4]), values([4, 2], seed: 2)]) { $0[0].matmul($0[1]) }
  }

  @Test(arguments: activations) func dense(_ activation: FusedActivation) {
    let points = [values([3, 4]), values([4, 2], seed: 2), values([2], seed: 3)]
    checkGradients("dense \(activation)", points) {
      nn.dense($0[0], $0[1], bias: $0[2], activation: activation)
    }
    checkSecondGradients("dense \(activation)", points) {
      nn.dense($0[0], $0[1], bias: $0[2], activation: activation)
    }
  }

  @Test(arguments: activations) func convolution(_ activation: FusedActivation) {
    let points = [values([2, 5, 6, 2]), values([3, 2, 2, 3], seed: 2), values([3], seed: 3)]
    for padding in [Padding.same, .valid] {
      for strides in [(1, 1), (2, 2), (1, 2)] {
        let name = "conv2d \(activation) \(padding) \(strides)"
        let function = { (a: [Tensor]) in
          nn.conv2d(a[0], a[1], strides: strides, padding: padding, bias: a[2], activation: activation)
        }
        checkGradients(name, points, function)
        if strides == (2, 2) { checkSecondGradients(name, points, function) }
      }
    }
    checkGradients("conv2d dilated", points) { nn.conv2d($0[0], $0[1], padding: .same, dilation: (2, 2)) }
  }

  @Test(arguments: activations) func transposedConvolution(_ activation: FusedActivation) {
    let points = [values([2, 3, 4, 3]), values([3, 2, 2, 3], seed: 2), values([2], seed: 3)]
    for padding in [Padding.same, .valid] {
      for strides in [(1, 1), (2, 2), (2, 1)] {
        let name = "conv2dTranspose \(activation) \(padding) \(strides)"
        let function = { (a: [Tensor]) in
          nn.conv2dTranspose(
            a[0], a[1], strides: strides, padding: padding, bias: a[2], activation: activation)
        }
        checkGradients(name, points, function)
        if strides == (2, 2) { checkSecondGradients(name, points, function) }
      }
    }
  }

  @Test func poolingAndUpsampling() {
    let x = values([2, 5, 6, 2])
    for padding in [Padding.same, .valid] {
      checkGradients("max \(padding)", [x]) { nn.maxPool2d($0[0], padding: padding) }
      checkGradients("average \(padding)", [x]) {
        nn.averagePool2d($0[0], size: (3, 2), strides: (2, 1), padding: padding)
      }
    }
    checkGradients("upsample", [x]) { nn.upsample2d($0[0], size: (2, 3)) }
    checkGradients("global average", [x]) { nn.globalAveragePool2d($0[0]) }
    checkGradients("global max", [x]) { nn.globalMaxPool2d($0[0]) }
  }

  @Test func normalisation() {
    let points = [values([4, 3, 2]), values([2], seed: 2), values([2], seed: 3)]
    checkGradients("batch", points) { nn.batchNormalization($0[0], gamma: $0[1], beta: $0[2]).output }
    checkSecondGradients("batch", points) { nn.batchNormalization($0[0], gamma: $0[1], beta: $0[2]).output }
    checkGradients(
      "batch with given statistics", points + [values([2], seed: 4), values([2], seed: 5, low: 0.5)]
    ) {
      nn.batchNormalization($0[0], mean: $0[3], variance: $0[4], gamma: $0[1], beta: $0[2])
    }
    checkGradients("layer", points) { nn.layerNormalization($0[0], gamma: $0[1], beta: $0[2]) }
  }

  @Test func losses() {
    let target = values([3, 4], low: 0, high: 1)
    let probability = values([3, 4], seed: 2, low: 0.05, high: 0.95)
    checkGradients("binary cross-entropy", [target, probability]) { nn.binaryCrossentropy($0[0], $0[1]) }
    checkGradients("its probability", [probability]) { nn.binaryCrossentropy(target, $0[0]) }
    checkSecondGradients("its probability", [probability]) { nn.binaryCrossentropy(target, $0[0]) }
    let logits = values([3, 4], seed: 3, low: -4, high: 4)
    checkGradients("from logits", [target, logits]) { nn.sigmoidBinaryCrossentropy($0[0], $0[1]) }
    checkSecondGradients("from logits", [logits]) { nn.sigmoidBinaryCrossentropy(target, $0[0]) }
  }

  /// The contractive penalty (Rifai et al., 2011): the squared length of the encoder's Jacobian, whose gradient in the
  /// weights is a second derivative.
  @Test func contractivePenalty() {
    checkGradients("contractive penalty", [values([3, 2], seed: 2), values([2], seed: 3)], tolerance: 1e-6) {
      weights in
      let tape = GradientTape()
      let x = tape.watch(values([1, 3]))
      let code = tape.record { nn.dense(x, weights[0], bias: weights[1], activation: .sigmoid) }
      let rows = (0..<2).map { index in tape.gradient(tape.record { code[0, index] }, x) }
      return Tensor.stack(rows).square().sum()
    }
  }
}
