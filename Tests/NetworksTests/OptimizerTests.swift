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
}
