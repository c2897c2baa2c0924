import ArgumentParser
import ReferenceRuns

struct Convolutional: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "keras.io's convolutional autoencoder: val_loss after each epoch.")

  @Flag(help: "From images with noise.") var denoising = false
  @OptionGroup var common: SeedOptions

  func run() throws {
    common.options.prepare()
    let digits = try GreyDigits.load(limit: common.images)
    try common.forEachSeed(denoising ? "denoising" : "plain") {
      try ConvolutionalAutoencoder.losses(digits, denoising: denoising, epochs: common.epochs)
    }
  }
}

struct DenseAutoencoders: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dense",
    abstract: "The simple, sparse and deep autoencoders of Keras's blog: loss and val_loss.")

  @OptionGroup var common: SeedOptions

  func run() throws {
    common.options.prepare()
    let digits = try GreyDigits.load(limit: common.images)
    for kind in DenseAutoencoder.allCases {
      try common.forEachSeed(kind.rawValue) { try kind.losses(digits, epochs: common.epochs) }
    }
  }
}

struct TwoCodesRun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "two-codes",
    abstract: "An autoencoder with two codes against PCA: squared error, accuracy of neighbours.")

  @OptionGroup var common: SeedOptions

  func run() throws {
    common.options.prepare()
    let digits = try GreyDigits.load(limit: common.images)
    var pca = ResultRows("PCA(2)")
    print(pca.add(seed: 0, TwoCodes.pca(digits)))
    try common.forEachSeed("autoencoder") {
      try TwoCodes.autoencoder(digits, epochs: common.epochs)
    }
  }
}
