import Networks
import OrderedJSON
import Tensors
import Testing

extension NetworksTests {
  /// Every layer that takes sizes, by every form in which a size is written.
  @Suite struct SizeFormTests {
    private func expectAlike(_ makers: [Layer], _ key: String, _ value: JSON, line: Int = #line) {
      for layer in makers {
        #expect(layer.config[key] == value, "line \(line): \(layer.config[key]?.text() ?? "none")")
      }
    }

    @Test func windowsOfConvolutions() {
      let (pair, list): ((Int, Int), [Int]) = ((3, 3), [3, 3])
      expectAlike(
        [
          layers.Conv2D(4, 3), layers.Conv2D(4, (3, 3)), layers.Conv2D(4, [3, 3]),
          layers.Conv2D(4, pair), layers.Conv2D(4, list), layers.Conv2DTranspose(4, (3, 3)),
          layers.Conv2DTranspose(4, 3), layers.Conv2DTranspose(4, [3, 3]),
        ], "kernel_size", [3, 3])
      expectAlike(
        [
          layers.Conv2D(4, 3, strides: 2), layers.Conv2D(4, (5, 5), strides: (2, 2)),
          layers.Conv2D(4, [3, 3], strides: [2, 2]), layers.Conv2DTranspose(4, 3, strides: (2, 2)),
        ], "strides", [2, 2])
      expectAlike(
        [
          layers.Conv2D(4, 3, dilationRate: (1, 2)), layers.Conv2D(4, (3, 3), dilationRate: [1, 2]),
          layers.Conv2DTranspose(4, (3, 3), padding: "same", dilationRate: (1, 2)),
        ], "dilation_rate", [1, 2])
      expectAlike(
        [layers.Conv1D(4, 3), layers.Conv1D(4, [3]), layers.Conv1DTranspose(4, 3)], "kernel_size", [3])
      expectAlike([layers.Conv2D(4, (1, 2)), layers.Conv2DTranspose(4, [1, 2])], "kernel_size", [1, 2])
    }

    @Test func windowsOfPooling() {
      #expect(layers.MaxPooling2D((2, 2)).className == "MaxPooling2D")
      #expect(layers.AveragePooling1D(2).className == "AveragePooling1D")
      expectAlike(
        [
          layers.MaxPooling2D(), layers.MaxPooling2D(2), layers.MaxPooling2D((2, 2)),
          layers.MaxPooling2D([2, 2]), layers.AveragePooling2D((2, 2)), layers.AveragePooling2D(2),
        ], "strides", [2, 2])
      expectAlike(
        [
          layers.MaxPooling2D(3, strides: 1), layers.MaxPooling2D((3, 3), strides: (1, 1)),
          layers.AveragePooling2D((3, 3), strides: 1),
        ], "strides", [1, 1])
      expectAlike(
        [layers.MaxPooling1D(), layers.MaxPooling1D(2), layers.AveragePooling1D(2)], "strides", [2])
      expectAlike(
        [layers.UpSampling2D(), layers.UpSampling2D(2), layers.UpSampling2D((2, 2))], "size", [2, 2])
    }

    @Test func shapesOfSamples() {
      expectAlike(
        [
          layers.Reshape((2, 3)), layers.Reshape([2, 3]), layers.Reshape(Shape([2, 3])),
        ], "target_shape", [2, 3])
      let shapes: [SymbolicShape] = [
        layers.Input(shape: (4, 4, 1)).shape, layers.Input(shape: [4, 4, 1]).shape,
        keras.Input(shape: Shape([4, 4, 1])).shape,
      ]
      #expect(shapes.allSatisfy { $0 == [nil, 4, 4, 1] })
      #expect(keras.Input(shape: 7).shape == [nil, 7])
      #expect(keras.Input(shape: [nil, 3]).shape == [nil, nil, 3])
      let first: [Layer] = [
        layers.Conv2D(2, (3, 3), inputShape: (4, 4, 1)), layers.Conv2D(2, 3, inputShape: [4, 4, 1]),
        layers.Flatten(inputShape: (4, 4, 1)), layers.Reshape((16, 1), inputShape: (4, 4, 1)),
        layers.Dense(3, inputShape: (4, 4, 1)),
      ]
      for layer in first {
        let model = models.Sequential([layer, layers.Dense(2)])
        #expect(model.built && model.inputShape == [nil, 4, 4, 1], "\(layer)")
      }
      let series = models.Sequential([layers.Conv1D(2, 3, inputShape: (10, 1)), layers.Flatten()])
      #expect(series.outputShape == [nil, 16])
      for layer in [layers.Dense(3, inputDim: 5), layers.Dense(3, inputShape: 5)] {
        #expect(models.Sequential([layer]).inputShape == [nil, 5])
      }
    }

    @Test func functionsOfLambda() {
      let x = Tensor([[1.0, 2.0]])
      let doubled = layers.Lambda({ t in t * 2 }, outputShape: (2), name: "twice")
      #expect(doubled(x) == Tensor([[2.0, 4.0]]) && doubled.name == "twice")
      let joined = layers.Lambda({ (parts: [Tensor]) in parts[0] + parts[1] })
      #expect(joined([x, x]) == Tensor([[2.0, 4.0]]))
      #expect(layers.Lambda({ t in t.sum(axis: 1) })(layers.Input(shape: 3)).shape == [nil])
    }

    @Test func penaltiesThatAreFunctions() {
      let x = Tensor(ones: [2, 5, 5, 1])
      let penalty = { (w: Tensor) in 0.5 * ops.sum(ops.abs(w)) }
      let made: [Layer] = [
        layers.Conv2D(1, 3, kernelInitializer: "ones", kernelRegularizer: { w in 0.5 * w.abs().sum() }),
        layers.Conv2D(1, (3, 3), kernelInitializer: "ones", kernelRegularizer: penalty),
        layers.Conv2DTranspose(1, 3, kernelInitializer: "ones", kernelRegularizer: { 0.5 * $0.abs().sum() }),
      ]
      for layer in made {
        _ = layer(x) as Tensor
        #expect(abs((layer.losses.first?.item() ?? 0) - 4.5) < 1e-6, "\(layer)")
      }
      let active = layers.Conv2D(1, 1, kernelInitializer: "ones", activityRegularizer: { $0.sum() })
      _ = active(x) as Tensor
      #expect(active.losses.first?.item() == 50)
      let dense = layers.Dense(
        2, kernelInitializer: "ones", kernelRegularizer: { $0.sum() }, activityRegularizer: { $0.sum() })
      _ = dense(Tensor([[1.0, 2.0]])) as Tensor
      #expect(dense.losses.map { $0.item() }.sorted() == [4, 6])
    }

    @Test func embeddingsAreTrainedSavedAndChecked() throws {
      let labels = Tensor([[1], [0], [2], [1]], dtype: .int32)
      let input = layers.Input(shape: 1, dtype: "int32")
      let embedding = layers.Embedding(3, 2)
      let model = models.Model(input, layers.Flatten()(embedding(input)))
      model.compile(optimizer: optimizers.SGD(learningRate: 1), loss: "mse")
      let before = embedding.embeddings.value
      try model.fit(labels, Tensor(ones: [4, 2]), batchSize: 4, epochs: 60, verbose: 0)
      #expect(embedding.embeddings.value != before)
      #expect((model.predict(labels, verbose: 0) - 1).abs().max().item() < 0.05)
      let again = try Embedding(config: embedding.config)
      #expect(again.config == embedding.config && again.outputDim == 2)
      let folder = try TemporaryFolder()
      defer { folder.remove() }
      try model.save(folder("labels.keras"))
      let loaded = try models.loadModel(folder("labels.keras"))
      #expect(loaded.predict(labels, verbose: 0) == model.predict(labels, verbose: 0))
      #expect(loaded.inputs[0].dtype == .int32)
    }
  }
}
