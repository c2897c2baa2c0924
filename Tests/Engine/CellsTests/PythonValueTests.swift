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

  /// A number that is written out could be a tensor for the compiler; beside a number of another
  /// type it is none, as in any Swift file.
  @Test(arguments: ["+", "-", "*", "/", "%", "**"])
  func mixedNumbers(operation: String) throws {
    let notebook = try Self.notebook.get()
    for line in ["count \(operation) 2.5", "2.5 \(operation) count", "count \(operation) share"] {
      let output = notebook.run(line)
      // A power of a Double may be a whole number.
      if line == "2.5 ** count" { #expect(output.result == "\"15.625\""); continue }
      #expect(output.error != nil, "\(line): \(output.result ?? "")")
      if operation != "**" && operation != "%" {
        #expect(output.trace.contains("write Double(n)"), "\(output.trace)")
      }
    }
  }

  @Test(arguments: [
    ("-row.reduce(0, +)", "-6"), ("-(1 + 2)", "-3"), ("(-Tensor([1.0])).doubles", "[-1.0]"),
    ("2 ** 10", "1024"), ("count ** 2", "9"), ("(-1) ** 7", "-1"), ("(-1) ** 8", "1"), ("0 ** 0", "1"),
    ("0 ** 5", "0"), ("(-2) ** 63", "-9223372036854775808"), ("share ** 2", "0.25"),
    ("2 ** share", "1.4142135623730951"),
    ("2.0 ** -1", "0.5"), ("(Tensor([1.0, 2.0]) ** 2).doubles", "[1.0, 4.0]"),
    ("(2 ** Tensor([1.0, 3.0])).doubles", "[2.0, 8.0]"),
    ("(1 - Tensor([1.0, 2.0])).doubles", "[0.0, -1.0]"), ("(count * Tensor([1.0])).doubles", "[3.0]"),
    ("(Tensor([7]) % count).ints", "[1]"), ("(1 / Variable(Tensor([2.0]))).doubles", "[0.5]"),
    ("(Variable(Tensor([2.0])) ** count).doubles", "[8.0]"),
  ])
  func powersAndTensors(expression: String, value: String) throws {
    let output = try Self.notebook.get().run(expression)
    #expect(output.result == "\"\(value)\"", "\(expression): \(output.trace)")
  }

  @Test(arguments: ["3 ** 41", "count ** -1", "(-2) ** 64"])
  func powersWithoutRoom(expression: String) throws {
    let output = try Self.notebook.get().run(expression)
    #expect(output.error?.name == "ValueError" && output.trace.contains("Double("), "\(output.trace)")
  }

  /// What a tensor of whole numbers has no room for, as NumPy refuses it.
  @Test(arguments: [
    "k[0] = np.nan", "k[1] = Double.infinity", "k[k .> 1] = np.nan", "k[0] = Tensor([Double.nan])",
    "bytes[0] = 256", "bytes[0] = -1", "bytes[.all] = 300",
  ])
  func withoutRoom(line: String) throws {
    let notebook = try Self.notebook.get()
    notebook.value("var k = np.arange(4), bytes = Tensor([1, 2], dtype: \"uint8\")")
    let output = notebook.run(line)
    #expect(output.error?.name == "ValueError", "\(line): \(output.trace)")
    #expect(notebook.run("print(k.ints, bytes.ints)").stdout == "[0, 1, 2, 3] [1, 2]\n", "\(line)")
  }

  /// Batches as pairs of inputs and targets.
  @Test(arguments: [
    "data.batch(2)", "data.shuffle(10, seed: 3).batch(2)", "data.batch(2).take(2)", "data.take(2)",
  ])
  func batchesAsPairs(batches: String) throws {
    let output = try Self.notebook.get().run(
      """
      let data = Dataset(np.arange(4).reshape(4, 1), np.arange(4) * 10)
      var total = 0
      for (x, y) in \(batches) { total += Int(x.sum()) + Int(y.sum()) }
      print(total, len(data), len(data.batch(3)), data)
      """)
    let rest = "4 2 <Dataset of 4 samples, x (1,) int64, y () int64>"
    #expect(output.stdout == "66 \(rest)\n", "\(output.trace)")
  }

  /// Functions among metrics.
  @Test(arguments: [
    ("[ownError]", "ownError"), ("[\"mae\", ownError]", "ownError"),
    ("[{ (y: Tensor, p: Tensor) in np.mean(y) }]", "function"),
    ("[keras.losses.meanSquaredError]", "meanSquaredError"),
  ])
  func functionsAsMetrics(list: String, name: String) throws {
    let output = try Self.notebook.get().run(
      """
      func ownError(_ y: Tensor, _ p: Tensor) -> Tensor { np.mean(np.abs(y - p)) }
      let input = layers.Input(shape: [2])
      let model = Model(input, layers.Dense(1)(input))
      model.compile(optimizer: "sgd", loss: "mse", metrics: \(list))
      let history = try model.fit(np.ones([4, 2]), np.ones([4, 1]), verbose: 0)
      print(history.keys)
      """)
    #expect(output.stdout.contains("\"\(name)\""), "\(output.stdout) \(output.trace)")
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
