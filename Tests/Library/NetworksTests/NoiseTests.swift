import Networks
import Tensors
import Testing

extension NetworksTests {
  @Suite struct NoiseTests {
    private let x = Tensor(full: [200, 50], 0.5)

    private func share(_ tensor: Tensor, _ value: Double) -> Double {
      (tensor .== value).astype(.float64).mean().item()
    }

    @Test func ratesAreKept() {
      let generator = RandomGenerator(seed: 5)
      let masked = maskingNoise(x, rate: 0.3, generator: generator)
      #expect(abs(share(masked, 0) - 0.3) < 0.02 && abs(share(masked, 0.5) - 0.7) < 0.02)
      let specks = saltAndPepperNoise(x, rate: 0.4, low: -1, high: 2, generator: generator)
      #expect(abs(share(specks, -1) - 0.2) < 0.02 && abs(share(specks, 2) - 0.2) < 0.02)
      #expect(abs(share(specks, 0.5) - 0.6) < 0.02)
      let noisy = gaussianNoise(x, stddev: 0.25, generator: generator)
      #expect(abs(noisy.mean().item() - 0.5) < 0.01 && abs(noisy.std().item() - 0.25) < 0.01)
      #expect(maskingNoise(x, rate: 0) == x && saltAndPepperNoise(x, rate: 0) == x)
      #expect(maskingNoise(x, rate: 1) == x * 0)
    }

    @Test func layersAndFunctionsAreOne() {
      keras.utils.setRandomSeed(1)
      for (layer, map) in [
        (layers.MaskingNoise(0.3, seed: 8), { maskingNoise($0, rate: 0.3, generator: $1) }),
        (
          layers.SaltAndPepperNoise(0.2, low: -1, seed: 8),
          { saltAndPepperNoise($0, rate: 0.2, low: -1, generator: $1) }
        ),
        (layers.GaussianNoise(0.2, seed: 8), { gaussianNoise($0, stddev: 0.2, generator: $1) }),
      ] as [(Layer, (Tensor, RandomGenerator) -> Tensor)] {
        #expect(layer(x, training: true) as Tensor == map(x, RandomGenerator(seed: 8)))
        #expect(layer(x) as Tensor == x)
      }
    }

    @Test func datasetsAreMapped() {
      let pairs = Dataset(x).map { x in (maskingNoise(x, rate: 0.5), x) }
      let batch = pairs.batch(0..<100)
      #expect(abs(share(batch.x, 0) - 0.5) < 0.05 && share(batch.y, 0.5) == 1)
    }
  }
}
