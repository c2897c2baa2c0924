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
    ("x[[0, 1]] = 5", "[5.0, 5.0, 5.0, 5.0, 5.0, 5.0]"),
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

  /// Functions of a number written out, which without Foundation too are those of a Double.
  @Test(arguments: [
    ("sqrt(2)", sqrt(2.0)), ("floor(-1)", -1), ("ceil(2)", 2), ("round(3)", 3), ("pow(10, -3)", 0.001),
    ("pow(2, count)", 8), ("pow(share, 2)", 0.25), ("pow(2, share)", sqrt(2.0)), ("fmod(7, 4)", 3),
    ("exp(1)", exp(1.0)), ("log(2)", log(2.0)), ("atan2(1, 2)", atan2(1.0, 2.0)), ("hypot(3, 4)", 5),
  ])
  func functionsOfNumbers(expression: String, value: Double) throws {
    let output = try Self.notebook.get().run(expression)
    #expect(output.result == "\"\(value)\"", "\(expression): \(output.trace)")
  }

  /// Python's own functions, of lists and of tensors of one number; tensors as conditions.
  @Test(arguments: [
    ("any([false, true])", "true"), ("all([false, true])", "false"), ("all(row.map { $0 > 0 })", "true"),
    ("Array(reversed(row))", "[3, 2, 1]"), ("enumerate(row, start: 1).map { $0 * $1 }", "[1, 4, 9]"),
    ("Int(max(Tensor(row).max(), Tensor([1, 7]).max()))", "7"),
    ("Double(min(Tensor([0.5]), 2))", "0.5"), ("np.all(Tensor(row) > 0) ? 1 : 2", "1"),
    ("np.any(Tensor(row) > 5) ? 1 : 2", "2"), ("(Tensor(row) > 2).any() ? 1 : 2", "1"),
    ("(Tensor(row) > 2).all() ? 1 : 2", "2"), ("np.all(Tensor(row) > 0).dtype", "bool"),
    ("np.array([]).shape", "(0,)"), ("np.array([]).mean().item()", "nan"),
    ("np.sqrt(Tensor([-1.0])).item()", "nan"), ("np.arange(2.5).doubles", "[0.0, 1.0, 2.0]"),
    ("np.copy(Tensor(row)).ints", "[1, 2, 3]"), ("np.trueDivide(count, 2).doubles", "[1.5]"),
    ("np.percentile(Tensor(row), count * 10)", "1.6"), ("np.quantile(Tensor(row), count - 2)", "3.0"),
  ])
  func functionsOfPython(expression: String, value: String) throws {
    let output = try Self.notebook.get().run(expression)
    #expect(output.result == "\"\(value)\"", "\(expression): \(output.trace)")
  }

  @Test(arguments: ["sqrt(f)", "floor(f)", "pow(f, f)", "fmod(f, 1)", "exp(f)", "round(f)", "pow(f, 2)"])
  func functionsOfFloats(expression: String) throws {
    let notebook = try Self.notebook.get()
    notebook.value("let f: Float = 1.5")
    #expect(notebook.run("type(of: \(expression))").result == "\"Float\"", "\(expression)")
  }

  @Test(arguments: ["max(Tensor([1, 2]), Tensor([3, 4]))", "np.stack([np.zeros(3), np.zeros(4)])"])
  func refusedWithItsOwnName(expression: String) throws {
    let output = try Self.notebook.get().run(expression)
    #expect(output.error != nil && !output.trace.contains("concatenate"), "\(output.trace)")
  }

  /// A whole number stands for a fraction in the library's functions alone.
  @Test func wholeNumbersForFractions() throws {
    let notebook = try Self.notebook.get()
    notebook.value("func half(_ x: Double) -> Double { x / 2 }")
    #expect(notebook.run("half(count)").trace.contains("'Int' to expected argument type 'Double'"))
    #expect(notebook.run("layers.Dropout(count - 3).name.isEmpty").result == "\"false\"")
  }

  /// Truth values for `verbose`, and what Keras's steps return.
  @Test func wordsOfFit() throws {
    let output = try Self.notebook.get().run(
      """
      final class Stepping: Model {
        let dense = layers.Dense(1)
        override func call(_ x: Tensor) -> Tensor { dense(x) }
        override func trainStep(_ data: Batch) -> Logs {
          let loss = np.mean((self(data.x) - data.y) ** 2)
          return Dictionary(uniqueKeysWithValues: ["b", "loss", "a"].map { name in (name, loss) })
        }
      }
      let stepping = Stepping()
      stepping.compile(optimizer: "sgd")
      let shown = true
      let kept = try stepping.fit(np.ones([4, 2]), np.ones([4, 1]), epochs: 1, verbose: !shown)
      print(kept.history.keys.sorted(), try stepping.evaluate(np.ones([4, 2]), np.ones([4, 1]), verbose: false))
      """)
    #expect(
      output.stdout.hasPrefix("[\"a\", \"b\", \"loss\"]") || output.trace.contains("loss"), "\(output.trace)")
    #expect(!output.trace.contains("error:"), "\(output.trace)")
  }

  /// Lists that are taken apart, the clock, and what C has under these names.
  @Test(arguments: [
    ("let (u, v) = ops.split(Tensor([1.0, 2]), 2)\nprint(u.doubles, v.doubles)", "[1.0] [2.0]"),
    (
      "var order = np.arange(9)\nnp.random.shuffle(order)\nprint(np.sort(order).ints)",
      "[0, 1, 2, 3, 4, 5, 6, 7, 8]"
    ),
    ("let meter = metrics.Mean()\nmeter(Tensor([1.0, 3]))\nprint(meter(Tensor(5.0)).item())", "3.0"),
    ("func twice(_ x: inout Int) { x *= 2 }\nvar once = 4\ntwice(&once)\nprint(once)", "8"),
    ("let (k, l, m) = row\nprint(k + l + m)", "6"),
    ("print(time.time() - time.time() <= 0, time.perfCounter() > 0)", "true true"),
    ("import Foundation\nprint(time(nil) > 0, random() >= 0, random.uniform((2)).shape)", "true true (2,)"),
  ])
  func pythonsWays(source: String, printed: String) throws {
    let output = try Self.notebook.get().run(source)
    #expect(output.stdout == printed + "\n", "\(output.trace)")
  }

  @Test func tooManyParts() throws {
    let output = try Self.notebook.get().run("let (e, f) = row")
    #expect(output.trace.contains("3 values cannot be taken apart into 2"), "\(output.trace)")
  }

  /// A set in batches as a variable of the type Dataset, and batches with their numbers.
  @Test func setsInBatches() throws {
    let output = try Self.notebook.get().run(
      """
      var set = Dataset(np.arange(5).reshape(5, 1), np.arange(5))
      set = set.shuffle(5, seed: 1, reshuffleEachIteration: false).batch(2).prefetch(1)
      var orders: [[Int]] = [], total = 0
      for _ in 0..<2 {
        orders.append([])
        for (step, (x, y)) in enumerate(set) { orders[orders.count - 1] += y.ints; total += step * x.shape[0] }
      }
      print(orders[0] == orders[1], orders[0].sorted(), total)
      """)
    #expect(output.stdout == "true [0, 1, 2, 3, 4] 8\n", "\(output.trace)")
    let bare = try Self.notebook.get().run("for batch in Dataset(np.ones([4, 1])) { print(batch) }")
    #expect(bare.trace.contains("data.batch(32)"), "\(bare.trace)")
  }

  /// The first cell of a session, whose text goes to the compiler twice under one module's name.
  @Test func firstCellInAnotherForm() throws {
    let notebook = try Notebook()
    let output = notebook.run(
      """
      import Lectern
      func spread(_ q: Int) -> Double {
        let values = np.arange(11)
        return np.percentile(values, q)
      }
      func both(_ q: Int) -> [Double] {
        let values = [1.0, 3.0]
        for i in (1, 2) { _ = i }
        return [np.percentile(values, q), np.quantile(values, q / 100)]
      }
      print(spread(50), both(100))
      """)
    #expect(output.stdout == "5.0 [3.0, 3.0]\n", "\(output.trace)")
  }

  /// A metric that inherits from Keras's mean.
  @Test func meansOfOnesOwn() throws {
    let output = try Self.notebook.get().run(
      """
      class Doubled: keras.metrics.Mean {
        override func updateState(_ yTrue: Tensor, _ yPred: Tensor, sampleWeight: Tensor? = nil) {
          super.updateState((yTrue - yPred) * 2, sampleWeight: sampleWeight)
        }
      }
      let doubled = Doubled(name: "doubled")
      doubled.updateState(Tensor([3.0, 5]), Tensor([1.0, 1]))
      doubled.updateState(Tensor([1.0, 1]), Tensor([0.0, 0]), sampleWeight: Tensor([1.0, 3]))
      print(doubled.result().item())
      """)
    #expect(
      output.stdout == "\((4.0 + 8 + 2 + 6) / 6)\n" || output.stdout.hasPrefix("3.333"), "\(output.trace)")
  }
}
