import Datasets
import Networks
import Tensors

/// What is measured beside the peers; the same work as in scripts/bench/contestants.
enum BenchmarkCase: String, CaseIterable {
  case autoencoder
  case vae
  case dense_vae
  case predict

  /// Steps in one run, as the contestants take them.
  private var steps: Int { self == .dense_vae ? 100 : 10 }

  /// The work of one run.
  func makeWork() throws -> () throws -> Void {
    keras.utils.setRandomSeed(1)
    let ((train, _), (test, _)) = try datasets.fashionMNIST.loadData()
    switch self {
    case .autoencoder:
      let images = padded(train[..<(100 * steps)])
      let model = compiledAutoencoder()
      return { try model.fit(images, images, epochs: 1, batchSize: 100, verbose: 0) }
    case .predict:
      let images = padded(test[..<5000])
      let model = compiledAutoencoder()
      return { let _: Tensor = model.predict(images, batchSize: 100, verbose: 0) }
    case .vae:
      let images = padded(train[..<(100 * steps)])
      let model = BenchmarkVAE(
        encoder: convolutionalEncoder(), decoder: convolutionalDecoder(), reconstructionWeight: 500)
      model.compile(optimizer: optimizers.Adam(learningRate: 5e-4))
      return { try model.fit(images, epochs: 1, batchSize: 100, verbose: 0) }
    case .dense_vae:
      let images = train[..<(128 * steps)].reshape(-1, 784).astype(.float32) / 255
      let model = BenchmarkVAE(encoder: denseEncoder(), decoder: denseDecoder(), reconstructionWeight: 784)
      model.compile(optimizer: optimizers.Adam(learningRate: 1e-3))
      return { try model.fit(images, epochs: 1, batchSize: 128, verbose: 0) }
    }
  }

  /// (n, 28, 28) bytes to (n, 32, 32, 1) floats between 0 and 1.
  private func padded(_ images: Tensor) -> Tensor {
    np.expandDims(np.pad(images.astype(.float32) / 255, ((0, 0), (2, 2), (2, 2))), -1)
  }
}
