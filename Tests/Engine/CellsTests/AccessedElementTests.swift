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

  /// What traps in the midst of a change of a dictionary's value leaves the dictionary as it would an
  /// array's element, a property or a variable: with what was done before.
  @Test(arguments: [
    "X.n += 1; X.n += 1 / zero", "X.list.append(5); X.list[77] = 1", "X.add(1); X.add(2); X.fail()",
    "work(&X)", "X.list[0] += 3; X.list[9] += 1",
    "X.list.removeLast(); X.list.removeLast(); X.list.removeLast()",
    "for i in 0..<9 { X.n += few[i] }", "for i in 0..<9 { X.list.append(i); _ = few[i] }",
    "func go() { for i in 0..<9 { X.small += 60; X.n += i } }; go()", "X.inner.list[0] += few[7]",
    "X.inner.add(1); X.inner.fail()", "X.n = few[X.n + 9]", "var other = 1; swap(&other, &X.list[8])",
    "X.text += \"x\"; X.fail()",
    "let v = X.list.removeLast(); X.list[v + 9] = 1", "[1, 2, 3].forEach { X.n += few[$0 + 1] }",
  ])
  func trapWithinAChange(cell: String) throws {
    let notebook = try Notebook()
    notebook.value(
      """
      struct Inner {
        var n = 0, list = [1, 2]
        mutating func add(_ k: Int) { n += k; list.append(k) }
        mutating func fail() { n += 10; list[n] = 0 }
      }
      struct Acc {
        var n = 0, list = [1, 2], small: UInt8 = 100, text = "a long text of many letters", inner = Inner()
        mutating func add(_ k: Int) { n += k; list.append(k) }
        mutating func fail() { n += 10; text += "!"; list[n] = 0 }
      }
      final class Box { var table = ["k": Acc(), "l": Acc()] }
      let zero = 0, few = [1, 2, 3]
      func work(_ a: inout Acc) { a.add(7); a.list[9] = 1 }
      var table = ["k": Acc(), "l": Acc()], array = [Acc(), Acc()], box = Box()
      var maybe: [Acc?] = [Acc(), nil], deep = ["a": ["k": Acc(), "l": Acc()]]
      func reset() {
        table = ["k": Acc(), "l": Acc()]; array = [Acc(), Acc()]; box = Box(); maybe = [Acc(), nil]
        deep = ["a": ["k": Acc(), "l": Acc()]]
      }
      """)
    for place in ["table[\"k\"]!", "box.table[\"k\"]!", "maybe[0]!", "deep[\"a\"]![\"k\"]!"] {
      for optimization in [CellRequest.Optimization.on, .off] {
        let seen = ["array[0]", place].map { place in
          notebook.value("reset()")
          let text = cell.replacingOccurrences(of: "X", with: place)
          let output = notebook.run("do {\n\(text)\n}", optimization: optimization)
          #expect(output.error?.name == "Trap", "\(text): \(output.trace)")
          return notebook.value("\"\\(\(place))\"")
        }
        #expect(seen[0] == seen[1], "\(optimization) \(place): \(cell)")
      }
      #expect(notebook.value("table.count + box.table.count + deep[\"a\"]!.count") == "\"6\"")
    }
  }

  /// A type of one's own with optional elements.
  @Test func ownSubscripts() throws {
    let notebook = try Notebook()
    notebook.value(
      "struct Shelf { var all: [String: [Int]] = [:]\n"
        + "subscript(name: String) -> [Int]? { get { all[name] } set { all[name] = newValue } } }\n"
        + "var shelf = Shelf(); shelf[\"a\"] = [1]")
    #expect(notebook.run("shelf[\"a\"]!.append(2); shelf[\"a\"]![0] += 4").error == nil)
    #expect(notebook.value("shelf[\"a\"]!") == "\"[5, 2]\"")
    let wrong = notebook.run("var d = [\"a\": 1]; d[\"a\"]! += \"x\"")
    #expect(!wrong.trace.contains("_lectern") && wrong.trace.contains("String"), "\(wrong.trace)")
  }

  /// A cell that compiles in another form only (a number for a tensor, a tuple for a list, an Int for
  /// a fraction) is as careful with dictionaries as any.
  @Test(arguments: [
    "x[0] = count", "for i in (1, 2) { _ = i }", "_ = np.percentile(x, count)",
    "x[0] = count; for i in (1, 2) { _ = i }",
  ])
  func besideOtherForms(line: String) throws {
    let notebook = try Notebook()
    notebook.value("import Lectern\nvar groups = [\"a\": [1]], x = np.zeros([2]), count = 3")
    for change in ["groups[\"b\"]!.append(1)", "groups[\"a\"]![7] += 1", "groups[\"a\"]!.remove(at: 9)"] {
      let output = notebook.run("\(line)\n\(change)")
      #expect(output.error?.name == "Trap", "\(line) \(change): \(output.trace)")
      #expect(notebook.run("print(groups)").stdout == "[\"a\": [1]]\n", "\(line) \(change)")
    }
  }
}
