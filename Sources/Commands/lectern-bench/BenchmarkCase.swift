import Datasets
import Networks
import Tensors

/// What is measured beside the peers; the same work as in scripts/bench/contestants.
enum BenchmarkCase: String, CaseIterable {
  case autoencoder
  case vae
  case dense_vae
  case predict
  case row
  case scatter
  case grid

  /// The settings that a case may be given: `--batch 50 --width 16`.
  struct Options {
    /// Samples in a batch; the case's own unless given.
    var batch: Int?
    /// Channels of the first convolution; the others have two and four times as many.
    var width = 32
  }

  /// Steps in one run, as the contestants take them.
  private var steps: Int { self == .dense_vae ? 100 : 10 }

  /// The work of one run.
  func makeWork(_ options: Options) throws -> () throws -> Void {
    keras.utils.setRandomSeed(1)
    let ((train, _), (test, _)) = try datasets.fashionMNIST.loadData()
    let batch = options.batch ?? (self == .dense_vae ? 128 : 100)
    switch self {
    case .autoencoder:
      let images = padded(train[..<(batch * steps)])
      let model = compiledAutoencoder(width: options.width)
      return { try model.fit(images, images, batchSize: batch, epochs: 1, verbose: 0) }
    case .predict:
      let images = padded(test[..<5000])
      let model = compiledAutoencoder(width: options.width)
      return { let _: Tensor = model.predict(images, batchSize: batch, verbose: 0) }
    case .vae:
      let images = padded(train[..<(batch * steps)])
      let model = BenchmarkVAE(
        encoder: convolutionalEncoder(width: options.width),
        decoder: convolutionalDecoder(width: options.width), reconstructionWeight: 500)
      model.compile(optimizer: optimizers.Adam(learningRate: 5e-4))
      return { try model.fit(images, batchSize: batch, epochs: 1, verbose: 0) }
    case .dense_vae:
      let images = train[..<(batch * steps)].reshape(-1, 784).astype(.float32) / 255
      let model = BenchmarkVAE(encoder: denseEncoder(), decoder: denseDecoder(), reconstructionWeight: 784)
      model.compile(optimizer: optimizers.Adam(learningRate: 1e-3))
      return { try model.fit(images, batchSize: batch, epochs: 1, verbose: 0) }
    case .row, .scatter, .grid:
      return try BenchmarkFigures(images: padded(test[..<225])).work(for: self)
    }
  }

  /// (n, 28, 28) bytes to (n, 32, 32, 1) floats between 0 and 1.
  private func padded(_ images: Tensor) -> Tensor {
    np.expandDims(np.pad(images.astype(.float32) / 255, ((0, 0), (2, 2), (2, 2))), -1)
  }
}
