import Learn
import Testing

@Suite struct EstimatorTests {
  let golden: LearnGolden
  let x: Tensor

  init() throws {
    golden = try LearnGolden()
    x = golden["x"]
  }

  @Test func splitsAreScikitLearns() throws {
    let numbers = np.arange(90)
    let y3 = golden["y3"]
    let splits: [(String, (train: Tensor, test: Tensor))] = [
      ("split", trainTestSplit(numbers, randomState: 42)),
      ("split 0.2", trainTestSplit(numbers, testSize: 0.2, randomState: 0)),
      ("split train", trainTestSplit(numbers, trainSize: 0.61, randomState: 7)),
      ("split ordered", trainTestSplit(numbers, testSize: 0.3, shuffle: false)),
      ("split stratified", trainTestSplit(numbers, testSize: 0.2, randomState: 3, stratify: y3)),
      (
        "split stratified both",
        trainTestSplit(numbers, testSize: 0.33, trainSize: 0.5, randomState: 12, stratify: y3)
      ),
    ]
    for (name, split) in splits {
      try golden.check(name + " train", split.train)
      try golden.check(name + " test", split.test)
    }
  }

  @Test func allPartsAreSplitAlike() {
    let (xTrain, xTest, yTrain, yTest) = trainTestSplit(x, golden["y3"], testSize: 0.2, randomState: 42)
    #expect(xTrain.shape == [72, 4] && xTest.shape == [18, 4])
    let (rows, _) = trainTestSplit(np.arange(90), testSize: 0.2, randomState: 42)
    #expect((xTrain == x.take(rows)).all().bools[0] && (yTrain == golden["y3"].take(rows)).all().bools[0])
    #expect(yTest.shape == [18])
  }

  @Test func scalersAreScikitLearns() throws {
    let scaler = StandardScaler().fit(x)
    try golden.check("mean", scaler.mean)
    try golden.check("var", scaler.var)
    try golden.check("scale", scaler.scale)
    try golden.check("scaled", scaler.transform(x))
    try golden.check("unscaled", scaler.inverseTransform(x))
    try golden.check("no mean", StandardScaler(withMean: false).fitTransform(x))
    try golden.check("min max", MinMaxScaler(featureRange: (-1, 1)).fitTransform(x))
    #expect(scaler.transform(x.astype(.float32)).dtype == .float32)
  }

  @Test func kMeansFromGivenCentresIsScikitLearns() throws {
    let kmeans = KMeans(nClusters: 3, init: golden["start"]).fit(x)
    try golden.check("kmeans centers", kmeans.clusterCenters)
    try golden.check("kmeans labels", kmeans.labels)
    try golden.check("kmeans inertia", kmeans.inertia)
    try golden.check("kmeans n_iter", Double(kmeans.nIter))
    try golden.check("kmeans predict", kmeans.predict(x[..<9] + 0.5))
    try golden.check("kmeans transform", kmeans.transform(x[..<4]))
    let far = np.vstack((golden["start"][..<2], Tensor(full: (1, 4), 1e3, dtype: .float64)))
    let moved = KMeans(nClusters: 3, init: far).fit(x)
    try golden.check("kmeans empty centers", moved.clusterCenters)
    try golden.check("kmeans empty labels", moved.labels)
  }

  @Test func kMeansFindsTheGroups() throws {
    let kmeans = KMeans(nClusters: 3, nInit: 10, randomState: 0)
    try golden.check("kmeans best inertia", kmeans.fit(x).inertia, within: 1e-6)
    #expect(
      KMeans(nClusters: 3, randomState: 4).fitPredict(x) == KMeans(nClusters: 3, randomState: 4).fitPredict(x)
    )
  }

  @Test(arguments: ["euclidean", "manhattan", "cosine"])
  func neighborsAreScikitLearns(metric: String) throws {
    let search = NearestNeighbors(nNeighbors: 4, metric: metric).fit(x)
    let (distances, indices) = search.kneighbors(x[..<7] + 0.25)
    try golden.check("neighbors \(metric) distances", distances)
    try golden.check("neighbors \(metric) indices", indices)
    try golden.check("neighbors \(metric) own", search.kneighbors(nNeighbors: 2).indices)
    // A point is its own nearest neighbour at the distance zero, to the last digit.
    #expect(
      search.kneighbors(x, nNeighbors: 1).distances.max().item() < (metric == "cosine" ? 1e-15 : 1e-300))
  }

  @Test func logisticRegressionIsScikitLearns() throws {
    let features = x[.all, ..<3]
    let cases: [(String, Tensor, LogisticRegression)] = [
      ("three", golden["y3"], LogisticRegression(maxIter: 1000, tol: 1e-9)),
      ("two", golden["y2"], LogisticRegression(maxIter: 1000, tol: 1e-9)),
      ("strong", golden["y3"], LogisticRegression(C: 0.01, maxIter: 1000, tol: 1e-9)),
      ("plain", golden["y2"], LogisticRegression(fitIntercept: false, maxIter: 1000, tol: 1e-9)),
    ]
    for (name, y, model) in cases {
      model.fit(features, y)
      try golden.check("logistic \(name) coef", model.coef, within: 1e-5)
      try golden.check("logistic \(name) intercept", model.intercept, within: 1e-5)
      try golden.check("logistic \(name) probabilities", model.predictProba(features[..<5]), within: 1e-5)
      try golden.check("logistic \(name) predicted", model.predict(features))
      try golden.check("logistic \(name) score", model.score(features, y))
      try golden.check("logistic \(name) decision", model.decisionFunction(features[..<3]), within: 1e-5)
    }
  }

  @Test func defaultsComeCloseToTheOptimum() throws {
    let model = LogisticRegression().fit(x[.all, ..<3], golden["y3"])
    try golden.check("logistic three score", model.score(x[.all, ..<3], golden["y3"]))
    #expect(model.nIter < 100)
  }
}
