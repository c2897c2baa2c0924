import Learn
import Networks
import Tensors

/// Features of MNIST learned without labels, judged by logistic regression (Makhzani and Frey 2013,
/// "k-Sparse Autoencoders", section 4.3).
package enum UnsupervisedFeatures: String, CaseIterable {
  /// The grey values themselves.
  case pixels
  /// 1,000 rectified units that restore masked pixels, weights tied.
  case denoising
  /// 1,000 linear units of which the 25 largest pass, weights tied; alpha = 3 at test time.
  case kSparse = "k-sparse"

  /// How long and how large.
  package struct Settings {
    /// Hidden units.
    package var units = 1000
    /// Units that pass in the last epochs.
    package var k = 25
    /// How many times k units pass in the features.
    package var alpha = 3.0
    /// Epochs of the autoencoder.
    package var epochs = 20
    /// Adam's learning rate.
    package var learningRate = 1e-3
    /// The inverse weight of the logistic regression's penalty.
    package var c = 1.0
    /// The logistic regression's iterations at most.
    package var iterations = 300

    package init() {}
  }

  /// The error in percent on the test images.
  package func error(
    _ digits: GreyDigits, _ settings: Settings, verbose: Int = 0
  ) throws -> Double {
    let extract = try extractor(digits.train, settings, verbose)
    let classifier = LogisticRegression(C: settings.c, maxIter: settings.iterations)
      .fit(extract(digits.train), digits.trainLabels)
    return 100 * (1 - classifier.score(extract(digits.test), digits.testLabels))
  }

  private func extractor(
    _ train: Tensor, _ settings: Settings, _ verbose: Int
  ) throws -> (Tensor) -> Tensor {
    if self == .pixels { return { $0 } }
    let input = layers.Input(shape: [784])
    let hidden = layers.Dense(settings.units, activation: self == .kSparse ? "linear" : "relu")
    let sparse = layers.KSparse(settings.k, alpha: settings.alpha)
    let seen = self == .kSparse ? input : layers.MaskingNoise(0.3)(input)
    let units = self == .kSparse ? sparse(hidden(seen)) : hidden(seen)
    let decoder = layers.DenseTranspose(
      of: hidden, activation: self == .kSparse ? "linear" : "sigmoid")
    let model = models.Model(input, decoder(units))
    model.compile(
      optimizer: optimizers.Adam(learningRate: settings.learningRate),
      loss: self == .kSparse ? "mse" : "binary_crossentropy")
    let schedule = KSparseSchedule(
      epochs: max(1, settings.epochs / 2), from: 4 * settings.k, to: settings.k)
    try model.fit(
      train, train, batchSize: 128, epochs: settings.epochs, verbose: verbose,
      callbacks: self == .kSparse ? [schedule] : [])
    let features = models.Model(input, units)
    return { features.predict($0, batchSize: 500, verbose: 0) }
  }
}
