import Autoencoders
import Foundation
import Networks
import Tensors
import Testing

/// Weights on the terms, and callbacks that move them.
@Suite(.serialized) struct ScheduleTests {
  private func model(
    weight: Double? = nil, klWeight: Double = 1, posterior: any PosteriorFamily = FactorizedGaussianFamily(),
    thirdOutput: Int? = nil, likelihood: any ReconstructionLikelihood = BernoulliLikelihood()
  ) -> VariationalAutoencoder {
    keras.utils.setRandomSeed(4)
    let input = layers.Input(shape: [6])
    var outputs: [KerasTensor] = [layers.Dense(2)(input), layers.Dense(2)(input)]
    if let thirdOutput { outputs.append(layers.Dense(thirdOutput)(input)) }
    let code = layers.Input(shape: [2])
    let model = VariationalAutoencoder(
      encoder: models.Model(input, outputs),
      decoder: models.Model(code, layers.Dense(6, activation: "sigmoid")(code)),
      reconstructionWeight: weight, klWeight: klWeight, likelihood: likelihood, posterior: posterior)
    model.compile(optimizer: optimizers.Adam(learningRate: 0.01))
    return model
  }

  private let data = (RandomGenerator(seed: 5).uniform([40, 6]) .> 0.5).astype(.float32)

  @Test func weightsCountAndNatsDoNot() {
    let plain = model()
    keras.utils.setRandomSeed(1)
    let one = plain.lossTerms(data, training: false)
    let weighted = model(weight: 500, klWeight: 4)
    keras.utils.setRandomSeed(1)
    let two = weighted.lossTerms(data, training: false)
    #expect(abs(one.nats.item() - two.nats.item()) < 1e-4)
    #expect(abs(one.total.item() - one.nats.item()) < 1e-5)
    #expect(abs(two.reconstruction.item() - one.reconstruction.item() / 6 * 500) < 1e-2)
    #expect(abs(two.total.item() - two.reconstruction.item() - 4 * two.kl.item()) < 1e-3)
    weighted.klCapacity = 3
    keras.utils.setRandomSeed(1)
    let three = weighted.lossTerms(data, training: false)
    #expect(
      abs(three.total.item() - three.reconstruction.item() - 4 * abs(three.kl.item() - 3)) < 1e-3)
  }

  @Test func warmUpRises() throws {
    let schedule = KLWarmUp(epochs: 4, from: 0.2, to: 1)
    #expect(schedule.weight(afterEpochs: 0) == 0.2)
    #expect(abs(schedule.weight(afterEpochs: 2) - 0.6) < 1e-12)
    #expect(schedule.weight(afterEpochs: 9) == 1)
    let history = try model().fit(data, batchSize: 10, epochs: 6, verbose: 0, callbacks: [schedule])
    // Four batches an epoch; the weight of the last one.
    #expect(abs(history["kl_weight"][0] - schedule.weight(afterEpochs: 0.75)) < 1e-12)
    #expect(history["kl_weight"].last == 1)
    #expect(history["nats"].count == 6)
  }

  @Test func capacityDrawsTheDivergenceToIt() throws {
    let model = model()
    let schedule = CapacitySchedule(epochs: 10, to: 2.5, weight: 50)
    let history = try model.fit(data, batchSize: 20, epochs: 150, verbose: 0, callbacks: [schedule])
    #expect(model.klWeight == 50 && model.klCapacity == 2.5)
    #expect(history["kl_capacity"].last == 2.5)
    #expect(abs((history["kl_loss"].last ?? 0) - 2.5) < 0.3)
  }

  @Test func everyPosteriorAndLikelihoodTrains() throws {
    let flow = InverseAutoregressiveFlowFamily(
      latentSize: 2, contextSize: 3, hiddenUnits: 8, stepCount: 2)
    let variants: [VariationalAutoencoder] = [
      model(), model(posterior: FullCovarianceGaussianFamily(), thirdOutput: 4),
      model(posterior: flow, thirdOutput: 3),
      model(likelihood: GaussianLikelihood(.learned(initialScale: 1))),
    ]
    #expect(variants[2].trainableVariables.count == variants[0].trainableVariables.count + 2 + 2 * 9)
    #expect(variants[3].trainableVariables.count == variants[0].trainableVariables.count + 1)
    for variant in variants {
      let history = try variant.fit(data, batchSize: 10, epochs: 30, verbose: 0, validationData: data)
      let nats = history["val_nats"]
      #expect((nats.last ?? 9) < (nats.first ?? 0) - 0.05, "\(variant.posteriorFamily)")
      #expect(variant.generate(3, latentSize: 2).shape == [3, 6])
      #expect(variant.reconstruct(data).shape == data.shape)
    }
  }
}
