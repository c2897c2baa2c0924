import Autodiff
import Foundation
import Networks
import Tensors
import Testing

extension NetworksTests {
  /// What models of one's own, names, seeds and callbacks do.
  @Suite struct ModelTests {
    /// The VAE of keras.io, on dense layers: its own training step with a tape, its own metrics.
    final class VAE: Model {
      let encoder: Model
      let decoder: Model
      let totalLossTracker = keras.metrics.Mean(name: "loss")
      let reconstructionLossTracker = keras.metrics.Mean(name: "reconstruction_loss")
      let klLossTracker = keras.metrics.Mean(name: "kl_loss")

      init(_ encoder: Model, _ decoder: Model) {
        self.encoder = encoder
        self.decoder = decoder
        super.init()
      }

      override var metrics: [Metric] { [totalLossTracker, reconstructionLossTracker, klLossTracker] }

      override func call(_ x: Tensor) -> Tensor {
        let (_, _, z) = encoder(x)
        return decoder(z)
      }

      override func trainStep(_ data: Batch) -> Logs {
        let data = data.x
        let tape = GradientTape()
        let (total, reconstruction, kl) = tape.record {
          let (zMean, zLogVar, z) = encoder(data, training: true)
          let output: Tensor = decoder(z, training: true)
          let reconstruction = keras.losses.binaryCrossentropy(data, output).mean()
          let kl = (-0.5 * (1 + zLogVar - zMean.square() - zLogVar.exp())).sum(axis: 1).mean()
          return (500 * reconstruction + kl, reconstruction, kl)
        }
        let gradients = tape.gradient(total, trainableWeights)
        optimizer.applyGradients(zip(gradients, trainableWeights))
        totalLossTracker.updateState(total)
        reconstructionLossTracker.updateState(reconstruction)
        klLossTracker.updateState(kl)
        return [
          "loss": totalLossTracker.result(), "reconstruction_loss": reconstructionLossTracker.result(),
          "kl_loss": klLossTracker.result(),
        ]
      }
    }

    private func vae() -> VAE {
      let input = layers.Input(shape: [6])
      let hidden = layers.Dense(5, activation: "relu")(input)
      let mean = layers.Dense(2, name: "z_mean")(hidden)
      let variance = layers.Dense(2, name: "z_log_var")(hidden)
      let z: KerasTensor = layers.Sampling()([mean, variance])
      let encoder = models.Model(input, [mean, variance, z], name: "encoder")
      let decoder = models.Sequential(
        [layers.Input(shape: [2]), layers.Dense(6, activation: "sigmoid")], name: "decoder")
      return VAE(encoder, decoder)
    }

    private func trainedVAE() throws -> (VAE, History) {
      keras.utils.setRandomSeed(4)
      let model = vae()
      model.compile(optimizer: optimizers.Adam(learningRate: 0.01))
      let data = (np.random.rand(64, 6) .> 0.5).astype(.float32) * Tensor([[0.9, 0.1, 0.9, 0.9, 0.1, 0.9]])
      return (model, try model.fit(data, batchSize: 10, epochs: 8, verbose: 0))
    }

    @Test func modelOfOnesOwnTrains() throws {
      let (model, history) = try trainedVAE()
      #expect(model.weights.count == 8)
      #expect(history.keys == ["kl_loss", "loss", "reconstruction_loss"])
      #expect(history["loss"].count == 8)
      #expect((history["loss"].last ?? 1e9) < 0.9 * (history["loss"].first ?? 0))
      #expect(model.predict(Tensor(zeros: [3, 6]), verbose: 0).shape == [3, 6])
    }

    /// Suites of other modules run at the same time in this process and draw from the same
    /// generator, so one pair of runs may be disturbed; of several pairs, one is not.
    @Test func aSeedRepeatsARunToTheBit() throws {
      let repeated = try (0..<12).contains { _ in
        let (first, firstHistory) = try trainedVAE()
        let (second, secondHistory) = try trainedVAE()
        return firstHistory.history == secondHistory.history
          && first.getWeights().map(\.floats) == second.getWeights().map(\.floats)
      }
      #expect(repeated)
    }

    @Test func namesCountAsInKeras() {
      keras.backend.clearSession()
      #expect(layers.Dense(1).name == "dense")
      #expect(layers.Dense(1).name == "dense_1")
      #expect(layers.Conv2DTranspose(1, 3).name == "conv2d_transpose")
      #expect(layers.MaxPooling2D().name == "max_pooling2d")
      #expect(layers.ReLU().name == "re_lu")
      #expect(layers.LeakyReLU().name == "leaky_re_lu")
      #expect(layers.BatchNormalization().name == "batch_normalization")
      let x = layers.Input(shape: [2])
      #expect(models.Model(x, layers.Dense(1)(x)).name == "functional")
      #expect(models.Model(x, layers.Dense(1)(x)).name == "functional_1")
      #expect(models.Sequential().name == "sequential")
      keras.backend.clearSession()
      #expect(layers.Dense(1).name == "dense")
    }

    @Test func nestedModelsShareTheirWeights() {
      let decoder = models.Sequential([layers.Input(shape: [2]), layers.Dense(3)])
      let input = layers.Input(shape: [4])
      let code = layers.Dense(2)
      let autoencoder = models.Model(input, decoder(code(input)))
      #expect(autoencoder.countParams() == 10 + 9)
      decoder.setWeights([Tensor(zeros: [2, 3]), Tensor([1.0, 2.0, 3.0])])
      #expect(autoencoder.predict(Tensor(ones: [1, 4]), verbose: 0) == Tensor([[1.0, 2.0, 3.0]]))
    }

    @Test func frozenLayersStayAsTheyAre() throws {
      let frozen = layers.Dense(3)
      frozen.trainable = false
      let model = models.Sequential([
        layers.Input(shape: [2]), frozen, layers.BatchNormalization(), layers.Dense(1),
      ])
      model.compile(optimizer: "sgd", loss: "mse")
      let before = frozen.getWeights()
      let beforeAll = model.getWeights()
      try model.fit(Tensor(ones: [8, 2]), Tensor(ones: [8, 1]), epochs: 2, verbose: 0)
      #expect(frozen.getWeights() == before)
      #expect(model.getWeights() != beforeAll)
      #expect(model.trainableWeights.count == 4 && model.nonTrainableWeights.count == 4)
    }

    @Test func layerOfOnesOwnIsBuiltAndItsShapeFound() {
      final class Scale: Layer {
        var gamma: Variable?
        override func build(_ inputShape: SymbolicShape) {
          gamma = addWeight(name: "gamma", shape: [inputShape[-1]], initializer: "ones")
        }
        override func call(_ x: Tensor) -> Tensor { np.concatenate([x, x * (gamma?.value ?? 0)], axis: 1) }
      }
      let input = layers.Input(shape: [3])
      let output = Scale()(input)
      #expect(output.shape == [nil, 6])
      #expect(models.Model(input, output).countParams() == 3)
      let lambda = layers.Lambda { x in x.sum(axis: 1) }
      #expect(lambda(input).shape == [nil])
    }

    @Test func callbacksAreCalledInOrderAndCanStopTheRun() throws {
      final class Recorder: Callback {
        var calls: [String] = []
        override func onTrainBegin() { calls.append("train") }
        override func onEpochBegin(_ epoch: Int) { calls.append("epoch \(epoch)") }
        override func onTrainBatchEnd(_ batch: Int, _ logs: Logs) {
          calls.append("batch \(batch)")
          if batch == 1 { model.stopTraining = true }
        }
        override func onEpochEnd(_ epoch: Int, _ logs: Logs) { calls.append("end \(logs.keys)") }
        override func onTrainEnd(_ logs: Logs) { calls.append("done") }
      }
      let recorder = Recorder()
      let model = models.Sequential([layers.Input(shape: [2]), layers.Dense(1)])
      model.compile(optimizer: "sgd", loss: "mse")
      try model.fit(
        Tensor(ones: [10, 2]), Tensor(ones: [10, 1]), batchSize: 2, epochs: 3, verbose: 0,
        callbacks: [recorder])
      #expect(recorder.calls == ["train", "epoch 0", "batch 0", "batch 1", "end [\"loss\"]", "done"])
    }

    @Test func csvLoggerWritesALineForEachEpoch() throws {
      let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).csv")
        .path
      defer { try? FileManager.default.removeItem(atPath: file) }
      let model = models.Sequential([layers.Input(shape: [2]), layers.Dense(1)])
      model.compile(optimizer: "sgd", loss: "mse")
      for append in [false, true] {
        try model.fit(
          Tensor(ones: [4, 2]), Tensor(ones: [4, 1]), epochs: 2, verbose: 0,
          callbacks: [callbacks.CSVLogger(file, append: append)],
          validationData: (Tensor(ones: [4, 2]), Tensor(ones: [4, 1])))
      }
      let lines = try String(contentsOfFile: file, encoding: .utf8).components(separatedBy: "\r\n")
      #expect(lines.count == 6)
      #expect(lines[0] == "epoch,loss,val_loss")
      #expect(lines[1].hasPrefix("0,") && lines[3].hasPrefix("0,"))
      let nowhere = callbacks.CSVLogger("/nonexistent/folder/log.csv")
      #expect(throws: CallbackError.self) {
        try model.fit(Tensor(ones: [4, 2]), Tensor(ones: [4, 1]), verbose: 0, callbacks: [nowhere])
      }
    }

    @Test func lossThatIsNoNumberEndsTheRun() throws {
      let model = models.Sequential([layers.Input(shape: [2]), layers.Dense(1)])
      model.compile(optimizer: "sgd", loss: "mse")
      let history = try model.fit(
        Tensor(full: [8, 2], .nan), Tensor(ones: [8, 1]), batchSize: 2, epochs: 5, verbose: 0,
        callbacks: [callbacks.TerminateOnNaN()])
      #expect(history.epoch == [0])
    }

    @Test func initializersHaveTheirSpread() {
      keras.utils.setRandomSeed(1)
      let uniform = initializers.GlorotUniform()([200, 300])
      let limit = (6.0 / 500).squareRoot()
      #expect(uniform.max().item() <= limit && uniform.max().item() > 0.98 * limit)
      #expect(abs(uniform.std().item() - limit / 3.0.squareRoot()) < 0.01 * limit)
      let he = initializers.HeNormal()([3, 3, 50, 100])
      #expect(abs(he.std().item() - (2.0 / 450).squareRoot()) < 0.01 * (2.0 / 450).squareRoot())
      #expect(abs(he.abs().max().item()) <= 2 * (2.0 / 450).squareRoot() / 0.8796 * 1.001)
      let q = initializers.Orthogonal()([20, 10])
      expectEqual([q.transpose().matmul(q)], [Tensor(eye: 10)], "orthogonal")
      #expect(initializers.GlorotUniform(seed: 3)([4, 4]) == initializers.GlorotUniform(seed: 3)([4, 4]))
      #expect("he_normal".asInitializer([4, 4]) != "he_normal".asInitializer([4, 4]))
    }
  }
}
