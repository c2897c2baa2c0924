import Testing

/// NaN and infinity given to what scikit-learn refuses them for: an error in each case, and no loop
/// without end where numbers are compared with themselves.
@Suite(.serialized) struct NotFiniteTests {
  static let notebook = Result { () throws -> Notebook in
    let notebook = try Notebook()
    notebook.run(
      """
      let good = Tensor([[0.0, 1.0], [2.0, 3.0], [4.0, 5.0]])
      let y = Tensor([0, 1, 1])
      func with(_ value: Double) -> Tensor { Tensor([[value, 1.0], [2.0, 3.0], [4.0, 5.0]]) }
      func scores(_ value: Double) -> Tensor { Tensor([0.1, value, 0.3]) }
      """)
    return notebook
  }

  @Test(
    arguments: [
      "KMeans(nClusters: 2).fit(with(V))", "LinearRegression().fit(with(V), y)",
      "LogisticRegression().fit(with(V), y)", "KNeighborsClassifier(nNeighbors: 1).fit(with(V), y)",
      "NearestNeighbors(nNeighbors: 1).fit(with(V))", "GaussianMixture(nComponents: 2).fit(with(V))",
      "PCA(nComponents: 1).fit(with(V))", "StandardScaler().fit(with(V))", "MinMaxScaler().fit(with(V))",
      "KMeans(nClusters: 2).fit(good).predict(with(V))", "LinearRegression().fit(good, scores(V))",
      "rocAucScore(y, scores(V))", "rocCurve(y, scores(V))", "averagePrecisionScore(y, scores(V))",
      "precisionRecallCurve(y, scores(V))", "silhouetteScore(with(V), y)",
      "meanSquaredError(scores(V), y)", "meanAbsoluteError(y, scores(V))", "r2Score(scores(V), y)",
      "auc(scores(V), y)", "accuracyScore(scores(V), y)", "confusionMatrix(y, scores(V))",
      "mutualInfoScore(y, scores(V))", "mutualInformationGap(with(V), y)",
    ], ["Double.nan", "Double.infinity"])
  func refused(line: String, value: String) throws {
    let output = try Self.notebook.get().run(line.replacing("V", with: value))
    #expect(output.error?.name == "ValueError", "\(line): \(output.trace)")
    #expect(output.trace.contains("not finite"), "\(output.trace)")
  }
}
