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
        "func f() {\n  \(statement)\n}\nf()", "let change = {\n  \(statement)\n}\nchange()",
        "if true {\n  \(statement)\n}", "[1, 2].forEach { _ in\n  \(statement)\n}",
      ] {
        let output = notebook.run(text, optimization: optimization)
        let line = text.split(separator: "\n").firstIndex { $0.contains(statement) } ?? 0
        #expect(output.error?.name == "Trap", "\(text)")
        #expect(notebook.text("state()") == whole, "\(optimization) \(text)")
        #expect(output.trace.contains("---> \(line + 1) "), "\(optimization) \(text): \(output.trace)")
      }
    }
  }

  /// A missing key where the call that changes its value gives one: the dictionary is whole.
  @Test(arguments: [
    "let v = groups[\"b\"]!.removeLast()", "print(groups[\"b\"]!.popLast() as Any)",
    "func f() -> Int { groups[\"b\"]!.removeFirst() }\nf()",
    "func f() -> Int { return groups[\"b\"]!.removeFirst() + 1 }\nf()",
    "[\"b\"].map { groups[$0]!.remove(at: 0) }",
    "var it = [\"b\"].lazy.map { groups[$0]!.popLast() }; it.first",
    "func g(_ x: inout [Int]) -> Int { x.removeLast() }\nlet w = g(&groups[\"b\"]!)",
    "if groups[\"b\"]!.removeLast() > 1 { print(1) }", "groups[\"b\"]!.removeLast()",
    "func f() { groups[\"b\"]!.append(1) }\nf()",
    "func f() { groups[\"b\"]!.removeAll(where: { $0 > 1 }) }\nf()",
    "switch groups[\"b\"]!.removeLast() { case 1: print(1); default: break }",
    "func f(_ k: String) throws { try check(groups[k]!.popLast()) }\ntry f(\"b\")",
    "struct Shelf { var all = [\"a\": [1]]; mutating func take(_ k: String) -> Int { all[k]!.removeLast() } }\n"
      + "var shelf = Shelf(); groups[\"b\"]!.append(shelf.take(\"a\"))",
  ])
  func missingKeyOfAValue(cell: String) throws {
    let notebook = try Notebook()
    notebook.value(
      "var groups = [\"a\": [1, 2], \"c\": [3]]; func check(_ value: Int?) throws {}")
    for optimization in [CellRequest.Optimization.on, .off] {
      let output = notebook.run(cell, optimization: optimization)
      #expect(output.error?.name == "Trap", "\(cell): \(output.trace)")
      let whole = notebook.text("\"\\(groups.keys.sorted().joined()) \\(groups[\"a\"]!) \\(groups[\"c\"]!)\"")
      #expect(whole == "ac [1, 2] [3]", "\(optimization) \(cell)")
    }
    // Where the key is there, the call does what it does.
    let right = cell.replacingOccurrences(of: "\"b\"", with: "\"a\"")
    let output = notebook.run(right, optimization: .on)
    #expect(output.error == nil, "\(right): \(output.trace)")
    #expect(!output.streams.contains("err:"), "\(right): \(output.streams)")
  }
}
