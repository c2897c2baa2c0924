import Foundation
import Testing

/// A function of a cell goes before the library's of the same name, whatever type the surroundings
/// would rather have: in Python there is only one of a name.
@Suite(.serialized) struct OwnFunctionTests {
  static let notebook = Result { try Notebook() }

  @Test(arguments: [
    ("psnr", "_ a: Tensor, _ b: Tensor, maxVal: Double = 1", "x, x"),
    ("ssim", "_ a: Tensor, _ b: Tensor", "x, x"),
    ("accuracyScore", "_ a: Tensor, _ b: Tensor", "x, x"), ("auc", "_ a: Tensor, _ b: Tensor", "x, x"),
    ("meanSquaredError", "_ a: Tensor, _ b: Tensor", "x, x"),
    ("recallScore", "_ a: Tensor, _ b: Tensor", "y, y"),
    ("lerp", "_ a: Tensor, _ b: Tensor, steps: Int = 3", "x, x"),
    ("gaussianNoise", "_ a: Tensor, stddev: Double = 1", "x"),
    ("mutualInfoScore", "_ a: Tensor, _ b: Tensor", "y, y"),
    ("standardNormalLogDensity", "_ a: Tensor", "x"), ("deadUnits", "_ a: Tensor", "x"),
    ("len", "_ a: Tensor", "x"), ("sum", "_ a: [Double]", "[1.0]"), ("max", "_ a: [Double]", "[1.0]"),
    ("sorted", "_ a: [Double]", "[1.0]"), ("range", "_ a: Int", "3"),
  ])
  func goesFirst(name: String, parameters: String, arguments: String) throws {
    let notebook = try Self.notebook.get()
    notebook.run("let x = Tensor([[1.0, 2.0], [3.0, 4.0]])\nlet y = Tensor([0, 1])")
    let declared = notebook.run(
      "func \(name)(\(parameters)) -> Tensor { Tensor([-7.0, -7.0]) }")
    #expect(declared.error == nil, "\(declared.trace)")
    let used = notebook.run(
      "print(\"\\(np.mean(\(name)(\(arguments))))\", np.sum(\(name)(\(arguments))))")
    #expect(used.stdout.hasPrefix("-7.0 -14.0"), "\(name): \(used.stdout) \(used.trace)")
  }
}
