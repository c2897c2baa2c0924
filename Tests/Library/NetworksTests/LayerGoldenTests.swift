import Autodiff
import Networks
import OrderedJSON
import Tensors
import Testing

extension NetworksTests {
  /// Each layer against real Keras: output, penalty, gradients of inputs and weights, statistics
  /// afterwards, and its settings.
  @Suite struct LayerGoldenTests {
    static var cases: [JSON] {
      get throws {
        try ["layers.json", "image_layers.json", "series_layers.json", "further_layers.json"]
          .flatMap { try Golden.cases($0) }
      }
    }

    @Test func layersComputeWhatKerasComputes() throws {
      for golden in try Self.cases {
        let name = golden.caseName
        let layer = try LayerRegistry.make(
          golden["class_name"]?.stringValue ?? "", config: golden["config"] ?? [:])
        let training = golden["training"]?.boolValue ?? false
        let given = golden["inputs"]?.tensors ?? []
        layer.buildIfNeeded(given.map { SymbolicShape($0.shape).withUnknownBatch })
        layer.setWeights(golden["weights"]?.tensors ?? [])

        let tape = GradientTape()
        let inputs = given.map { tape.watch($0) }
        var outputs: [Tensor] = []
        var penalty = Tensor(0.0)
        let total = tape.record { () -> Tensor in
          outputs = layer.eagerCall(inputs, training: training)
          penalty = layer.losses.reduce(Tensor(0.0), +)
          return (outputs[0] * (golden["direction"]?.tensor ?? 0)).sum() + penalty
        }
        expectEqual(outputs, [golden["output"]?.tensor ?? 0], "\(name), output")
        #expect(abs(penalty.item() - (golden["penalty"]?.doubleValue ?? 0)) < 1e-5, "\(name), penalty")
        // Class numbers have no gradient.
        if !(layer is Embedding) {
          expectEqual(
            tape.gradient(total, inputs), golden["input_gradients"]?.tensors ?? [],
            "\(name), inputs' gradients")
        }
        expectEqual(
          tape.gradient(total, layer.trainableVariables), golden["weight_gradients"]?.tensors ?? [],
          "\(name), weights' gradients")
        expectEqual(layer.getWeights(), golden["weights_after"]?.tensors ?? [], "\(name), weights afterwards")

        let shapes = layer.computeOutputShape(given.map { SymbolicShape($0.shape) })
        #expect(shapes == outputs.map { SymbolicShape($0.shape) }, "\(name): shape said and shape got")
      }
    }

    @Test func settingsAreWrittenAsKerasWritesThem() throws {
      for golden in try Self.cases {
        let config = golden["config"] ?? [:]
        let layer = try LayerRegistry.make(golden["class_name"]?.stringValue ?? "", config: config)
        for (key, value) in config.objectValue ?? [:] where layer.config[key] != value {
          // Numbers may be written in another way.
          if let number = value.doubleValue, layer.config[key]?.doubleValue == number { continue }
          Issue.record(
            "\(golden.caseName): \(key) is \(layer.config[key]?.text() ?? "missing"), not \(value.text())")
        }
      }
    }

    @Test func gradientsOfWeightsAreTheNumericOnes() throws {
      for golden in try Self.cases where !(golden["weights"]?.tensors ?? []).isEmpty {
        let layer = try LayerRegistry.make(
          golden["class_name"]?.stringValue ?? "", config: golden["config"] ?? [:])
        let inputs = golden["inputs"]?.tensors ?? []
        layer.buildIfNeeded(inputs.map { SymbolicShape($0.shape) })
        layer.setWeights(golden["weights"]?.tensors ?? [])
        let direction = golden["direction"]?.tensor ?? 0
        func value() -> Double {
          (layer.eagerCall(inputs, training: false)[0].astype(.float64) * direction.astype(.float64)).sum()
            .item()
        }
        let tape = GradientTape()
        let total = tape.record { (layer.eagerCall(inputs, training: false)[0] * direction).sum() }
        for (variable, gradient) in zip(
          layer.trainableVariables, tape.gradient(total, layer.trainableVariables))
        {
          let index = variable.value.count / 2
          let (step, original) = (1e-3, variable.value)
          func moved(by change: Double) -> Double {
            var values = original.floats
            values[index] += Float(change)
            variable.assign(Tensor(shape: original.shape, values))
            defer { variable.assign(original) }
            return value()
          }
          let numeric = (moved(by: step) - moved(by: -step)) / (2 * step)
          let error = abs(numeric - gradient.doubles[index]) / max(1, abs(numeric))
          #expect(
            error < 2e-2,
            "\(golden.caseName), \(variable.name): \(gradient.doubles[index]), numeric \(numeric)"
          )
        }
      }
    }
  }
}
