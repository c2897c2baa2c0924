import Testing

/// Numbers that no one means, negative counts and sizes, NaN and infinity where a whole number is
/// needed: an error with a message, as NumPy's, and never a trap, which says nothing. Found by
/// `scripts/fuzz/library_calls.py`.
@Suite(.serialized) struct OddNumberTests {
  static let notebook = Result { try Notebook() }

  @Test(arguments: [
    "Tensor(zeros: [-1])", "Tensor(ones: [2, -3])", "np.zeros((3, -7))", "np.random.rand(-7, 3)",
    "np.random.normal(size: (-1))", "np.eye(-1)", "np.eye(-1, -7)", "np.identity(-7)", "ops.eye(-1)",
    "np.linspace(0, 1, -1)", "np.linspace(0, 1, num: -1)", "np.linspace(Tensor([1.0]), Tensor([2.0]), -1)",
    "np.logspace(0, 1, -1)", "np.logspace(0, 1, num: -7)", "np.geomspace(1, 2, -1)",
    "np.random.choice(5, size: (-1), replace: false)", "np.random.permutation(-1)",
    "np.random.binomial(-1, 0.5, size: (3))", "np.tile(Tensor([1.0]), (-1))",
    "np.arange(0, Double.nan, 1)", "np.arange(0, Double.infinity, 1)", "np.arange(0, 1, 0)",
    "np.take(Tensor([1, 2]), Tensor([0.5]))", "-Tensor([true])", "np.trace(Tensor([1.0]))",
    "np.digitize(Tensor([1.0]), Tensor([3.0, 1.0, 2.0]))", "np.bincount(Tensor([[1]]))",
    "Int(Tensor(zeros: [2, 0]))", "Int(Tensor([1, 2]))", "Int(Tensor([Double.nan]))",
    "Tensor(zeros: [1 << 40, 1 << 40])", "plt.gca().setAspect(.infinity)", "plt.gca().setBoxAspect(-1)",
  ])
  func refused(line: String) throws {
    let output = try Self.notebook.get().run(line)
    let name = output.error?.name ?? "no error"
    #expect(
      ["ValueError", "ShapeError", "MemoryError", "IndexError"].contains(name), "\(line): \(output.trace)")
  }

  @Test(arguments: [
    "plt.xticks([Double.nan, 1.0])\nplt.plot([1, 2])", "plt.yticks([Double.infinity, 0.5], [\"a\", \"b\"])",
    "plt.gca().setXticks([.nan])", "Tensor([-1, 5]).clip(0, .infinity)", "np.random.rand(0, 3)",
    "nn.batchNormalization(Tensor(1.0), gamma: nil, beta: nil)", "np.eye(0)", "np.linspace(0, 1, 0)",
  ])
  func taken(line: String) throws {
    let output = try Self.notebook.get().run(line)
    #expect(output.error == nil, "\(line): \(output.trace)")
  }

  /// What an ended cell has locked does not stay locked: the next random number would wait for ever.
  @Test func nothingStaysLocked() throws {
    let notebook = try Notebook()
    _ = notebook.run("import Foundation\nnp.random.seed(1)\n_ = np.random.rand(-7, 3)")
    let next = notebook.run("np.random.rand(2).shape")
    #expect(next.error == nil, "\(next.trace)")
  }
}
