import Foundation
import Tensors
import Testing

/// `np.setPrintoptions`: texts come from scripts/golden/numpy_functions.py.
@Suite(.serialized) struct PrintOptionsTests {
  struct Golden: Decodable {
    var texts: [String: [String]]
    var operands: [String: NumPyTests.Golden.Array]
  }

  @Test func textsAreNumPys() throws {
    let file = try #require(Bundle.module.url(forResource: "Golden/functions", withExtension: "json"))
    let golden = try JSONDecoder().decode(Golden.self, from: Data(contentsOf: file))
    let a = try #require(golden.operands["a"]).tensor()
    let wide = Tensor([[1e-5, 0.123456789, 12.5], [3.0, -1e-7, 250.0]], dtype: .float64)
    let settings: [(String, () -> Void)] = [
      ("precision", { np.setPrintoptions(precision: 3) }),
      ("suppress", { np.setPrintoptions(precision: 4, suppress: true) }),
      ("threshold", { np.setPrintoptions(threshold: 10, edgeitems: 2) }),
      ("linewidth", { np.setPrintoptions(linewidth: 40) }),
    ]
    func reset() {
      np.setPrintoptions(precision: 8, threshold: 1000, edgeitems: 3, linewidth: 75, suppress: false)
    }
    defer { reset() }
    for (name, set) in settings {
      reset()
      set()
      let texts = [wide, a, np.arange(30), np.arange(6).astype(.float32) / 7].map { "\($0)" }
      #expect(texts == golden.texts[name], "\(name)")
    }
  }
}
