import Tensors
import UserErrors

/// The FactorVAE score (Kim and Mnih 2018, section 4): how well the unit that varies least tells
/// which factor was held fixed.
///
///     factorVAEScore(vae.posteriorMeans(x), factors.classes, seed: 1)
///
/// For each vote a factor is drawn and a value of it, and `batchSize` samples with that value. In
/// them each unit's variance is divided by its variance over all samples, and the unit with the
/// smallest quotient votes for the factor. A classifier by majority learns from `trainVotes` votes
/// which factor a unit stands for; the score is the share of `testVotes` others that it gets right.
/// Units whose variance over all samples is below `minimumVariance` have collapsed to the prior and
/// do not vote. The numbers are those of Locatello et al. 2019, appendix C.
///
/// The samples with a value are drawn from those given, with repeats, and so should be many for
/// each value: 10,000 or more in all.
///
/// - Parameters:
///   - codes: (samples, units), the means of the posterior.
///   - factors: (samples, factors), whole numbers.
///   - seed: the same seed draws the same samples.
/// - Returns: from 0 to 1; 0 if all units have collapsed. By chance about 1 / (number of factors).
@_disfavoredOverload
public func factorVAEScore(
  _ codes: Tensor, _ factors: Tensor, batchSize: Int = 64, trainVotes: Int = 10_000,
  testVotes: Int = 5_000, minimumVariance: Double = 0.05, seed: Int = 0
) -> Double {
  let (codes, factors) = checkedCodes(codes, factors, "factorVAEScore")
  orRaise { () throws(ValueError) in
    guard batchSize > 1, trainVotes > 0, testVotes > 0, codes.shape[0] > 1 else {
      throw ValueError(
        "factorVAEScore: needs votes of two samples or more, batchSize is \(batchSize), trainVotes "
          + "\(trainVotes), testVotes \(testVotes), of \(codes.shape[0]) samples")
    }
  }
  let groups = FactorGroups(factors)
  let votes = FactorVotes(codes, factorCount: factors.shape[1], minimumVariance: minimumVariance)
  let generator = RandomGenerator(seed: UInt64(bitPattern: Int64(seed)))
  let (train, test) = (
    groups.draw(trainVotes, batchSize, generator), groups.draw(testVotes, batchSize, generator)
  )
  return votes.score(train: train, test: test)
}

/// Samples that have one value of a factor.
package struct FixedFactor {
  package let factor: Int
  package let samples: [Int]

  package init(factor: Int, samples: [Int]) { (self.factor, self.samples) = (factor, samples) }
}

/// The samples that have each value of each factor.
private struct FactorGroups {
  private let groups: [[[Int]]]

  init(_ factors: Tensor) {
    groups = (0..<factors.shape[1]).map { factor in
      let values = factors[.all, factor].doubles
      return Dictionary(grouping: values.indices) { values[$0] }.sorted { $0.key < $1.key }.map(
        \.value)
    }
  }

  func draw(_ votes: Int, _ batchSize: Int, _ generator: RandomGenerator) -> [FixedFactor] {
    let places = generator.uniform([votes, batchSize + 2], dtype: .float64).doubles
    return (0..<votes).map { vote in
      let row = places[vote * (batchSize + 2)..<(vote + 1) * (batchSize + 2)]
      let draws = Array(row)
      let factor = Int(draws[0] * Double(groups.count))
      let group = groups[factor][Int(draws[1] * Double(groups[factor].count))]
      return FixedFactor(
        factor: factor, samples: draws[2...].map { group[Int($0 * Double(group.count))] })
    }
  }
}

/// Which unit varies least while a factor is held fixed.
package struct FactorVotes {
  /// The codes of the units that have not collapsed, sample by sample.
  private let codes: [Double]
  private let variances: [Double]
  private let factorCount: Int

  package init(_ codes: Tensor, factorCount: Int, minimumVariance: Double) {
    let codes = codes.astype(.float64)
    let all = codes.`var`(axis: 0).doubles.map {
      $0 * Double(codes.shape[0]) / Double(codes.shape[0] - 1)
    }
    let active = all.indices.filter { all[$0] >= minimumVariance && all[$0] > 0 }
    self.codes = active.isEmpty ? [] : codes.take(Tensor(active.map { Int64($0) }), axis: 1).doubles
    variances = active.map { all[$0] }
    self.factorCount = factorCount
  }

  /// The share of the votes of `test` that the factors which `train` gives to the units get right.
  package func score(train: [FixedFactor], test: [FixedFactor]) -> Double {
    guard !variances.isEmpty else { return 0 }
    let learned = table(train)
    let classifier = variances.indices.map { unit -> Int in
      let counts = learned[unit]
      return counts.firstIndex(of: counts.max() ?? 0) ?? 0
    }
    let counts = table(test)
    let right = variances.indices.reduce(0) { $0 + counts[$1][classifier[$1]] }
    return Double(right) / Double(test.count)
  }

  /// How often each unit (first index) voted for each factor.
  private func table(_ votes: [FixedFactor]) -> [[Int]] {
    var counts = variances.map { _ in [Int](repeating: 0, count: factorCount) }
    for (number, vote) in votes.enumerated() {
      if number % 256 == 0 { checkInterruption() }
      counts[leastVarying(vote.samples)][vote.factor] += 1
    }
    return counts
  }

  /// The unit with the least variance in parts of its variance over all samples.
  private func leastVarying(_ samples: [Int]) -> Int {
    let units = variances.count
    var least = (unit: 0, ratio: Double.infinity)
    for unit in 0..<units {
      let mean = samples.reduce(0) { $0 + codes[$1 * units + unit] } / Double(samples.count)
      let squares = samples.reduce(0) { sum, sample in
        let distance = codes[sample * units + unit] - mean
        return sum + distance * distance
      }
      let ratio = squares / Double(samples.count - 1) / variances[unit]
      if ratio < least.ratio { least = (unit, ratio) }
    }
    return least.unit
  }
}
