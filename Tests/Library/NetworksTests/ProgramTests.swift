import Autodiff
import Networks
import OrderedJSON
import Tensors
import Testing

extension NetworksTests {
  /// Whole programs against real Keras, from the same weights and data: what history holds, what
  /// the weights are at the end.
  @Suite struct ProgramTests {
    private func golden(_ name: String) throws -> JSON {
      try #require(try Golden.cases("programs.json").first { $0.caseName == name })
    }

    private func begin(_ model: Model, _ golden: JSON) {
      model.setWeights(golden["start"]?.tensors ?? [])
    }

    private func expectSame(_ history: History, _ model: Model, _ golden: JSON, tolerance: Double = 2e-4) {
      let expected = golden["history"]?.objectValue ?? [:]
      #expect(Set(history.keys) == Set(expected.keys), "\(golden.caseName): \(history.keys)")
      for (key, values) in expected {
        let given = history.history.get(key)?.elements ?? []
        let numbers = values.arrayValue?.compactMap(\.doubleValue) ?? []
        #expect(given.count == numbers.count, "\(golden.caseName), \(key): \(given.count) epochs")
        for (epoch, (one, other)) in zip(given, numbers).enumerated() {
          let error = abs(one - other) / max(1, abs(other))
          #expect(error < tolerance, "\(golden.caseName), \(key), epoch \(epoch): \(one), Keras \(other)")
        }
      }
      expectEqual(
        model.getWeights(), golden["end"]?.tensors ?? [], "\(golden.caseName), weights", tolerance: 2e-3)
    }

    /// The hidden pixels alone count: the second channel of the input says which they are.
    private final class Masked: Model {
      let encoder: Model
      let decoder: Model
      let lossTracker = keras.metrics.Mean(name: "loss")

      init(_ encoder: Model, _ decoder: Model) {
        (self.encoder, self.decoder) = (encoder, decoder)
        super.init()
      }

      override var metrics: [Metric] { [lossTracker] }

      override func call(_ x: Tensor, training: Bool) -> Tensor {
        decoder(encoder(x, training: training), training: training)
      }

      override func trainStep(_ data: Batch) -> Logs {
        let tape = GradientTape()
        let loss = tape.record {
          let mask = data.x[..., 1...]
          let squared = ops.square(data.y - self(data.x, training: true)) * mask
          return ops.sum(squared) / ops.sum(mask)
        }
        optimizer.applyGradients(zip(tape.gradient(loss, trainableVariables), trainableVariables))
        // Keras's mean of an epoch counts each batch by its samples.
        lossTracker.updateState(loss, sampleWeight: Double(data.count))
        return Logs(metrics.map { ($0.name, $0.result()) })
      }
    }

    @Test func maskedAutoencoder() throws {
      let golden = try golden("masked")
      let inputs = keras.Input(shape: (8, 8, 2))
      var x = layers.Conv2D(4, 3, strides: 2, padding: "same", useBias: false)(inputs)
      x = layers.BatchNormalization(momentum: 0.9)(x)
      let encoder = keras.Model(inputs, layers.LeakyReLU(negativeSlope: 0.2)(x))
      let code = keras.Input(shape: (4, 4, 4))
      let decoder = keras.Model(
        code, layers.Conv2DTranspose(1, 3, strides: 2, activation: "sigmoid", padding: "same")(code))
      let masked = Masked(encoder, decoder)
      begin(masked, golden)
      masked.compile(optimizer: keras.optimizers.AdamW(learningRate: 3e-2, weightDecay: 1e-2))
      let data = golden["data"]?.tensors ?? []
      let history = try masked.fit(data[0], data[1], batchSize: 5, epochs: 3, verbose: 0, shuffle: false)
      expectSame(history, masked, golden)
    }

    private final class Divergence: Layer {
      override func call(_ inputs: [Tensor]) -> [Tensor] {
        let (mean, logVariance) = (inputs[0], inputs[1])
        let divergence = -0.5 * ops.sum(1 + logVariance - ops.square(mean) - ops.exp(logVariance), axis: -1)
        addLoss(ops.mean(divergence))
        return [mean]
      }
    }

    private func likelihood(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
      12 * keras.losses.binaryCrossentropy(yTrue, yPred)
    }

    @Test func scheduleAndEarlyStoppingThenPlateau() throws {
      let golden = try golden("schedule")
      let inputs = keras.Input(shape: 12)
      let x = layers.Dense(6, activation: "relu", kernelInitializer: "he_normal")(inputs)
      let (mean, logVariance) = (layers.Dense(2)(x), layers.Dense(2)(x))
      let decoder = keras.Sequential([
        keras.Input(shape: 2), layers.Dense(6, activation: "relu"), layers.Dense(12, activation: "sigmoid"),
      ])
      let code: KerasTensor = Divergence()([mean, logVariance])
      let vae = keras.Model(inputs, decoder(code))
      begin(vae, golden)
      let schedule = keras.optimizers.schedules.ExponentialDecay(
        0.1, decaySteps: 4, decayRate: 0.5, staircase: true)
      vae.compile(
        optimizer: keras.optimizers.Adam(learningRate: schedule), loss: likelihood, metrics: ["mse"])
      let stopping = callbacks.EarlyStopping(
        monitor: "val_loss", minDelta: 1e-3, patience: 2, restoreBestWeights: true)
      let data = golden["data"]?.tensors ?? []
      let history = try vae.fit(
        data[0], data[0], batchSize: 8, epochs: 12, verbose: 0, callbacks: [stopping],
        validationData: (data[1], data[1]), shuffle: false)
      expectSame(history, vae, golden)
      #expect(stopping.stoppedEpoch == golden["stopped"]?.intValue)
      #expect(stopping.bestEpoch == golden["best"]?.intValue)
      #expect(abs(vae.optimizer.learningRate - (golden["rate"]?.doubleValue ?? 0)) < 1e-9)

      let plateau = try self.golden("plateau")
      begin(vae, plateau)
      vae.compile(
        optimizer: keras.optimizers.RMSprop(learningRate: 0.05, momentum: 0.9), loss: likelihood,
        metrics: ["mse"])
      let reduce = callbacks.ReduceLROnPlateau(
        monitor: "loss", factor: 0.5, patience: 1, minDelta: 0.05, minLr: 1e-3)
      let second = try vae.fit(
        data[0], data[0], batchSize: 20, epochs: 10, verbose: 0, callbacks: [reduce])
      expectSame(second, vae, plateau)
    }

    @Test func convolutionsAlongASeries() throws {
      let golden = try golden("series")
      let series = keras.Sequential([
        keras.Input(shape: (16, 1)),
        layers.Conv1D(4, 5, strides: 2, activation: "relu", padding: "same"),
        layers.MaxPooling1D(2, padding: "same"),
        layers.Conv1D(2, 3, activation: "relu", padding: "same"), layers.UpSampling1D(2),
        layers.Conv1DTranspose(4, 5, strides: 2, activation: "relu", padding: "same"),
        layers.Conv1DTranspose(1, 5, padding: "same"),
      ])
      begin(series, golden)
      series.compile(optimizer: keras.optimizers.Adam(learningRate: 0.02), loss: "mae")
      let data = (golden["data"]?.tensors ?? [])[0]
      let history = try series.fit(
        data, data, batchSize: 7, epochs: 4, verbose: 0, validationSplit: 0.25, shuffle: false)
      expectSame(history, series, golden)
      let errors = np.mean(np.abs(series.predict(data, verbose: 0) - data), axis: (1, 2))
      expectEqual([errors], [golden["errors"]?.tensor ?? 0], "errors", tolerance: 1e-3)
      let threshold = (np.mean(errors) + np.std(errors)).item()
      #expect(abs(threshold - (golden["threshold"]?.doubleValue ?? 0)) < 1e-3)
    }

    @Test func labelsThroughAnEmbedding() throws {
      let golden = try golden("conditional")
      let image = keras.Input(shape: (6, 6, 1), name: "image")
      let label = keras.Input(shape: 1, name: "label", dtype: "int32")
      let plane = layers.Reshape((6, 6, 1))(layers.Embedding(3, 36)(label))
      var x = layers.Concatenate()([image, plane])
      x = layers.Conv2D(4, 3, strides: 2, activation: "relu", padding: "same")(x)
      x = layers.Concatenate()([
        layers.GlobalAveragePooling2D()(x), layers.Flatten()(layers.Embedding(3, 2)(label)),
      ])
      x = layers.Reshape((3, 3, 4))(layers.Dense(36, activation: "relu")(x))
      x = layers.Conv2D(1, 3, padding: "same")(layers.UpSampling2D()(x))
      let conditional = keras.Model([image, label], layers.Flatten()(layers.Activation("sigmoid")(x)))
      begin(conditional, golden)
      conditional.compile(
        optimizer: keras.optimizers.Adam(learningRate: 0.02, clipnorm: 0.5), loss: "binary_crossentropy",
        metrics: ["mae"], weightedMetrics: ["mse"])
      let data = golden["data"]?.tensors ?? []
      let history = try conditional.fit(
        [data[0], data[1]], data[0].reshape(10, 36), batchSize: 4, epochs: 3, verbose: 0, shuffle: false,
        sampleWeight: data[2])
      expectSame(history, conditional, golden)
    }

    private func block(_ x: KerasTensor, _ filters: Int, rate: Int = 1) -> KerasTensor {
      let y = layers.Conv2D(
        filters, 3, padding: "same", dilationRate: (rate, rate), useBias: false,
        kernelRegularizer: keras.regularizers.l2(1e-2))(x)
      return layers.Activation("relu")(layers.BatchNormalization()(y))
    }

    @Test func denoiserWithAveragesOfWeights() throws {
      let golden = try golden("denoiser")
      let inputs = keras.Input(shape: (8, 8, 1))
      let first = block(inputs, 3)
      var x = block(layers.MaxPooling2D(2)(first), 4, rate: 2)
      x = layers.Conv2DTranspose(3, 2, strides: 2, padding: "same")(x)
      x = block(layers.Concatenate()([x, first]), 3)
      let net = keras.Model(inputs, layers.Add()([inputs, layers.Conv2D(1, 1, activation: "tanh")(x)]))
      begin(net, golden)
      let psnr = metrics.function("psnr") { 10 * ops.log10(1 / ops.mean(ops.square($0 - $1))) }
      let schedule = keras.optimizers.schedules.CosineDecay(0.02, decaySteps: 8)
      net.compile(
        optimizer: keras.optimizers.Adam(learningRate: schedule, useEma: true, emaMomentum: 0.7),
        loss: "mae", metrics: [psnr])
      let data = golden["data"]?.tensors ?? []
      let history = try net.fit(
        data[0], data[1], batchSize: 4, epochs: 3, verbose: 0, validationData: (data[0], data[1]),
        shuffle: false)
      expectSame(history, net, golden)
      let result = net.evaluate(data[0], data[1], verbose: 0, returnDict: true)
      for (key, value) in golden["evaluated"]?.objectValue ?? [:] {
        #expect(abs(result[key] - (value.doubleValue ?? 0)) < 2e-3, "\(key): \(result[key])")
      }
    }
  }
}
