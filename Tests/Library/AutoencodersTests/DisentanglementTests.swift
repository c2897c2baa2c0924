import Autoencoders
import Foundation
import Tensors
import Testing

/// The scores of scripts/golden/disentanglement.py, and codes whose scores are known.
@Suite struct DisentanglementTests {
  private struct File: Decodable {
    struct Vote: Decodable {
      var factor: Int
      var samples: [Int]
      var fixed: FixedFactor { FixedFactor(factor: factor, samples: samples) }
    }
    struct Case: Decodable {
      var codes: [[Double]]
      var float32: Bool
      var information: [[Double]]
      var mig: Double
      var factorVAE: Double
    }
    var factors: [[Int]]
    var train: [Vote]
    var test: [Vote]
    var cases: [String: Case]
  }

  private let file: File

  init() throws {
    let url = try #require(
      Bundle.module.url(forResource: "Golden/disentanglement", withExtension: "json"))
    file = try JSONDecoder().decode(File.self, from: Data(contentsOf: url))
  }

  private func codes(_ golden: File.Case) -> Tensor {
    Tensor(golden.codes, dtype: golden.float32 ? .float32 : .float64)
  }

  @Test func scoresAreThoseOfTheFormulas() throws {
    let factors = Tensor(file.factors, dtype: .int64)
    #expect(file.cases.count == 8)
    for (name, golden) in file.cases {
      let codes = codes(golden)
      let table = codeFactorInformation(codes, factors)
      let expected = Tensor(golden.information, dtype: .float64)
      #expect(table.shape == expected.shape)
      #expect((table - expected).abs().max().item() < 1e-12, "\(name)")
      #expect(abs(mutualInformationGap(codes, factors) - golden.mig) < 1e-12, "\(name)")
      let votes = FactorVotes(codes, factorCount: 4, minimumVariance: 0.05)
      let score = votes.score(train: file.train.map(\.fixed), test: file.test.map(\.fixed))
      #expect(abs(score - golden.factorVAE) < 1e-12, "\(name)")
    }
  }

  /// Independent factors of 10,000 samples.
  private func factors() -> Tensor {
    let generator = RandomGenerator(seed: 3)
    return Tensor.stack([3, 5, 8, 2].map { generator.integers([10_000], high: $0) }, axis: 1)
  }

  private func standardized(_ factors: Tensor) -> Tensor {
    let numbers = factors.astype(.float64)
    return (numbers - numbers.mean(axis: 0)) / np.std(numbers, axis: 0)
  }

  @Test func codesWithKnownAnswers() {
    let factors = factors()
    let own = standardized(factors)
    #expect(mutualInformationGap(own, factors) > 0.99)
    #expect(factorVAEScore(own, factors, trainVotes: 500, testVotes: 500) == 1)
    // Which unit knows a factor, its scale and its sign do not matter.
    #expect(mutualInformationGap(own[.all, [2, 0, 3, 1]] * -7 + 2, factors) > 0.99)
    // Turned by 45 degrees, two units know each factor equally well.
    let (a, b) = (own[.all, ..<2], own[.all, 2...])
    let turned = Tensor.concatenate([a + b, a - b], axis: 1)
    #expect(mutualInformationGap(turned, factors) < 0.05)
    // So do two copies of a unit, though each of them belongs to one factor.
    let doubled = Tensor.concatenate([own, own], axis: 1)
    #expect(mutualInformationGap(doubled, factors) == 0)
    #expect(factorVAEScore(doubled, factors, trainVotes: 500, testVotes: 500) == 1)
    let noise = RandomGenerator(seed: 4).normal([10_000, 4])
    #expect(mutualInformationGap(noise, factors) < 0.01)
    #expect(factorVAEScore(noise, factors, trainVotes: 500, testVotes: 500) < 0.4)
  }

  @Test func collapsedUnitsDoNotVote() {
    let factors = factors()
    let own = standardized(factors)
    let silent = RandomGenerator(seed: 5).normal(
      [10_000, 3], standardDeviation: 0.01, dtype: .float64)
    let codes = Tensor.concatenate([own, silent], axis: 1)
    #expect(factorVAEScore(codes, factors, trainVotes: 500, testVotes: 500) == 1)
    #expect(factorVAEScore(silent, factors, trainVotes: 20, testVotes: 20) == 0)
    // A unit that never changes tells nothing.
    let constant = Tensor.concatenate([own, Tensor(zeros: [10_000, 1], dtype: .float64)], axis: 1)
    #expect(codeFactorInformation(constant, factors)[4].doubles == [0, 0, 0, 0])
  }

  @Test func theSameSeedDrawsTheSameVotes() {
    let factors = factors()
    let codes =
      standardized(factors) + RandomGenerator(seed: 6).normal([10_000, 4], dtype: .float64)
    let score = { (seed: Int) in
      factorVAEScore(codes, factors, batchSize: 8, trainVotes: 200, testVotes: 200, seed: seed)
    }
    #expect(score(1) == score(1))
    #expect(Set((0..<6).map(score)).count > 1)
  }
}
