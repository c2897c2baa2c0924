import Cells
import Foundation
import Testing

/// What Python's users write of numbers in tensors, of formats and of whole division.
@Suite(.serialized) struct PythonValueTests {
  static let notebook = Result {
    let notebook = try Notebook()
    notebook.value("let count = 3, share = 0.5, isDone = true, row = [1, 2, 3]")
    return notebook
  }

  /// Numbers and lists of numbers set into a part of a tensor; what stands in it then.
  @Test(arguments: [
    ("x[0, 1] = count", "[0.0, 3.0, 0.0, 0.0, 0.0, 0.0]"),
    ("x[1, 2] = share", "[0.0, 0.0, 0.0, 0.0, 0.0, 0.5]"),
    ("x[1] = row", "[0.0, 0.0, 0.0, 1.0, 2.0, 3.0]"),
    ("x[.all, 0] = count + 1", "[4.0, 0.0, 0.0, 4.0, 0.0, 0.0]"),
    ("x[x .< 1] = share", "[0.5, 0.5, 0.5, 0.5, 0.5, 0.5]"),
    ("x[0] = isDone", "[1.0, 1.0, 1.0, 0.0, 0.0, 0.0]"),
    ("for i in 0..<2 { x[i, i] = Double(i) + share }", "[0.5, 0.0, 0.0, 0.0, 1.5, 0.0]"),
    ("x[0] = [7, 8, 9]", "[7.0, 8.0, 9.0, 0.0, 0.0, 0.0]"),
    ("x[0, 0] += share", "[0.5, 0.0, 0.0, 0.0, 0.0, 0.0]"),
    ("x[0, 0] = x[0, 0] * 2 + share", "[0.5, 0.0, 0.0, 0.0, 0.0, 0.0]"),
  ])
  func set(line: String, numbers: String) throws {
    let notebook = try Self.notebook.get()
    notebook.value("var x = np.zeros([2, 3])")
    #expect(notebook.run(line).error == nil, "\(line)")
    #expect(notebook.run("print(x.doubles)").stdout == numbers + "\n", "\(line)")
  }

  /// What is no number is refused as it was written, and reading asks for a number by name.
  @Test func refused() throws {
    let notebook = try Self.notebook.get()
    notebook.value("var y = np.zeros([2, 3])")
    let text = notebook.run("y[0] = [\"a\"]")
    #expect(text.trace.contains("'[String]' to subscript of type 'Tensor'"), "\(text.trace)")
    let number = notebook.run("let z: Double = y[0, 0]")
    #expect(number.trace.contains("Double(x)"), "\(number.trace)")
  }

  @Test(arguments: [
    ("String(format: \"%s|%-6s|%5.2f|%d\", \"a\", \"b\", count, 2.9)", "a|b     | 3.00|2"),
    ("String(format: \"%.1f %d\", np.ones([2]).sum(), np.ones([3]).sum())", "2.0 3"),
    ("String(format: \"%@ %5.1f%%\", \"share\", share * 100)", "share  50.0%"),
  ])
  func formats(source: String, text: String) throws {
    let output = try Self.notebook.get().run("print(\(source))")
    #expect(output.stdout == text + "\n", "\(output.trace)")
  }

  @Test(arguments: [
    ("let half = count // 2", true), ("func f(_ n: Int) -> Int {\n  return n // 2\n}", true),
    ("let part = row.count // 2", true), ("let pixels = 28 * 28 // 784", false),
    ("let three = 3 // 3", false), ("let n = count // as above", false), ("let size = count // 128", false),
    ("// 2\nlet m = count", false),
  ])
  func division(source: String, isWarned: Bool) throws {
    let output = try Self.notebook.get().run(source)
    #expect(output.error == nil)
    let shown = output.events.contains { event in
      if case .display(let bundle, _) = event {
        return bundle.data["text/plain"]?.contains("is a comment in Swift") == true
      }
      return false
    }
    #expect(shown == isWarned, "\(source)")
  }
}
