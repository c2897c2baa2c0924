import Autodiff
import Foundation
import Networks
import OrderedJSON
import Tensors
import Testing
import UserErrors

extension NetworksTests {
  /// Operations on symbolic values: against real Keras, made by hand, trained, saved and loaded.
  @Suite struct OperationTests {
    @Test func operationsOfKerasComputeWhatKerasComputes() throws {
      let cases = try Golden.cases("operations.json")
      #expect(cases.count > 85)
      for golden in cases {
        let name = golden.caseName
        let model = try models.modelFromJson((golden["model"] ?? [:]).text())
        let expected = golden["output"]?.tensor ?? 0
        let given = golden["inputs"]?.tensors ?? []
        let tape = GradientTape()
        let inputs = given.map { tape.watch($0) }
        var output = Tensor(0.0)
        let total = tape.record { () -> Tensor in
          output = model(inputs)
          return (output * (golden["direction"]?.tensor ?? 0)).sum()
        }
        expectEqual([output], [expected], "\(name), output")
        let shape = (golden["shape"]?.arrayValue ?? []).map(\.intValue)
        #expect(model.output.shape == SymbolicShape(shape), "\(name), shape")
        for (input, gradient) in zip(inputs, golden["gradients"]?.tensors ?? []) {
          let found = tape.optionalGradient(total, [input])[0] ?? Tensor(zerosLike: input)
          expectEqual([found], [gradient], "\(name), gradient", tolerance: 1e-4)
        }
      }
    }

    @Test func operationsAreWrittenAsKerasWritesThem() throws {
      for golden in try Golden.cases("operations.json") {
        let text = (golden["model"] ?? [:]).text()
        let again = try JSON(parsing: models.modelFromJson(text).toJson())
        for layer in golden["model"]?["config"]?["layers"]?.arrayValue ?? []
        where layer["module"]?.stringValue?.contains(".ops.") == true {
          let name = layer["name"]?.stringValue
          let ours = again["config"]?["layers"]?.arrayValue?.first { $0["name"]?.stringValue == name }
          for key in ["module", "class_name", "registered_name", "inbound_nodes", "config"] {
            #expect(ours?[key] == layer[key], "\(golden.caseName): \(key) of \(name ?? "?")")
          }
        }
      }
    }

    @Test func lineByLine() throws {
      keras.utils.setRandomSeed(2)
      let x = keras.Input(shape: 6)
      let h = layers.Dense(8, activation: "tanh")(x)
      let (mean, logVar) = (layers.Dense(2)(h), layers.Dense(2)(h))
      let noise = x[.all, ..<2] * 0.5 + 1
      let z = mean + ops.exp(0.5 * logVar) * noise
      let kl: KerasTensor =
        -0.5
        * ops.sum(
          1 + logVar - ops.square(mean) - ops.exp(logVar), axis: -1, keepdims: true)
      let (half, positive, truth): (KerasTensor, KerasTensor, KerasTensor) = (
        1 - z / 2, ops.maximum(z, 0), z > 0
      )
      let model = models.Model(x, [layers.Dense(6)(z), kl, half, positive, z ** 2, truth])
      #expect(
        model.outputs.map(\.shape.description)
          == ["(None, 6)", "(None, 1)", "(None, 2)", "(None, 2)", "(None, 2)", "(None, 2)"])
      #expect(model.layers.count == 5)
      let data = random([4, 6])
      let outputs: [Tensor] = model(data)
      let parts = models.Model(x, [mean, logVar])
      let (m, v): (Tensor, Tensor) = parts(data)
      let expected = m + (0.5 * v).exp() * (data[.all, ..<2] * 0.5 + 1)
      expectEqual([outputs[2], outputs[3]], [1 - expected / 2, nn.relu(expected)], "parts")
      let klExpected = -0.5 * (1 + v - m.square() - v.exp()).sum(axis: -1, keepdims: true)
      expectEqual([outputs[1]], [klExpected], "kl")
      #expect(outputs[5].dtype == .bool)
    }

    @Test func trainedSavedAndLoaded() throws {
      let (model, _) = SavedModels.operations()
      let (x, y) = (random([16, 8, 8, 2]), random([16, 3]))
      let before = model.evaluate(x, y, verbose: 0).loss
      try model.fit(x, y, batchSize: 4, epochs: 20, verbose: 0)
      #expect(model.evaluate(x, y, verbose: 0).loss < before)
      let folder = try TemporaryFolder()
      defer { folder.remove() }
      try model.save(folder("operations.keras"))
      let loaded = try models.loadModel(folder("operations.keras"))
      expectEqual([loaded(x)], [model(x)], "loaded")
    }

    @Test func mistakesAreNamed() throws {
      let x = keras.Input(shape: 6, name: "x")
      let part = models.Model(x, ops.exp(x[.all, 1]))
      let description = try part.toJson()
      for (from, to, message) in [
        ("\"Exp\"", "\"Unheard\"", "does not have"), ("1]]", "9]]", "outside"),
      ] {
        let error = #expect(throws: (any Error).self) {
          try models.modelFromJson(description.replacingOccurrences(of: from, with: to))
        }
        #expect(
          (error as? any UserError)?.message.contains(message) == true,
          "\(from): \(String(describing: error))")
      }
    }
  }
}
