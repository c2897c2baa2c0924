import Datasets
import Networks
import ReferenceRuns
import Tensors
import Testing

/// The runs of docs/reference-runs.md at a tiny size: they end, give as many numbers as their table
/// has columns, and the same ones for the same seed.
@Suite(.serialized) struct ReferenceModelTests {
  private static func part(_ count: Int) -> (Tensor, Tensor) {
    let labels = (0..<count).map { Int64($0 % 3) }
    // Each digit lights its own band of rows, with a few pixels that differ.
    let pixels = (0..<count * 784).map { position -> UInt8 in
      let (image, pixel) = (position / 784, position % 784)
      return pixel / 262 == image % 3 ? UInt8(200 + (image * 31 + pixel * 7) % 50) : 0
    }
    return (Tensor(pixels).reshape(count, 28, 28), Tensor(labels))
  }

  private static let digits = GreyDigits(train: part(60), test: part(24), limit: 48)

  private static func twice(_ run: () throws -> [Double]) rethrows -> [Double] {
    let results = try (0..<2).map { _ in
      keras.utils.setRandomSeed(4)
      return try run()
    }
    #expect(results[0] == results[1])
    #expect(results[0].allSatisfy { $0.isFinite })
    return results[0]
  }

  @Test func theLimitHoldsForEachPart() {
    #expect(Self.digits.train.shape == [48, 784])
    #expect(Self.digits.test.shape == [24, 784])
    #expect(Self.digits.trainLabels.shape == [48])
  }

  @Test func theConvolutionalModelIsKerasIOs() throws {
    #expect(ConvolutionalAutoencoder.model().countParams() == 28_353)
    for denoising in [false, true] {
      let losses = try Self.twice {
        try ConvolutionalAutoencoder.losses(
          Self.digits, denoising: denoising, epochs: 2, verbose: 0)
      }
      #expect(losses.count == 2)
    }
  }

  @Test(arguments: DenseAutoencoder.allCases)
  func theDenseModels(kind: DenseAutoencoder) throws {
    let expected: [DenseAutoencoder: Int] = [.simple: 50_992, .sparse: 50_992, .deep: 222_384]
    #expect(kind.model().countParams() == expected[kind])
    #expect(try Self.twice { try kind.losses(Self.digits, epochs: 2) }.count == 2)
  }

  @Test func twoCodesTellTheseDigitsApart() throws {
    let pca = TwoCodes.pca(Self.digits)
    #expect(pca[1] == 1)
    let codes = try Self.twice { try TwoCodes.autoencoder(Self.digits, epochs: 20) }
    #expect(codes[0] > 0)
  }

  @Test(arguments: UnsupervisedFeatures.allCases)
  func featuresTellTheseDigitsApart(kind: UnsupervisedFeatures) throws {
    var settings = UnsupervisedFeatures.Settings()
    (settings.units, settings.k, settings.epochs, settings.iterations) = (20, 5, 3, 50)
    #expect(try Self.twice { [try kind.error(Self.digits, settings)] } == [0])
  }

  @Test func theBestOfSeveralFeaturesIsTaken() throws {
    func choice(_ name: String, _ extract: @escaping (Tensor) -> Tensor) -> FeatureJudge.Choice {
      FeatureJudge.Choice(name: name, extract: extract, c: 1)
    }
    let judge = FeatureJudge(digits: Self.digits, iterations: 50)
    let (blind, seeing) = (choice("blind") { 0 * $0[.all, ..<2] }, choice("seeing") { $0 })
    #expect(judge.error([blind]) > 50)
    #expect(judge.error([blind, seeing]) == 0)
    #expect(judge.error([seeing, blind]) == 0)
  }

  @Test func theMomentumRunIsTheSameTwice() throws {
    var settings = UnsupervisedFeatures.Settings()
    (settings.units, settings.k, settings.epochs, settings.iterations) = (20, 5, 3, 50)
    (settings.alphas, settings.cs, settings.training) = ([1, 3], [0.1, 1], .momentum)
    let error = try Self.twice { [try UnsupervisedFeatures.kSparse.error(Self.digits, settings)] }
    #expect(error == [0])
  }

  @Test func theJudgeSeesGlassesOnFacesItDoesNotKnow() throws {
    func faces(_ count: Int, seed: Int) -> (pixels: Tensor, worn: Tensor) {
      let (images, factors) = datasets.faces(count: count, seed: seed)
      let worn = factors.classes(of: "glasses") .> 0
      return (images.astype(.float32) / 255, worn.astype(.float32))
    }
    keras.utils.setRandomSeed(1)
    let (known, new) = (faces(512, seed: 1), faces(200, seed: 2))
    let judge = try GlassesJudge(known.pixels, worn: known.worn, steps: 200)
    let right = (judge.sees(new.pixels) .== new.worn).astype(.float32).mean().item()
    #expect(right > 0.95)
  }

  @Test(arguments: zip(Disentanglement.Images.allCases, [4, 7]))
  func scoresOfDrawnImages(kind: Disentanglement.Images, columns: Int) throws {
    for networks in FactorNetworks.allCases {
      let data = Disentanglement(kind, count: 60, networks: networks)
      let scores = try Self.twice { try data.scores(beta: 4, epochs: 1, hidden: 8, judgeSteps: 2) }
      #expect(scores.count == columns)
    }
  }

  @Test func rowsHaveMeanAndDeviation() {
    var rows = ResultRows("deep")
    #expect(rows.add(seed: 1, [1, 0.5]) == "| deep | 1 | 1.0000 | 0.5000 |")
    _ = rows.add(seed: 2, [3, 0.5])
    #expect(rows.summary == "| deep | mean ± s.d. | 2.0000 ± 1.4142 | 0.5000 ± 0.0000 |")
  }
}
