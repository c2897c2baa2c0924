import Learn
import Testing

/// Measures of predictions and groups, neighbours and lines: results come from
/// scripts/golden/sklearn_metrics.py, by name.
@Suite struct MeasureTests {
  let golden: LearnGolden

  init() throws { golden = try LearnGolden("metrics") }

  @Test func areasAndCurvesAreScikitLearns() throws {
    let (truth, scores, y) = (golden["y2"], golden["scores"], golden["y"])
    let places = np.sort(scores)
    try golden.check("auc", auc(places, y))
    try golden.check("auc falling", auc(np.flip(places), y))
    #expect(auc([0.0, 0.5, 1.0], [0.0, 1.0, 1.0]) == 0.75)
    let curves = [
      ("curve", precisionRecallCurve(truth, scores)),
      ("curve fewer", precisionRecallCurve(truth, scores, dropIntermediate: true)),
      ("curve 0", precisionRecallCurve(truth, scores, posLabel: 0)),
    ]
    for (name, curve) in curves {
      try golden.check("\(name) precision", curve.precision)
      try golden.check("\(name) recall", curve.recall)
      try golden.check("\(name) thresholds", curve.thresholds)
    }
    try golden.check("average precision", averagePrecisionScore(truth, scores))
    try golden.check("average precision 0", averagePrecisionScore(truth, scores, posLabel: 0))
    try golden.check(
      "average precision three", averagePrecisionScore(golden["y3"], golden["probabilities"]))
  }

  @Test func errorsOfPredictionsAreScikitLearns() throws {
    let (y, p, ys, ps, w) = (golden["y"], golden["p"], golden["ys"], golden["ps"], golden["w"])
    let (ones, rising) = (Tensor(ones: [5]), np.arange(5))
    try golden.check("squared", meanSquaredError(y, p))
    try golden.check("squared two", meanSquaredError(ys, ps))
    try golden.check("squared weights", meanSquaredError(ys, ps, sampleWeight: w))
    try golden.check("squared equal", meanSquaredError(ones, ones))
    try golden.check("squared constant", meanSquaredError(ones, rising))
    try golden.check("absolute", meanAbsoluteError(y, p))
    try golden.check("absolute two", meanAbsoluteError(ys, ps))
    try golden.check("absolute weights", meanAbsoluteError(ys, ps, sampleWeight: w))
    try golden.check("absolute equal", meanAbsoluteError(ones, ones))
    try golden.check("absolute constant", meanAbsoluteError(ones, rising))
    try golden.check("r2", r2Score(y, p))
    try golden.check("r2 two", r2Score(ys, ps))
    try golden.check("r2 weights", r2Score(ys, ps, sampleWeight: w))
    try golden.check("r2 equal", r2Score(ones, ones))
    try golden.check("r2 constant", r2Score(ones, rising))
  }

  @Test func linesAreScikitLearns() throws {
    let (x, y, ys) = (golden["x"], golden["y"], golden["ys"])
    try check(LinearRegression().fit(x, y), "line", x, y)
    try check(LinearRegression().fit(x, ys), "lines", x, ys)
    try check(LinearRegression().fit(x, y, sampleWeight: golden["w"]), "weighted", x, y)
    try check(LinearRegression(fitIntercept: false).fit(x, y), "through zero", x, y)
    let constant = golden["constant"]
    try check(LinearRegression().fit(constant, ys), "smallest", constant, ys)
  }

  private func check(_ line: LinearRegression, _ name: String, _ x: Tensor, _ y: Tensor) throws {
    try golden.check("\(name) coef", line.coef)
    if name == "through zero" {
      #expect(line.intercept.item() == 0)
    } else {
      try golden.check("\(name) intercept", line.intercept)
    }
    try golden.check("\(name) predicted", line.predict(x[..<7]))
    try golden.check("\(name) score", line.score(x, y))
  }

  @Test func votesOfNeighborsAreScikitLearns() throws {
    let classifiers = [
      ("one", KNeighborsClassifier(nNeighbors: 1)), ("five", KNeighborsClassifier()),
      ("four", KNeighborsClassifier(nNeighbors: 4)),
      ("distance", KNeighborsClassifier(weights: "distance")),
      ("manhattan", KNeighborsClassifier(nNeighbors: 3, metric: "manhattan")),
      ("cosine", KNeighborsClassifier(nNeighbors: 6, metric: "cosine")),
    ]
    let (x, y) = (golden["x"], golden["y3"].astype(.int64))
    for (name, knn) in classifiers {
      knn.fit(x[..<40], y[..<40])
      try golden.check("neighbors \(name) probabilities", knn.predictProba(x[30...]))
      try golden.check("neighbors \(name) predicted", knn.predict(x[30...]))
      try golden.check("neighbors \(name) score", knn.score(x[30...], y[30...]))
      #expect(knn.predict(x[30...]).dtype == .int64)
    }
  }

  @Test func agreementOfGroupsIsScikitLearns() throws {
    let (y, guess, groups) = (golden["y3"], golden["guess"], golden["groups"])
    let pairs: [(String, Tensor, Tensor)] = [
      ("guess", y, guess), ("groups", y, groups), ("same", y, 9 - y), ("one", y * 0, groups * 0),
      ("half", y, groups * 0),
    ]
    for (name, first, second) in pairs {
      try golden.check("rand \(name)", adjustedRandScore(first, second))
      try golden.check("information \(name)", normalizedMutualInfoScore(first, second))
    }
    for method in ["geometric", "min", "max"] {
      try golden.check(
        "information \(method)", normalizedMutualInfoScore(y, guess, averageMethod: method))
    }
    for metric in ["euclidean", "manhattan", "cosine"] {
      try golden.check(
        "silhouette \(metric)", silhouetteScore(golden["x"], groups, metric: metric))
      try golden.check(
        "silhouettes \(metric)", silhouetteSamples(golden["x"], groups, metric: metric))
    }
  }

  @Test func reportsReadAsScikitLearns() throws {
    let (y, guess) = (golden["y3"].astype(.int64), golden["guess"].astype(.int64))
    let binary = (golden["scores"] .> 0.4).astype(.int64)
    let names = ["T-shirt", "a longer name than most", "bag"]
    let reports = [
      ("report", classificationReport(y, guess)),
      ("report names", classificationReport(y, guess, targetNames: names, digits: 4)),
      ("report two", classificationReport(golden["y2"].astype(.int64), binary)),
      ("report some", classificationReport(y, guess, labels: [4, 2])),
      ("report more", classificationReport(y, guess, labels: [2, 3, 4, 5])),
      ("report never", classificationReport(y, golden["never"].astype(.int64))),
      ("report fractions", classificationReport(y.astype(.float64), guess)),
    ]
    for (name, report) in reports { #expect(try report == golden.text(name), "\(name)") }
  }
}
