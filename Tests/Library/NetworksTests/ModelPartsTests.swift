import Foundation
import Networks
import Raster
import Tensors
import Testing

extension NetworksTests {
  /// Parts of models by name and number, clones, pictures, frozen models, what is not decayed.
  @Suite struct ModelPartsTests {
    private func autoencoder() -> (Model, Model, Model) {
      let input = layers.Input(shape: [6], name: "samples")
      let h = layers.Dense(4, activation: "tanh", name: "hidden")(input)
      let encoder = models.Model(
        input, [layers.Dense(2, name: "mean")(h), layers.Dense(2, name: "spread")(h)], name: "encoder")
      let latent = layers.Input(shape: [2])
      let decoder = models.Model(latent, layers.Dense(6, name: "last")(latent), name: "decoder")
      return (models.Model(input, decoder(encoder(input)[0]), name: "autoencoder"), encoder, decoder)
    }

    @Test func partsByNameAndNumber() {
      let (model, encoder, decoder) = autoencoder()
      #expect(model.inputShape == [nil, 6] && model.outputShape == [nil, 6])
      #expect(encoder.outputShape == [nil, 2] && model.getLayer("decoder") === decoder)
      #expect(model.getLayer("encoder").getLayer("hidden") === encoder.layers[1])
      let hidden: Dense = encoder.getLayer("hidden")
      let same: Dense = encoder.getLayer(index: 1)
      #expect(hidden.kernel.shape == [6, 4] && same === hidden)
      let inner: Model = model.getLayer("encoder")
      #expect(inner.inputShape == [nil, 6] && model.getLayer(index: -1) === decoder)
      let x = random([3, 6])
      let code = models.Model(encoder.input, encoder.getLayer("mean").output)
      let (mean, _) = encoder.predict(x, verbose: 0)
      #expect(difference(code.predict(x, verbose: 0), mean) < 1e-6)
      #expect(
        difference(model.getLayer("decoder").predict(mean, verbose: 0), model.predict(x, verbose: 0)) < 1e-6)
      // A call of a model with several outputs stands for all of them, and gives each by its
      // number.
      let again = layers.Input(shape: [6])
      let both = models.Model(again, encoder(again))
      #expect(both.outputs.count == 2)
      let last: KerasTensor = encoder(again)[-1]
      #expect(last.history?.tensorIndex == 1)
    }

    @Test func clonesHaveWeightsOfTheirOwn() {
      let (model, _, _) = autoencoder()
      let clone = models.cloneModel(model)
      let x = random([3, 6])
      #expect(clone.name == model.name && clone.countParams() == model.countParams())
      #expect(clone.predict(x, verbose: 0) != model.predict(x, verbose: 0))
      clone.setWeights(model.getWeights())
      #expect(difference(clone.predict(x, verbose: 0), model.predict(x, verbose: 0)) < 1e-6)
      model.setWeights(model.getWeights().map { $0 * 0 })
      #expect(clone.predict(x, verbose: 0).abs().max().item() > 0)
    }

    @Test func picturesOfGraphs() throws {
      let (model, _, _) = autoencoder()
      let folder = try TemporaryFolder()
      defer { folder.remove() }
      let picture = try keras.utils.plotModel(
        model, toFile: folder("model.png"), showShapes: true, showLayerNames: true)
      let image = try PNGImage(decoding: Array(Data(contentsOf: URL(fileURLWithPath: folder("model.png")))))
      #expect(image.width == picture.width && image.height == picture.height && image.height > 100)
      #expect(Set(image.bytes).count > 20)
      #expect(picture.alt.contains("encoder (Functional), Input shape: (None, 6)"))
      #expect(
        picture.alt.contains(
          "decoder (Functional), Input shape: (None, 2), Output shape: (None, 6) fed by encoder"))
      let wide = try keras.utils.plotModel(model, rankdir: "LR", dpi: 192)
      #expect(wide.width > wide.height)
      let unbuilt = models.Sequential([layers.Dense(2)])
      #expect(throws: (any Error).self) { try keras.utils.plotModel(unbuilt) }
      #expect(throws: (any Error).self) { try keras.utils.plotModel(model, toFile: folder("no/where.png")) }
    }

    @Test func frozenModelsAreMeasuredWithAWarning() throws {
      nonisolated(unsafe) var warnings: [String] = []
      Screen.warningReader = { warnings.append($0) }
      defer { Screen.warningReader = nil }
      let (model, _, _) = autoencoder()
      model.trainable = false
      model.compile(optimizer: "adam", loss: "mse")
      let x = random([4, 6])
      let before = model.getWeights()
      let history = try model.fit(x, x, epochs: 2, verbose: 0)
      #expect(history["loss"].count == 2 && model.getWeights() == before)
      #expect(warnings == ["The model does not have any trainable weights."])
    }

    @Test func someWeightsAreNotDecayed() {
      let weights = [Variable(Tensor([2.0]), name: "kernel"), Variable(Tensor([2.0]), name: "bias")]
      let optimizer = optimizers.AdamW(learningRate: 0.1, weightDecay: 0.5)
      optimizer.excludeFromWeightDecay(varNames: ["bias"])
      optimizer.apply([Tensor([0.0]), Tensor([0.0])], weights)
      #expect(abs(weights[0].value.item() - 1.9) < 1e-6 && weights[1].value.item() == 2)
    }

    @Test func functionsAsPenaltiesAndSchedules() throws {
      let dense = layers.Dense(2, activityRegularizer: { 0.5 * $0.abs().sum() })
      let y: Tensor = dense(random([3, 4]))
      #expect(abs(dense.losses[0].item() - 0.5 * y.abs().sum().item()) < 1e-6)
      let weighed = layers.Dense(2, kernelRegularizer: { $0.square().sum() })
      _ = weighed(random([3, 4])) as Tensor
      #expect(abs(weighed.losses[0].item() - weighed.kernel.value.square().sum().item()) < 1e-6)
      let model = models.Sequential([layers.Dense(1, inputShape: [4])])
      #expect(model.built && model.inputShape == [nil, 4])
      model.compile(optimizer: "sgd", loss: "mse")
      let history = try model.fit(
        random([4, 4]), random([4, 1]), epochs: 3, verbose: 0,
        callbacks: [callbacks.LearningRateScheduler { epoch in 0.1 * 0.5 ** epoch }])
      #expect(history["learning_rate"] == [0.1, 0.05, 0.025])
    }

    @Test func setsOfSamplesInLoops() throws {
      let x = Tensor(arange: 0, 20, dtype: .float32).reshaped(to: [10, 2])
      let batches = Dataset(x).batch(4)
      #expect(
        batches.map { $0.count } == [4, 4, 2]
          && Dataset(x).batch(4, dropRemainder: true).map { $0.count } == [4, 4])
      let shuffled = Dataset(x).shuffle(10).batch(10)
      let epochs = (0..<2).map { _ in shuffled.map { $0.x }[0] }
      #expect(epochs[0] != epochs[1] && epochs[0].sum() == x.sum())
      let model = models.Sequential([layers.Input(shape: [2]), layers.Dense(2)])
      model.compile(optimizer: "sgd", loss: "mse")
      try model.fit(Dataset(x, x).batch(4), epochs: 1, verbose: 0)
      #expect(model.optimizer.iterations == 3)
      #expect(np.isfinite(model.evaluate(Dataset(x, x).batch(4), verbose: 0).loss))
    }
  }
}
