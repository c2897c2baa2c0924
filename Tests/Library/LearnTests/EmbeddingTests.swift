import Distributions
import Learn
import Testing

/// Assignments, shuffling and t-SNE: results come from scripts/golden/scipy_embedding.py, by name.
@Suite struct EmbeddingTests {
  let golden: LearnGolden

  init() throws { golden = try LearnGolden("embedding") }

  @Test func assignmentsAreSciPys() throws {
    for name in ["square", "wide", "tall", "one"] {
      for (rule, maximize) in [("least", false), ("most", true)] {
        let (rows, columns) = linearSumAssignment(golden["costs \(name)"], maximize: maximize)
        try golden.check("\(name) \(rule) rows", rows)
        try golden.check("\(name) \(rule) columns", columns)
        #expect(rows.dtype == .int64 && columns.dtype == .int64)
      }
    }
  }

  @Test func theNormalDistributionIsSciPys() throws {
    let (x, q) = (golden["x"], golden["q"])
    for (name, loc, scale) in [("standard", 0.0, 1.0), ("other", 1.5, 0.4)] {
      try golden.check("pdf \(name)", norm.pdf(x, loc: loc, scale: scale))
      try golden.check("logpdf \(name)", norm.logpdf(x, loc: loc, scale: scale))
      try golden.check("cdf \(name)", norm.cdf(x, loc: loc, scale: scale))
      try golden.check("ppf \(name)", norm.ppf(q, loc: loc, scale: scale))
    }
    #expect(norm.ppf(0.5) == 0 && norm.cdf(0) == 0.5)
    #expect(norm.rvs(size: (2, 3)).shape == [2, 3])
  }

  @Test func theOrderOfShufflingIsScikitLearns() throws {
    for seed in [0, 1, 42] {
      try golden.check("shuffled \(seed)", shuffle(np.arange(23), randomState: seed))
    }
    let (x, y) = shuffle(np.arange(23), np.arange(23) * 2, randomState: 1)
    #expect((x * 2 - y).doubles.allSatisfy { $0 == 0 })
  }

  /// The descent magnifies rounding: scikit-learn's places themselves change by a tenth of their
  /// spread when the samples change by 1e-8. What they are worth is the same.
  @Test func theDivergenceOfTSNEIsScikitLearns() throws {
    let (samples, places) = (golden["samples"], golden["places"])
    let runs = [
      ("plain", TSNE(learningRate: 10, maxIter: 300, init: places)),
      (
        "perplexity",
        TSNE(perplexity: 5, earlyExaggeration: 4, learningRate: 5.0, maxIter: 300, init: places)
      ),
      ("solid", TSNE(nComponents: 3, earlyExaggeration: 4, maxIter: 300, init: golden["solid"])),
      ("long", TSNE(init: places)),
    ]
    for (name, tsne) in runs {
      tsne.fit(samples)
      try golden.check("tsne \(name) divergence", tsne.klDivergence, within: 0.02)
    }
  }

  @Test func clustersComeApart() {
    let samples = golden["samples"]
    let groups = KMeans(nClusters: 3, randomState: 0).fit(samples).labels
    for start in ["pca", "random"] {
      let plane = TSNE(perplexity: 10, init: start, randomState: 3).fitTransform(samples)
      #expect(plane.shape == [60, 2])
      #expect(silhouetteScore(plane, groups) > 0.5, "\(start)")
    }
  }
}
