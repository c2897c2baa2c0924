import Autoencoders
import Tensors
import Testing

@Suite struct PCATests {
  /// The table of scripts/golden/sklearn_pca.py, (7, 3).
  private let x: Tensor = {
    let rows = (0..<7).map { row -> [Double] in
      let i = Double(row)
      let sign: Double = row % 2 == 0 ? 1 : -1
      return [i, i * i / 4 - 2, sign + 0.3 * i]
    }
    return Tensor(rows, dtype: .float64)
  }()

  private func isClose(_ tensor: Tensor, _ expected: [Double]) -> Bool {
    tensor.count == expected.count && zip(tensor.doubles, expected).allSatisfy { abs($0 - $1) < 1e-6 }
  }

  @Test func agreesWithScikitLearn() {
    let pca = PCA(nComponents: 2).fit(x)
    #expect(isClose(pca.mean, [3.0, 1.25, 1.0428571]))
    #expect(isClose(pca.components, [0.5223788, 0.8320024, 0.1867948, -0.2158922, -0.0828772, 0.9728936]))
    #expect(isClose(pca.explainedVariance, [16.3163149, 1.0449004]))
    #expect(isClose(pca.explainedVarianceRatio, [0.9268251, 0.0593541]))
    let codes = pca.transform(x)
    #expect(isClose(codes[..<2], [-4.2791499, 0.8753318, -3.8663217, -1.0151988]))
    #expect(isClose(((x - pca.inverseTransform(codes)) ** 2).mean(), [0.069516713]))
  }

  @Test func allComponentsRestoreTheSamples() {
    let pca = PCA(nComponents: 3)
    let codes = pca.fitTransform(x)
    #expect(codes.shape == [7, 3])
    #expect((pca.inverseTransform(codes) - x).abs().max().item() < 1e-12)
  }

  @Test func wholeNumbersAreAnalysedAsFractions() {
    let bytes = Tensor([[0, 10], [10, 30], [250, 240]], dtype: .uint8)
    let pca = PCA(nComponents: 1).fit(bytes)
    #expect(pca.components.dtype == .float32)
    #expect(pca.inverseTransform(pca.transform(bytes)).shape == [3, 2])
  }

  @Test func mistakesAreNamed() {
    #expect(PCA(nComponents: 2).mistake(in: Tensor(zeros: [5, 2, 2]))?.message.contains("(5, 2, 2)") == true)
    #expect(PCA(nComponents: 3).mistake(in: Tensor(zeros: [5, 2]))?.message.contains("from 1 to") == true)
    #expect(PCA(nComponents: 0).mistake(in: Tensor(zeros: [5, 2])) != nil)
    #expect(PCA(nComponents: 1).mistake(in: Tensor(zeros: [1, 2])) != nil)
    #expect(PCA(nComponents: 2).mistake(in: Tensor(zeros: [5, 2])) == nil)
  }
}
