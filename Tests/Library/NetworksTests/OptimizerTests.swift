import Autodiff
import Networks
import Tensors
import Testing

/// Optimizers on weights in double precision: what is kept for each weight has its element type.
@Suite struct OptimizerTests {
  @Test func weightsInDoublePrecisionAreTrained() {
    let makers: [() -> Optimizer] = [
      { SGD(learningRate: 0.1, momentum: 0.5) }, { RMSprop(learningRate: 0.05) },
      { Adam(learningRate: 0.05) },
      { Adam(learningRate: 0.05, amsgrad: true) }, { AdamW(learningRate: 0.05, weightDecay: 0) },
      { Adagrad(learningRate: 0.5) },
    ]
    let goal = Tensor([0.5, -1.0, 2.0, 0.25, -0.75], dtype: .float64)
    for make in makers {
      let optimizer = make()
      let weights = Variable(Tensor(zeros: [5], dtype: .float64), name: "weights")
      for _ in 0..<400 {
        let tape = GradientTape()
        let loss = tape.record { (weights.value - goal).square().sum() }
        optimizer.applyGradients(zip(tape.gradient(loss, [weights]), [weights]))
      }
      #expect((weights.value - goal).abs().max().item() < 0.05, "\(optimizer.className): \(weights.value)")
      #expect(optimizer.slots.allSatisfy { $0.allSatisfy { $0.dtype == .float64 } })
    }
  }

  /// Moving averages of the weights against real Keras: what each step leaves, what is kept, and
  /// what the end gives.
  @Test func averagesOfWeightsAreThoseOfKeras() throws {
    for golden in try Golden.cases("averaging.json") {
      let optimizer = try optimizers.deserialize(golden)
      let variables = (golden["start"]?.tensors ?? []).enumerated().map { Variable($1, name: "w\($0)") }
      let steps = zip(golden["gradients"]?.arrayValue ?? [], golden["after"]?.arrayValue ?? [])
      for (number, (gradients, after)) in steps.enumerated() {
        optimizer.applyGradients(zip(gradients.tensors, variables))
        expectEqual(variables.map(\.value), after.tensors, "\(golden.caseName), step \(number)")
      }
      let kept = optimizer.variables.map { $0.value.astype(.float32) }
      expectEqual(kept, golden["kept"]?.tensors ?? [], "\(golden.caseName), kept")
      let again = try optimizers.deserialize(optimizer.serialized)
      again.build(variables)
      try again.setVariables(optimizer.variables.map(\.value))
      let keptAgain = again.variables.map { $0.value.astype(.float32) }
      expectEqual(keptAgain, kept, "\(golden.caseName), kept again", tolerance: 0)
      optimizer.finalizeVariableValues(variables)
      expectEqual(variables.map(\.value), golden["final"]?.tensors ?? [], "\(golden.caseName), end")
      for (key, value) in golden["config"]?.objectValue ?? [:] where key.contains("ema") {
        #expect(optimizer.config[key] == value, "\(golden.caseName): \(key)")
      }
    }
  }

  @Test func theEndOfFitGivesTheAverages() throws {
    let input = layers.Input(shape: 2)
    let model = Model(input, layers.Dense(1, useBias: false, kernelInitializer: "zeros")(input))
    let (x, y) = (Tensor([[1.0, 0.0], [0.0, 1.0]]), Tensor([[1.0], [-1.0]]))
    model.compile(optimizer: optimizers.SGD(learningRate: 0.5, useEma: true, emaMomentum: 0.5), loss: "mse")
    try model.fit(x, y, batchSize: 2, epochs: 2, verbose: 0)
    // Steps give 0.5 and 0.75 in size; the averages are 0.5 and 0.625.
    expectEqual(model.getWeights(), [Tensor([[0.625], [-0.625]])], "averages")
  }
}
