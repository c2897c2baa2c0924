import Cells
import Foundation
import Testing

/// Traps in what a statement changes in place: the line that they are said to be on is the
/// statement's, and what was to be changed is what it was before.
@Suite(.serialized) struct AccessedElementTests {
  /// The line of a trap in what a statement changes in place.
  @Test(arguments: [
    "values[7] += 1", "values[7] = 1", "grid[7].append(1)", "grid[0][7] -= 2", "swap(&values[9], &spare)",
    "object.list[7] *= 2", "values[7].negate()", "names[\"a\"]! += 1", "grid[3].sort()",
    "groups[\"b\"]!.append(1)",
    "groups[\"a\"]![7] += 1", "groups[String(7)]![0] = 1", "counts[\"b\"]!.first += 1",
  ])
  func line(statement: String) throws {
    let notebook = try Notebook()
    notebook.value(
      """
      final class Holder { var list = [1] }
      struct Pair { var first = 0 }
      var counts = ["a": Pair()]
      func state() -> String { "\\(values) \\(grid) \\(names) \\(groups) \\(counts) \\(object.list)" }
      var values = [1, 2], grid = [[1], [2]], names = ["k": 1], groups = ["a": [1]], object = Holder(), spare = 0
      """)
    let whole = notebook.text("state()")
    for optimization in [CellRequest.Optimization.on, .off] {
      for text in [
        "print(1)\n\(statement)\nprint(2)", "print(1)\n\(statement)",
        "func f() {\n  print(1)\n  \(statement)\n}\nf()", "for _ in 0..<2 {\n  print(1)\n  \(statement)\n}",
      ] {
        let output = notebook.run(text, optimization: optimization)
        let line = text.split(separator: "\n").firstIndex { $0.contains(statement) } ?? 0
        #expect(output.error?.name == "Trap", "\(text)")
        #expect(notebook.text("state()") == whole, "\(optimization) \(text)")
        #expect(output.trace.contains("---> \(line + 1) "), "\(optimization) \(text): \(output.trace)")
      }
    }
  }
}
