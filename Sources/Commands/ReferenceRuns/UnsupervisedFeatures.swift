import Learn
import Networks
import Tensors

/// Features of MNIST learned without labels, judged by logistic regression (Makhzani and Frey 2013,
/// "k-Sparse Autoencoders").
package enum UnsupervisedFeatures: String, CaseIterable {
  /// The grey values themselves.
  case pixels
  /// 1,000 rectified units that restore masked pixels, weights tied.
  case denoising
  /// 1,000 linear units of which the k largest pass, weights tied; alpha k of them pass in the
  /// features.
  case kSparse = "k-sparse"

  /// By what the autoencoders are trained.
  package enum Training: String, CaseIterable {
    /// Adam, 1e-3 by default.
    case adam
    /// Gradient descent with momentum 0.9, 0.01 by default, the k-sparse one's from weights of
    /// deviation 0.01. So does the paper, for some thousand epochs.
    case momentum

    var usualLearningRate: Double { self == .adam ? 1e-3 : 0.01 }

    func optimizer(learningRate: Double) -> Optimizer {
      switch self {
      case .adam: optimizers.Adam(learningRate: learningRate)
      case .momentum: optimizers.SGD(learningRate: learningRate, momentum: 0.9)
      }
    }
  }

  /// How long and how large.
  package struct Settings {
    /// Hidden units.
    package var units = 1000
    /// Units that pass in the second half of the epochs.
    package var k = 25
    /// Units that pass in the first epoch.
    package var firstK = 100
    /// How many times k units pass in the features; of several the best on images held out.
    package var alphas = [3.0]
    /// The share of pixels that the denoising one does not see.
    package var masked = 0.2
    /// Epochs of the autoencoder.
    package var epochs = 20
    /// Images in a batch.
    package var batchSize = 128
    /// By what the autoencoders are trained.
    package var training = Training.adam
    /// Nil: as is usual for ``training``.
    package var learningRate: Double?
    /// The inverse weight of the logistic regression's penalty; of several the best on images held
    /// out.
    package var cs = [1.0]
    /// The logistic regression's iterations at most.
    package var iterations = 300

    package init() {}
  }

  /// The error in percent on the test images.
  package func error(
    _ digits: GreyDigits, _ settings: Settings, verbose: Int = 0
  ) throws -> Double {
    let units = try learned(from: digits.train, settings, verbose)
    let choices = (self == .kSparse ? settings.alphas : [1]).flatMap { alpha in
      settings.cs.map { c in
        FeatureJudge.Choice(
          name: "alpha \(alpha)", extract: { features(of: $0, units, settings, alpha) }, c: c)
      }
    }
    return FeatureJudge(digits: digits, iterations: settings.iterations).error(choices)
  }

  /// The trained units; nil for pixels.
  private func learned(
    from images: Tensor, _ settings: Settings, _ verbose: Int
  ) throws -> Model? {
    switch self {
    case .pixels: nil
    case .denoising: try denoisingUnits(images, settings, verbose)
    case .kSparse: try sparseUnits(images, settings, verbose)
    }
  }

  private func features(
    of images: Tensor, _ units: Model?, _ settings: Settings, _ alpha: Double
  ) -> Tensor {
    guard let units else { return images }
    let activities = units.predict(images, batchSize: 500, verbose: 0)
    return self == .kSparse ? layers.KSparse(settings.k, alpha: alpha)(activities) : activities
  }

  private func denoisingUnits(
    _ images: Tensor, _ settings: Settings, _ verbose: Int
  ) throws -> Model {
    let input = layers.Input(shape: [784])
    let hidden = layers.Dense(settings.units, activation: "relu")
    let seen = hidden(layers.MaskingNoise(settings.masked)(input))
    let model = models.Model(input, layers.DenseTranspose(of: hidden, activation: "sigmoid")(seen))
    let rate = settings.learningRate ?? settings.training.usualLearningRate
    model.compile(
      optimizer: settings.training.optimizer(learningRate: rate), loss: "binary_crossentropy")
    try model.fit(
      images, images, batchSize: settings.batchSize, epochs: settings.epochs, verbose: verbose)
    return models.Model(input, hidden(input))
  }

  private func sparseUnits(
    _ images: Tensor, _ settings: Settings, _ verbose: Int
  ) throws -> Model {
    let input = layers.Input(shape: [784])
    let small = initializers.RandomNormal(stddev: 0.01)
    let hidden =
      settings.training == .momentum
      ? layers.Dense(settings.units, kernelInitializer: small) : layers.Dense(settings.units)
    let activities: KerasTensor = hidden(input)
    let model = models.Model(
      input, layers.DenseTranspose(of: hidden)(layers.KSparse(settings.k)(activities)))
    let rate = settings.learningRate ?? settings.training.usualLearningRate
    // Its error is a sum over the pixels, Keras's a mean; Adam does not see the difference.
    let perPixel = settings.training == .momentum ? 784.0 : 1
    model.compile(
      optimizer: settings.training.optimizer(learningRate: perPixel * rate), loss: "mse")
    let schedule = KSparseSchedule(
      epochs: max(1, settings.epochs / 2), from: max(settings.firstK, settings.k), to: settings.k)
    try model.fit(
      images, images, batchSize: settings.batchSize, epochs: settings.epochs, verbose: verbose,
      callbacks: [schedule])
    return models.Model(input, activities)
  }
}
