import Autodiff
import Autoencoders
import Networks
import Tensors
import Testing

extension NetworksTests {
  @Suite struct ContractiveTests {
    private let x = fixedValues([4, 6])
    private let kernel = fixedValues([6, 3], seed: 2)
    private let second = fixedValues([3, 8], seed: 3)
    private func sigmoidCodes(_ x: Tensor, _ kernel: Tensor) -> Tensor {
      nn.sigmoid(x.matmul(kernel))
    }
    private func deepCodes(_ x: Tensor, _ kernel: Tensor) -> Tensor {
      sigmoidCodes(x, kernel).matmul(second).tanh()
    }

    @Test func theClosedFormIsThatOfProducts() {
      let codes = sigmoidCodes(x, kernel)
      let closed = sigmoidJacobianPenalty(codes: codes, kernel: kernel)
      let exact = jacobianPenalty(of: { sigmoidCodes($0, kernel) }, at: x)
      #expect(difference(exact, closed) < 1e-12)
    }

    @Test func penaltiesAreThoseOfDifferences() {
      let step = 1e-5
      let norms = jacobianPenalty(of: { deepCodes($0, kernel) }, at: x).doubles
      for sample in 0..<4 {
        var sum = 0.0
        for input in 0..<6 {
          var offset = Tensor(zeros: [1, 6], dtype: .float64)
          offset[0, input] = Tensor(step, dtype: .float64)
          let row = x[sample..<sample + 1]
          let change =
            (deepCodes(row + offset, kernel) - deepCodes(row - offset, kernel)) / (2 * step)
          sum += change.square().sum().item()
        }
        #expect(abs(norms[sample] - sum) < 1e-8)
      }
    }

    @Test func gradientsGoThrough() {
      #expect(
        gradientError(at: kernel) { w in
          jacobianPenalty(of: { deepCodes($0, w) }, at: x).sum()
        } < 1e-7)
      #expect(
        gradientError(at: x) { jacobianPenalty(of: { deepCodes($0, kernel) }, at: $0).sum() } < 1e-7
      )
      #expect(
        gradientError(at: kernel) { w in
          sigmoidJacobianPenalty(codes: sigmoidCodes(x, w), kernel: w).sum()
        } < 1e-7)
      #expect(
        gradientError(at: kernel) { w in
          jacobianPenalty(
            of: { deepCodes($0, w) }, at: x, norm: .hutchinson(probes: 3),
            generator: RandomGenerator(seed: 7)
          ).sum()
        } < 1e-7)
    }

    /// Second derivatives of the layers that encoders are made of, in single precision.
    @Test func gradientsGoThroughLayers() {
      keras.utils.setRandomSeed(3)
      let convolution = layers.Conv2D(3, 3, strides: 2, activation: "elu", padding: "same")
      let encoder = models.Sequential([
        layers.Input(shape: (6, 6, 1)), convolution, layers.AveragePooling2D(3, strides: 1),
        layers.Flatten(), layers.Dense(4, activation: "tanh"), layers.LayerNormalization(),
        layers.Dense(2, activation: "softplus"),
      ])
      let images = random([3, 6, 6, 1])
      let kernel = convolution.weights[0]
      let tape = GradientTape()
      func penalty() -> Tensor { jacobianPenalty(of: { encoder($0) }, at: images).sum() }
      let slopes = tape.gradient(tape.record { penalty() }, kernel)
      let weights = kernel.value.detached
      let numeric = numericGradient(
        of: { moved in
          kernel.assign(moved)
          return penalty()
        }, at: weights, step: 3e-3)
      kernel.assign(weights)
      #expect((slopes - numeric).abs().max().item() < 0.02 * numeric.abs().max().item())
      #expect(numeric.abs().max().item() > 0)
    }

    @Test func theEstimateIsUnbiased() {
      let exact = jacobianPenalty(of: { deepCodes($0, kernel) }, at: x)
      let estimate = jacobianPenalty(
        of: { deepCodes($0, kernel) }, at: x, norm: .hutchinson(probes: 4000),
        generator: RandomGenerator(seed: 3))
      #expect(((estimate - exact) / exact).abs().max().item() < 0.1)
    }

    @Test func constantCodesHaveNoPenalty() {
      #expect(jacobianPenalty(of: { _ in kernel }, at: x) == Tensor(zeros: [4], dtype: .float64))
    }

    @Test func singularValuesAreThoseOfTheMatrix() {
      let values = jacobianSingularValues(of: { $0.matmul(kernel) }, at: x, batchSize: 3)
      #expect(difference(values, np.linalg.svd(kernel).s) < 1e-12)
      let squares = jacobianSingularValues(of: { deepCodes($0, kernel) }, at: x[..<1]).square()
        .sum()
      #expect(
        abs(
          squares.item() - jacobianPenalty(of: { deepCodes($0, kernel) }, at: x[..<1]).sum().item())
          < 1e-10)
    }

    private func model(weight: Double, _ norm: JacobianNorm = .exact) -> ContractiveAutoencoder {
      keras.utils.setRandomSeed(6)
      let encoder = models.Sequential([
        layers.Input(shape: [6]), layers.Dense(5, activation: "sigmoid", name: "code"),
      ])
      let decoder = models.Sequential([layers.Input(shape: [5]), layers.Dense(6)])
      let model = ContractiveAutoencoder(
        encoder: encoder, decoder: decoder, weight: weight, norm: norm)
      model.compile(optimizer: optimizers.Adam(learningRate: 0.02), loss: "mse")
      return model
    }

    @Test func theLossIsTheFormula() throws {
      let cae = model(weight: 0.5)
      let data = x.astype(.float32)
      let codes: Tensor = cae.encoder(data)
      let dense: Dense = cae.encoder.getLayer("code")
      let penalty = sigmoidJacobianPenalty(codes: codes, kernel: dense.kernel.value).mean().item()
      let error = (cae(data) - data).square().mean().item()
      #expect(cae.losses.isEmpty)
      let logs = cae.testStep(Batch(x: data))
      #expect(abs(logs["contractive_loss"] - penalty) < 1e-6)
      #expect(abs(logs["loss"] - error - 0.5 * penalty) < 1e-6)
    }

    @Test(arguments: [JacobianNorm.exact, .hutchinson(probes: 1)])
    func trainingFlattensTheCode(norm: JacobianNorm) throws {
      let data = RandomGenerator(seed: 2).uniform([64, 6])
      func slope(_ weight: Double) throws -> Double {
        let cae = model(weight: weight, norm)
        let history = try cae.fit(
          data, batchSize: 32, epochs: 30, verbose: 0, validationData: data)
        #expect(history.keys.contains("val_contractive_loss"))
        return jacobianPenalty(of: { cae.encoder($0) }, at: data).mean().item()
      }
      let (flat, plain) = (try slope(0.5), try slope(0))
      #expect(flat < plain / 2)
    }
  }
}
