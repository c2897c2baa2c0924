import Autodiff
import Networks
import OrderedJSON
import Tensors
import Testing

extension NetworksTests {
  /// Activations, losses, metrics and optimizers against real Keras.
  @Suite struct FunctionGoldenTests {
    @Test func activations() throws {
      for golden in try Golden.cases("activations.json") {
        let function = try golden.caseName.activationFunction()
        let tape = GradientTape()
        let x = tape.watch(golden["input"]?.tensor ?? 0)
        var y = Tensor(0.0)
        let total = tape.record { () -> Tensor in
          y = function(x)
          return (y * (golden["direction"]?.tensor ?? 0)).sum()
        }
        expectEqual([y], [golden["output"]?.tensor ?? 0], "\(golden.caseName), value")
        expectEqual(
          [tape.gradient(total, x)], [golden["gradient"]?.tensor ?? 0], "\(golden.caseName), gradient")
      }
    }

    @Test func losses() throws {
      for golden in try Golden.cases("losses.json") + Golden.cases("losses_more.json") {
        let loss = try Networks.losses.deserialize(golden)
        let weight = golden["weight"].flatMap { $0.isNull ? nil : $0.tensor }
        let tape = GradientTape()
        let predicted = tape.watch(golden["predicted"]?.tensor ?? 0)
        let value = tape.record { loss(golden["true"]?.tensor ?? 0, predicted, sampleWeight: weight) }
        expectEqual([value], [golden["value"]?.tensor ?? 0], "\(golden.caseName), value")
        expectEqual(
          [tape.gradient(value, predicted)], [golden["gradient"]?.tensor ?? 0], "\(golden.caseName), gradient"
        )
      }
    }

    @Test func metrics() throws {
      for golden in try Golden.cases("metrics.json") + Golden.cases("metrics_more.json") {
        let metric = try golden.caseName.asMetric(target: [nil, 3], output: [nil, 3])
        #expect(metric.name == golden["name"]?.stringValue)
        let values = golden["values"]?.arrayValue?.compactMap(\.doubleValue) ?? []
        #expect(values.count == 2)
        for (index, (t, p)) in zip(golden["true"]?.tensors ?? [], golden["predicted"]?.tensors ?? [])
          .enumerated()
        {
          metric.updateState(t, p)
          let tolerance = 1e-5 * max(1, abs(values[index]))
          #expect(
            abs(metric.value - values[index]) < tolerance
              || abs(metric.result().item() - values[index]) < tolerance)
        }
        metric.resetState()
        #expect(metric.value == 0)
      }
    }

    @Test func optimizers() throws {
      for golden in try Golden.cases("optimizers.json") + Golden.cases("optimizers_more.json") {
        let optimizer = try Networks.optimizers.deserialize(golden)
        let variables = (golden["start"]?.tensors ?? []).enumerated().map { Variable($1, name: "w\($0)") }
        let rates = golden["rates"]?.arrayValue?.compactMap(\.doubleValue) ?? []
        for (step, gradients) in (golden["gradients"]?.arrayValue ?? []).enumerated() {
          #expect(
            abs(optimizer.learningRate - rates[step]) < 1e-7, "\(golden.caseName), rate of step \(step)")
          optimizer.applyGradients(zip(gradients.tensors, variables))
          expectEqual(
            variables.map(\.value), golden["values"]?[step]?.tensors ?? [], "\(golden.caseName), step \(step)"
          )
        }
        expectEqual(
          optimizer.variables.map { $0.value.astype(.float32) }, golden["variables"]?.tensors ?? [],
          "\(golden.caseName), what is kept")
      }
    }

    @Test func namesThatAreNotKnownAreRefusedWithThoseThatAre() {
      #expect {
        _ = try "rellu".activationFunction()
      } throws: { "\($0)".contains("unknown activation 'rellu'") && "\($0)".contains("'relu'") }
      #expect { _ = try "adamm".asOptimizer() } throws: { "\($0)".contains("'adam'") }
      #expect { _ = try "crossentropy".asLoss() } throws: { "\($0)".contains("'binary_crossentropy'") }
      #expect {
        _ = try "acuracy".asMetric(target: [nil, 1], output: [nil, 1])
      } throws: { "\($0)".contains("'accuracy'") }
    }
  }
}
