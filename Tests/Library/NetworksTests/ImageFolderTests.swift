import FileFormats
import Foundation
import Networks
import Tensors
import Testing
import UserErrors

extension NetworksTests {
  /// Images of folders, against Pillow and the resizing of real Keras.
  @Suite struct ImageFolderTests {
    private let folder = Bundle.module.bundleURL.appendingPathComponent("Golden/images").path

    private func images(_ folder: String? = nil, interpolation: String = "bilinear") throws -> Dataset {
      try keras.utils.imageDatasetFromDirectory(
        folder ?? self.folder, batchSize: 2, imageSize: [6, 8], shuffle: false, interpolation: interpolation)
    }

    @Test func pixelsAndClassesAreThoseOfKeras() throws {
      let cases = try Golden.cases("image_folder.json")
      for interpolation in ["bilinear", "nearest"] {
        let dataset = try images(interpolation: interpolation)
        #expect(dataset.classNames == ["cats", "dogs"] && dataset.count == cases.count)
        var seen: [Tensor] = []
        var labels: [Int] = []
        for batch in dataset.take(100) {
          #expect(batch.count <= 2)
          for image in batch.x { seen.append(image) }
          labels += batch.y.ints
        }
        #expect(labels == [0, 0, 0, 1, 1])
        for (image, golden) in zip(seen, cases) {
          let expected = golden[interpolation]?.tensor ?? 0
          #expect(image.shape == expected.shape, "\(golden.caseName)")
          // The rounding of a JPEG's colours may differ by one between builds of the library.
          let tolerance = golden.caseName.contains(".jp") ? 1.01 : 1e-3
          #expect((image - expected).abs().max().item() <= tolerance, "\(golden.caseName) \(interpolation)")
        }
      }
    }

    @Test func colourModesLabelsAndSubsets() throws {
      let grey = try keras.utils.imageDatasetFromDirectory(
        folder, labelMode: "categorical", colorMode: "grayscale", imageSize: [6, 8], shuffle: false)
      let batch = grey.batch(0..<5)
      #expect(batch.x.shape == [5, 6, 8, 1] && batch.y == Tensor([0, 0, 0, 1, 1]).oneHot(2))
      let binary = try keras.utils.imageDatasetFromDirectory(
        folder, labelMode: "binary", colorMode: "rgba", shuffle: false)
      #expect(binary.batch(0..<5).y.shape == [5, 1] && binary.batch(0..<1).x.shape == [1, 256, 256, 4])
      let plain = try keras.utils.imageDatasetFromDirectory(
        folder, labels: nil, imageSize: [6, 8], shuffle: false)
      #expect(plain.count == 5 && plain.batch(0..<5).targets.isEmpty)
      func part(_ subset: String) throws -> Tensor {
        let dataset = try keras.utils.imageDatasetFromDirectory(
          folder, imageSize: [6, 8], seed: 7, validationSplit: 0.4, subset: subset)
        return dataset.batch(0..<dataset.count).x.mean(axis: (1, 2, 3))
      }
      let (training, validation) = (try part("training"), try part("validation"))
      let all = try images().batch(0..<5).x.mean(axis: (1, 2, 3))
      #expect(training.shape == [3] && validation.shape == [2])
      #expect((training.floats + validation.floats).sorted() == all.floats.sorted())
    }

    @Test func trainsAnAutoencoder() throws {
      let dataset = try images().map { $0 / 255 }
      let model = models.Sequential([
        layers.Input(shape: [6, 8, 3]), layers.Conv2D(4, 3, activation: "relu", padding: "same"),
        layers.Conv2D(3, 3, activation: "sigmoid", padding: "same"),
      ])
      model.compile(optimizer: "adam", loss: "mse")
      let history = try model.fit(dataset.reconstructing(), epochs: 30, verbose: 0)
      #expect(history["loss"][-1] < history["loss"][0])
      #expect(model.optimizer.iterations == 90)
    }

    @Test func mistakesAreNamed() throws {
      let place = try TemporaryFolder()
      defer { place.remove() }
      func message(_ body: () throws -> Dataset) -> String {
        do { return "\(try body().count)" } catch { return errorMessage(error) }
      }
      #expect(message { try images(place("none")) }.contains("there is no folder"))
      #expect(message { try images(place.path) }.contains("there are no images"))
      try FileManager.default.createDirectory(atPath: place("a"), withIntermediateDirectories: true)
      let good = try Data(contentsOf: URL(fileURLWithPath: folder + "/cats/b.jpg"))
      for length in stride(from: 0, to: good.count, by: 61) {
        #expect(throws: (any Error).self, "cut to \(length)") {
          try JPEGImage(decoding: Array(good.prefix(length)), channels: 3)
        }
      }
      #expect(try JPEGImage(decoding: Array(good), channels: 1).bytes.count == 12 * 16)
      #expect(throws: (any Error).self) { try JPEGImage(decoding: Array(good), channels: 3, limit: 10) }
      #expect(
        message {
          try keras.utils.imageDatasetFromDirectory(folder, validationSplit: 0.5, subset: "training")
        }
        .contains("give a seed"))
    }
  }
}
