import Cells
import Foundation
import Testing

/// Message and line of traps that the optimiser has changed, and assertions in optimised cells.
@Suite(.serialized) struct TrapPlaceTests {
  static let notebook = Result {
    let notebook = try Notebook()
    notebook.value("let two = [1, 2]")
    return notebook
  }

  static let cases: [(source: String, message: String, line: Int)] = [
    ("func g(_ i: Int) -> Int { [1, 2][i] }\ng(7)", "Index out of range", 1),
    ("for i in 0..<4 { print([1, 2][i]) }", "Index out of range", 1),
    ("func h(_ i: Int) -> Int {\n  let a = [1, 2]\n  return a[i]\n}\nh(9)", "Index out of range", 3),
    ("\nfor i in 0..<3 {\n  let u: UInt8 = 255\n  print(u + UInt8(i))\n}", "arithmetic overflow", 4),
    ("func d(_ n: Int) -> Int { 10 / n }\nd(0)", "Division by zero", 1),
    (
      "let none: Int? = nil\nfor _ in 0..<1 {\n  print(none!)\n}",
      "Unexpectedly found nil while unwrapping an Optional value", 3
    ),
    (
      "struct S {\n  var a: [Int]\n  subscript(i: Int) -> Int { a[i] }\n}\nlet s = S(a: [])\nfor i in 0..<2 { print(s[i]) }",
      "Index out of range", 3
    ),
    ("for i in 0..<3 { assert(i == 99, \"not 99\") }", "not 99", 1),
    ("for i in 0..<3 { assert(i == 99) }", "assertion failed", 1),
    ("func a() {\n  assertionFailure(\"never here\")\n}\na()", "never here", 2),
    ("for i in 0..<3 {\n  precondition(i < 1, \"i is \\(i)\")\n}", "i is 1", 2),
    ("func p() { preconditionFailure(\"no way\") }\np()", "no way", 1),
  ]

  @Test(arguments: cases.indices) func trap(index: Int) throws {
    let notebook = try Self.notebook.get()
    let test = Self.cases[index]
    for optimization in [CellRequest.Optimization.on, .off] {
      let output = notebook.run(test.source, optimization: optimization)
      #expect(output.error?.name == "Trap", "\(test.source)")
      #expect(output.error?.value == test.message, "\(test.source)")
      #expect(output.trace.contains("---> \(test.line) "), "\(optimization): \(test.source): \(output.trace)")
    }
  }
}
