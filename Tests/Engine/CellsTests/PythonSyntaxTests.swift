import Cells
import Foundation
import Testing

/// Cells written as Python: the message says how the line is written here, once, and proposes no
/// line that would be wrong again.
@Suite(.serialized) struct PythonSyntaxTests {
  static let notebook = Result { try Notebook() }

  private func trace(_ source: String) throws -> String { try Self.notebook.get().run(source).trace }

  private func shown(_ output: Notebook.Output) -> String {
    output.events.map { event in
      if case .display(let bundle, _) = event { return bundle.data["text/plain"] ?? "" }
      return ""
    }.joined(separator: "\n")
  }

  @Test(arguments: [
    ("let p1 = np.arange(10)\np1[::2]", ".slice(step: 2)"),
    ("let p2 = np.arange(10)\np2[..., ::-1]", "np.flip"),
    ("let p3 = np.arange(10)\np3[0:2]", "x[0..<2]"),
    ("let p4 = np.arange(10)\np4[:, 0]", "x[.all, 0]"),
    ("let p5 = np.arange(10)\nlet q5 = p5 @ p5", "a.matmul(b)"),
    ("let p6 = 1\nprint(f\"{p6}\")", "\\(value)"),
    ("let p7 = np.arange(10)\np7.sum(axis=0)", "f(axis: 0)"),
    ("def f8(x):\n  return x", "func f(_ x: Tensor)"),
    ("let p9 = lambda x: x + 1", "{ x in x + 1 }"),
    ("p10 = 3", "let p10 = "),
    ("raise ValueError(\"x\")", "throw ValueError"),
    ("do { throw ValueError(\"v\") } except { print(1) }", "catch"),
    ("assert 1 == 2, \"bad\"", "assert(x == 1"), ("let l1 = [1]\ndel l1[0]", "remove(at: 0)"),
    ("let z1 = 1\nif z1 == 0 { print(1) } elif z1 > 2 { print(2) }", "else if"),
    ("x1, y1 = 1, 2", "let (a, b)"),
    ("let ages1 = [\"Anna\": 3]\nprint(\"Anna\" in ages1)", "keys.contains"),
    ("let zero1 = true\nprint(1 if zero1 else 2)", "? a : b"), ("divmod(17, 5)", "quotientAndRemainder"),
    ("var a9 = [1]\na9.pop()", "popLast()"), ("[\"a\": 1].get(\"b\", 0)", "default: 0"),
    ("let p11 = np.mean(Tensor([1.0]))\nlet q11 = \"%.4f\" % p11", "String(format:"),
    ("zip(*[(1, 2)])", "xs.map { $0.0 }"), ("np.random.rand(*Tensor([1.0]).shape)", "rand(x.shape)"),
    ("let p12: (Double, Double) = (Tensor([1.0]).mean(), 2.0)", "Double(x)"),
    ("let p13 = Tensor([1, 2])\nfor i in p13 { p13[i..<i + 1] }", "Int(x)"),
    ("let lines = plt.plot([1, 2])\nlines.setColor(\"r\")", "lines[0]"),
    ("let p14 = None", "no value is nil"),
    ("import numpy as np", "import Lectern"),
    ("for p15 in [1]:\n  print(p15)", "braces"),
    ("tf.exp(1)", "TensorFlow is not there"),
    ("let p16 = Tensor([1.0])\np16[.all, nil]", ".newAxis"),
    ("let p17 = Tensor([1.0])\np17[nil]", ".newAxis"),
    ("let p18 = [i * 2 for i in 0..<3]", ".map { i in"),
    ("let a19, b19 = Tensor([1.0]).shape", "let (a, b)"),
    ("let (a20, b20) = Tensor([[1.0]]).shape", "(x[0], x[1])"),
    ("print(1, end=\"\")", "terminator"),
    ("print(1, sep: \"\")", "separator"),
    ("import numpy", "import Lectern"), ("import time", "time.time()"),
    ("random.seed(1)", "np.random.seed"), ("Tensor([1.0]).astype(bool)", "type is Bool"),
    ("Tensor([1.0]).tolist()", "x.doubles"), ("np.mgrid(3)", "np.meshgrid"),
    ("let p21: Logs = [:]\nfor (k, v) in p21.items() { print(k, v) }", "for (name, value)"),
    ("layers.Dense(3).outputShape", "layer.output.shape"),
  ])
  func advice(source: String, words: String) throws {
    let trace = try trace(source)
    #expect(trace.contains(words), "\(trace)")
    #expect(!trace.contains("corrected:"), "\(trace)")
  }

  /// Swift that looks a little like Python gets the compiler's own words.
  @Test(arguments: [
    "let w1: Int = [\"a\": 1]", "func w2(a: Int = 1) {}\nw2(b: 2)", "let w3 = [1, 2]\nw3[\"a\"]",
    "let w4: Double = 3 as Int % 2", "switch 1 {\ncase 1: wrong4\ndefault: break\n}",
    "let w5 = true ? wrong5 : 2", "print(\"a: [b:c]\", wrong6)",
  ])
  func swiftIsNotPython(source: String) throws {
    let trace = try trace(source)
    #expect(trace.contains("error:"), "\(trace)")
    for words in ["braces", "x[0..<2]", "have a colon", "stand in a text", "String(format:"] {
      #expect(!trace.contains(words), "\(trace)")
    }
  }

  /// A missing name makes the compiler guess at types; its guesses are no errors of the user's.
  @Test func consequencesOfMissingNamesAreLeftOut() throws {
    let trace = try trace(
      "let known = Tensor([1.0])\nlet d = np.abs(unknown - known) ** 2\nlet e = d.squeeze()")
    #expect(trace.contains("cannot find 'unknown'"))
    #expect(trace.components(separatedBy: "error:").count == 2, "\(trace)")
    let two = try self.trace("let a = Tensor([1.0]) + missing1\nlet b: Int = \"text\"")
    #expect(two.contains("missing1") && two.contains("'String' to specified type 'Int'"), "\(two)")
  }

  @Test func methodsThatOverrideNothing() throws {
    let layer = try trace("class O1: Layer { override func call(_ x: Int) -> Tensor { [1.0] } }")
    #expect(layer.contains("override func call(_: [Tensor]) -> Tensor"), "\(layer)")
    let callback = try trace("class O2: Callback { override func onEpochBegin(_ e: Int, _ logs: Int) {} }")
    #expect(callback.contains("override func onEpochBegin(_: Int, _: Logs)"), "\(callback)")
    _ = try trace("class O3 { func f(_ x: Int) {} }")
    let own = try trace("class O4: O3 { override func f() {} }")
    #expect(own.contains("override func f(_ x: Int)"), "\(own)")
  }

  @Test func missingRequirementsAreNamed() throws {
    let trace = try trace(
      "class R1: keras.regularizers.Regularizer { func call(_ x: Tensor) -> Tensor { x } }")
    #expect(trace.contains("missing: func callAsFunction(_ x: Tensor) -> Tensor"), "\(trace)")
  }

  @Test func labelsGetTheirOwnSpelling() throws {
    let trace = try trace("KMeans(n_clusters: 10, n_init: 5, random_state: 0)")
    #expect(trace.contains("KMeans(nClusters: 10, nInit: 5, randomState: 0)"), "\(trace)")
  }

  /// The library's type does not take the place of one's own without a word.
  @Test func namesOfFailedCells() throws {
    let notebook = try Notebook()
    _ = notebook.run("class Sampling: Layer { override func call(_ x: Int) -> Tensor { [1.0] } }")
    let used = notebook.run("let layer = Sampling()")
    #expect(shown(used).contains("failed: this is the library's 'Sampling'"))
    _ = notebook.run("func mean(_ x: Tensor) -> Tensor { missing }")
    #expect(!shown(notebook.run("Tensor([1.0]).mean()")).contains("failed:"))
  }
}
