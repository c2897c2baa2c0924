import Cells
import Foundation
import Testing

/// Traps of every kind at every place where an access is open, optimised and not: each says what it was and where, the value is what it
/// was before, and what comes after it on the same variable runs: the hooks at the cell's end, the next cell.
@Suite(.serialized) struct TrapTableTests {
  /// How many cells had ended when the last one began.
  nonisolated(unsafe) static var hooks = 0

  static let notebook = Result {
    let notebook = try Notebook()
    notebook.value(TrapTable.declarations)
    for kind in TrapTable.kinds { notebook.value(TrapTable.function(of: kind)) }
    notebook.value(TrapTable.read)
    hooks = Int(notebook.value("hooks")?.filter(\.isNumber) ?? "") ?? 0
    return notebook
  }

  @Test(arguments: TrapTable.cases.indices) func trap(index: Int) throws {
    let notebook = try Self.notebook.get()
    let test = TrapTable.cases[index]
    let (place, kind) = (TrapTable.places[test.place], TrapTable.kinds[test.kind])
    let code = "\n" + place.code.replacingOccurrences(of: "SPOIL", with: kind.name)
    let output = notebook.run(code, optimization: test.isOptimised ? .on : .off)
    #expect(output.error?.name == "Trap", "\(place.name), \(kind.name): \(output.trace)")
    #expect(output.error?.value == kind.message, "\(place.name)")
    #expect(output.trace.contains("---> "), "\(place.name), \(kind.name): \(output.trace)")
    Self.hooks += 2
    #expect(
      notebook.value("(all().filter { $0 != 255 }.count, hooks)") == "\"(0, \(Self.hooks))\"",
      "\(place.name), \(kind.name)")
  }

  /// Swift's book, "Subscripts": a getter that asserts, on a variable of an earlier cell.
  @Test func matrix() throws {
    let notebook = try Notebook()
    notebook.value(
      """
      struct Matrix {
        let rows: Int, columns: Int
        var grid: [Double]
        init(rows: Int, columns: Int) {
          self.rows = rows
          self.columns = columns
          grid = Array(repeating: 0.0, count: rows * columns)
        }
        func indexIsValid(row: Int, column: Int) -> Bool {
          row >= 0 && row < rows && column >= 0 && column < columns
        }
        subscript(row: Int, column: Int) -> Double {
          get {
            assert(indexIsValid(row: row, column: column), "Index out of range")
            return grid[(row * columns) + column]
          }
          set {
            assert(indexIsValid(row: row, column: column), "Index out of range")
            grid[(row * columns) + column] = newValue
          }
        }
      }
      var matrix = Matrix(rows: 2, columns: 2)
      atCellEnd("matrix") { matrix[0, 0] += 1 }
      """)
    let uses = ["matrix[2, 2]", "matrix[2, 2] = 1", "matrix[2, 2] += 1", "let m = matrix[2, 2]"]
    for (index, use) in uses.enumerated() {
      #expect(notebook.run(use).error?.value == "Index out of range", "\(use)")
      #expect(notebook.value("matrix[0, 0]") == "\"\(2 * index + 2).0\"", "\(use)")
    }
  }
}
