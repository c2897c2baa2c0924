import Autodiff
import Networks
import OrderedJSON
import Tensors
import Testing
import UserErrors

extension NetworksTests {
  /// Lines of Keras's guides as their readers write them: other orders of arguments, dictionaries,
  /// names.
  @Suite struct KerasLinesTests {
    private let x = Tensor(arange: 0, 32, dtype: .float32).reshaped(to: [8, 4]) / 32
    private let y = Tensor(arange: 0, 16, dtype: .float32).reshaped(to: [8, 2]) / 16

    private func message(_ body: () throws -> Void) -> String {
      do { try body() } catch let error as any UserError { return error.message } catch { return "\(error)" }
      return "no error"
    }

    private func network() -> Model {
      keras.utils.setRandomSeed(3)
      let input = keras.Input(shape: 4)
      return models.Model(input, layers.Dense(2, name: "numbers")(input))
    }

    @Test func historyAndLogsAreAsInPython() throws {
      let model = network()
      model.compile(optimizer: "sgd", loss: "mse", metrics: ["mae"])
      let seen = SeenBatches()
      let history = try model.fit(
        x, y, batchSize: 2, epochs: 3, verbose: 0, callbacks: [seen], validationData: (x, y), shuffle: false)
      #expect(history.keys == ["loss", "mae", "val_loss", "val_mae"])
      let losses = history.history["loss"]
      #expect(
        losses.count == 3 && losses[-1] == losses[2] && losses[-2...].count == 2 && losses[..<-1].count == 2)
      #expect(np.argmin(losses).item() == 2 && abs(np.mean(losses).item() - losses.reduce(0, +) / 3) < 1e-12)
      #expect(history.history.get("accuracy") == nil && "\(losses)" == "\(losses.elements)")
      #expect(model.layers[-1] === model.layers[1] && model.layers[..<-1].count == 1)
      #expect(seen.losses.count == 12 && abs(seen.losses[3] - losses[0]) < 1e-6)
    }

    /// Keeps what the hooks of Keras's older names are told.
    private final class SeenBatches: Callback {
      var losses: [Double] = []
      override func onBatchEnd(_ batch: Int, _ logs: Logs) { losses.append(logs["loss"]) }
    }

    @Test func dictionariesByTheNamesOfInputsAndOutputs() throws {
      let (a, b) = (keras.Input(shape: 4, name: "a"), keras.Input(shape: [2], name: "b"))
      let joined = layers.concatenate([a, b])
      let model = models.Model(
        inputs: [a, b], outputs: [layers.Dense(2, name: "p")(joined), layers.Dense(2, name: "q")(joined)])
      model.compile(
        optimizer: "sgd", loss: ["q": "mae", "p": "mse"], lossWeights: ["p": 1, "q": 0.5],
        metrics: ["q": ["mse"]])
      let history = try model.fit(
        ["b": y, "a": x], ["p": y, "q": y], batchSize: 8, epochs: 1, verbose: 0)
      #expect(history.keys == ["loss", "p_loss", "q_loss", "q_mse"])
      let (loss, p, q) = (history["loss"][0], history["p_loss"][0], history["q_loss"][0])
      #expect(abs(loss - (p + 0.5 * q)) < 1e-6)
      #expect(message { try model.fit(["b": y], ["p": y, "q": y], verbose: 0) }.contains("also needs 'a'"))
      #expect(
        message { try model.fit(["b": y, "c": x], [y, y], verbose: 0) }.contains("unknown input or output"))
    }

    @Test func evaluateIsANumberAndAList() throws {
      let model = network()
      model.compile(optimizer: "sgd", loss: "mse", metrics: ["mae"])
      let score = model.evaluate(x, y, verbose: 0)
      let (loss, mae) = model.evaluate(x, y, verbose: 0)
      #expect(score[0] == loss && score[1] == mae && score["mae"] == mae && score[-1] == mae)
      #expect(score < loss + 1 && score > loss - 1 && score - loss == 0)
      #expect("\(score)" == "[\(loss), \(mae)]")
      model.compile(optimizer: "sgd", loss: "mse")
      let alone = model.evaluate(x, y, verbose: 0)
      #expect("\(alone)" == "\(alone.loss)" && alone.count == 1)
    }

    @Test func partsOfAModelByTheirOutputs() throws {
      let model = models.Sequential([
        layers.Input(shape: 4), layers.Dense(3, activation: "tanh", name: "code"), layers.Dense(2),
      ])
      let encoder = models.Model(inputs: model.inputs, outputs: model.getLayer("code").output)
      let dense = model.layers[0]
      #expect(encoder(x).shape == [8, 3])
      #expect(encoder(x) == dense(x))
      let all = models.Model(inputs: model.inputs, outputs: model.layers.map { $0.output })
      let outputs: [Tensor] = all(x)
      #expect(outputs.map(\.shape) == [[8, 3], [8, 2]] && outputs[1] == model(x))
      #expect(model.layers[1].input === model.layers[0].output)
      model.add(layers.Dense(5))
      #expect(model.layers[0].inboundNodes.count == 1 && model(x).shape == [8, 5])
      model.pop()
      #expect(model(x).shape == [8, 2])
    }

    @Test func sequentialModelIsBuiltForAShape() {
      let model = models.Sequential([layers.Dense(3), layers.Dense(2)])
      #expect(model.weights.isEmpty)
      model.build([nil, 4])
      #expect(model.built && model.countParams() == 4 * 3 + 3 + 3 * 2 + 2)
    }

    @Test func formsOfTheSizesOfConvolutions() {
      let image = keras.Input(shape: (28, 28, 1))
      let shapes: [SymbolicShape] = [
        layers.Conv2D(32, 3, strides: 2, activation: "relu", padding: "same")(image).shape,
        layers.Conv2D(32, (3, 3), strides: 2, padding: "same")(image).shape,
        layers.Conv2D(32, [3, 3], strides: (2, 2), padding: "same")(image).shape,
        layers.Conv2D(32, (3, 3), strides: (2, 2), padding: "same")(image).shape,
      ]
      #expect(shapes.allSatisfy { $0 == [nil, 14, 14, 32] })
      #expect(
        layers.Conv2DTranspose(8, 3, strides: [2, 2], padding: "same")(image).shape == [nil, 56, 56, 8])
    }

    @Test func constraintsAndTheirEffect() throws {
      for golden in try Golden.cases("constraints.json") {
        let constraint = try #require(try constraints.deserialize(golden))
        expectEqual(
          [constraint(golden["w"]?.tensor ?? 0)], [golden["result"]?.tensor ?? 0], golden.caseName)
      }
      let dense = layers.Dense(2, kernelConstraint: "non_neg")
      let input = keras.Input(shape: 4)
      let model = models.Model(input, dense(input))
      model.compile(optimizer: optimizers.SGD(learningRate: 0.5), loss: "mse")
      try model.fit(x, -y, epochs: 3, verbose: 0)
      let kernel = dense.kernel
      #expect(kernel.value.min().item() == 0)
      let again = try Dense(config: dense.config)
      #expect(again.config["kernel_constraint"]?["class_name"]?.stringValue == "NonNeg")
    }

    @Test func orthogonalRegularizer() throws {
      for golden in try Golden.cases("orthogonal.json") {
        let config = golden["config"] ?? [:]
        let penalty = try #require(
          try regularizers.deserialize(["class_name": "OrthogonalRegularizer", "config": config]))
        expectEqual([penalty(golden["x"]?.tensor ?? 0)], [golden["value"]?.tensor ?? 0], golden.caseName)
      }
    }

    @Test func operationsByTheirKerasNames() {
      let w = Variable(Tensor([[1.0, 2.0], [3.0, 4.0]]), name: "w")
      let tape = GradientTape()
      let loss = tape.record { keras.ops.mean(keras.ops.square(keras.ops.matmul(Tensor([[1.0, 1.0]]), w))) }
      #expect(loss.item() == 26)
      #expect(tape.gradient(loss, w) == Tensor([[4.0, 6.0], [4.0, 6.0]]))
      #expect(ops.sum(Tensor([[1.0, 2.0], [3.0, 4.0]]), axis: (0, 1)).item() == 10)
      #expect(ops.maximum(Tensor([-1.0, 2.0]), 0) == Tensor([0.0, 2.0]))
      let (values, places) = ops.topK(Tensor([3.0, 1.0, 5.0, 4.0]), k: 2)
      #expect(values == Tensor([5.0, 4.0]) && places.ints == [2, 3])
      #expect(keras.random.normal(shape: [3], seed: 5) == keras.random.normal(shape: [3], seed: 5))
      let seeds = keras.random.SeedGenerator(5)
      #expect(keras.random.normal(shape: [3], seed: seeds) != keras.random.normal(shape: [3], seed: seeds))
    }

    @Test func hintsOnShapes() {
      let image = keras.Input(shape: (28, 28, 1), name: "img")
      let model = models.Model(image, layers.Flatten()(image), name: "net")
      #expect(message { try model.checkInputs([[nil, 28, 28]]) }.hasSuffix("x.expandDims(-1)"))
      #expect(message { try model.checkInputs([[nil, 28, 1]]) }.hasSuffix("x.expandDims(0)"))
      #expect(message { try model.checkInputs([[nil, 784]]) }.hasSuffix("x.reshape(-1, 28, 28, 1)"))
      let loss = losses.CategoricalCrossentropy()
      #expect(
        message { try loss.check(Tensor([1, 2, 0]), Tensor(ones: [3, 4])) }.contains(
          "sparse_categorical_crossentropy"))
      let sparse = losses.SparseCategoricalCrossentropy()
      #expect(
        message { try sparse.check(Tensor(ones: [3, 4]), Tensor(ones: [3, 4])) }.contains(
          "need categorical_crossentropy"))
    }
  }
}
