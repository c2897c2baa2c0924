import Autodiff
import Networks
import Tensors
import Testing

extension NetworksTests {
  /// Images moved and turned, against real Keras; what is drawn while training.
  @Suite struct AugmentationTests {
    @Test func imagesAreMovedAsKerasMovesThem() throws {
      // Not compared: the nearest pixel of places that lie on halves, which float32 and float64
      // round apart.
      for golden in try Golden.cases("affine.json") {
        let images = golden["images"]?.tensor ?? 0
        let mode = try #require(FillMode(rawValue: golden["fill_mode"]?.stringValue ?? ""))
        let tape = GradientTape()
        let watched = tape.watch(images)
        var output = Tensor(0.0)
        let total = tape.record { () -> Tensor in
          output = nn.affineTransform(
            watched, golden["transforms"]?.tensor ?? 0,
            bilinear: golden["interpolation"]?.stringValue == "bilinear", fillMode: mode,
            fillValue: golden["fill_value"]?.doubleValue ?? 0)
          return (output * (golden["direction"]?.tensor ?? 0)).sum()
        }
        expectEqual([output], [golden["output"]?.tensor ?? 0], golden.caseName, tolerance: 2e-5)
        expectEqual(
          [tape.gradient(total, watched)], [golden["gradient"]?.tensor ?? 0], "\(golden.caseName), gradient",
          tolerance: 2e-5)
      }
    }

    @Test func nothingIsDoneOutsideOfTraining() {
      let images = random([3, 6, 5, 2])
      for layer in [
        layers.RandomFlip(), layers.RandomTranslation(0.3, [-0.2, 0.4]), layers.RandomRotation(0.3),
        layers.SpatialDropout2D(0.5), layers.GaussianDropout(0.5),
      ] as [Layer] {
        #expect((layer(images) as Tensor) == images)
        #expect((layer(images, training: true) as Tensor) != images, "\(layer)")
      }
    }

    @Test func wholeChannelsAreDropped() {
      let dropped: Tensor = layers.SpatialDropout2D(0.5, seed: 4)(
        Tensor(ones: [40, 3, 3, 8]), training: true)
      for (sum, low) in zip(dropped.sum(axis: (1, 2)).doubles, dropped.min(axis: (1, 2)).doubles) {
        #expect(sum == 0 || (sum == 18 && low == 2))
      }
      #expect(abs(dropped.mean().item() - 1) < 0.15)
    }

    @Test func noiseOfDropoutHasItsSpread() {
      let noisy: Tensor = layers.GaussianDropout(0.2, seed: 4)(
        Tensor(ones: [20_000]).reshaped(to: [200, 100]), training: true)
      #expect(abs(noisy.mean().item() - 1) < 0.02 && abs(noisy.std().item() - 0.5) < 0.02)
    }

    @Test func halfOfTheImagesAreMirrored() {
      let images = Tensor(arange: 0, 12, dtype: .float32).reshaped(to: [1, 3, 4, 1]).tile([400, 1, 1, 1])
      let (mirrored, plain) = (images.flip(axis: 2)[0], images[0])
      let result: Tensor = layers.RandomFlip("horizontal", seed: 2)(images, training: true)
      let flipped = (0..<400).filter { result[$0] == mirrored }.count
      #expect((0..<400).allSatisfy { result[$0] == mirrored || result[$0] == plain })
      #expect((150...250).contains(flipped))
    }

    @Test func translationsStayInTheirRange() {
      var images = Tensor(zeros: [300, 11, 11, 1])
      images[.all, 5, 5] = 1
      let layer = layers.RandomTranslation([0.2, 0.4], 0, fillMode: "constant", seed: 3)
      let moved: Tensor = layer(images, training: true)
      let rows = (moved.sum(axis: (2, 3)) * Tensor(arange: 0, 11, dtype: .float32)).sum(axis: 1).doubles
      #expect(rows.allSatisfy { $0 > 5 + 0.2 * 11 - 1e-4 && $0 < 5 + 0.4 * 11 + 1e-4 })
      #expect((rows.max() ?? 0) - (rows.min() ?? 0) > 1.5)
    }
  }
}
