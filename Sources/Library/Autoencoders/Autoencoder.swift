import Networks
import Tensors
import UserErrors

/// An encoder f and a decoder g, trained so that `g(f(x))` is close to x.
///
/// A model like any other, except that `fit`, `evaluate` and `validationData` need no targets: the inputs are the targets.
///
///     let autoencoder = Autoencoder(encoder: encoder, decoder: decoder)
///     autoencoder.compile(optimizer: "adam", loss: "binary_crossentropy")
///     try autoencoder.fit(xTrain, epochs: 3, batchSize: 100, validationData: xTest)
open class Autoencoder: Model {
  /// f: from samples to codes.
  public let encoder: Model
  /// g: from codes to samples.
  public let decoder: Model

  /// The model of both.
  public init(encoder: Model, decoder: Model, name: String? = nil) {
    self.encoder = encoder
    self.decoder = decoder
    super.init(name: name)
  }

  open override func call(_ x: Tensor, training: Bool) -> Tensor {
    decoder(encoder(x, training: training), training: training)
  }

  open override func trainStep(_ data: Batch) -> Logs { super.trainStep(withTargets(data)) }

  open override func testStep(_ data: Batch) -> Logs { super.testStep(withTargets(data)) }

  /// The inputs themselves for targets, unless there are others, as for denoising.
  private func withTargets(_ data: Batch) -> Batch {
    data.targets.isEmpty
      ? Batch(x: data.inputs, y: data.inputs, sampleWeights: data.sampleWeights) : data
  }

  /// The codes of samples.
  public func encode(_ x: Tensor, batchSize: Int = 32, verbose: Int = 0) -> Tensor {
    encoder.predict(x, batchSize: batchSize, verbose: verbose)
  }

  /// The samples that codes stand for.
  public func decode(_ codes: Tensor, batchSize: Int = 32, verbose: Int = 0) -> Tensor {
    decoder.predict(codes, batchSize: batchSize, verbose: verbose)
  }
}
