import Foundation
import Testing

/// Tuples where lists are wanted, as Python's lines have them.
@Suite(.serialized) struct ListedTupleTests {
  static let notebook = Result { try Notebook() }

  @Test(arguments: [
    "plt.plot([1, 2], color: (0.2, 0.4, 0.6))", "plt.plot([1, 2], lw: 4, color: (0.2, 0.4, 0.6, 0.5))",
    "plt.bar([1, 2], [3, 4], color: [(1, 0, 0), (0, 1, 0)])", "plt.plot((1, 2, 3), (2, 3, 4))",
    "plt.xticks((0, 1), (\"a\", \"b\"))", "for i in (1, 2, 3) { print(i) }", "np.mean((1, 2, 3))",
    "np.array((1, 2, 3))", "plt.plot([1, 2], label: \"a\")\nplt.legend((\"a\", \"b\"))",
    "models.Sequential((layers.Dense(3), layers.Dense(2)))",
    "plt.text(0.5, 0.5, \"x\", bbox: [\"fc\": (1, 0, 0), \"ec\": \"k\"])",
    "let colors: [Double] = (0.1, 0.2)\ncolors.count",
  ])
  func taken(source: String) throws {
    let output = try Self.notebook.get().run(source)
    #expect(output.error == nil, "\(output.trace)")
  }

  /// The picture is that of the list.
  @Test func sameColour() throws {
    let notebook = try Self.notebook.get()
    _ = notebook.run("let (_, ax) = plt.subplots()")
    let tuple = notebook.run("ax.plot([1, 2], color: (0.25, 0.5, 0.75))[0].getColor()")
    let list = notebook.run("ax.plot([1, 2], color: [0.25, 0.5, 0.75])[0].getColor()")
    #expect(tuple.error == nil && list.error == nil, "\(tuple.trace) \(list.trace)")
  }

  /// What is wrong as a list too is told as it was written.
  @Test func refusedAsWritten() throws {
    let number = try Self.notebook.get().run("let x: Int = (1, 2)")
    #expect(number.trace.contains("'(Int, Int)' to specified type 'Int'"), "\(number.trace)")
    let variable = try Self.notebook.get().run("let f = (0.1, 0.2, 0.3)\nplt.plot([1, 2], color: f)")
    #expect(variable.trace.contains("square brackets"), "\(variable.trace)")
    let mixed = try Self.notebook.get().run("let t: [Int] = (1, \"a\")")
    #expect(mixed.trace.contains("'(Int, String)'"), "\(mixed.trace)")
  }
}
