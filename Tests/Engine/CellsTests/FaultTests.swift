import Cells
import Foundation
import Testing

/// What ends a cell, what the user is told, and that everything of before lives on.
@Suite(.serialized) struct FaultTests {
  static let notebook = Result {
    let notebook = try Notebook()
    notebook.run("import Foundation\nvar kept = [1, 2, 3]\nstruct Mine: Error { var code = 3 }")
    return notebook
  }

  static let faults: [(source: String, name: String, value: String, line: Int)] = [
    ("let a = [1]\nlet i = a.count\na[i]", "Trap", "Index out of range", 3),
    ("var small: UInt8 = 255\nsmall += 1", "Trap", "arithmetic overflow", 2),
    ("let n = Int(\"x\")!", "Trap", "Unexpectedly found nil while unwrapping an Optional value", 1),
    ("precondition(kept.isEmpty, \"must be empty\")", "Trap", "must be empty", 1),
    ("\nfatalError(\"boom\")", "Trap", "boom", 2),
    ("let zero = kept.count - 3\n10 / zero", "Trap", "Division by zero", 2),
    (
      "let any: Any = 3\nany as! String", "Trap",
      "Could not cast value of type 'Swift.Int' to 'Swift.String'.", 2
    ),
    (
      "UnsafeMutablePointer<Int>(bitPattern: 16)!.pointee = 3", "Trap", "access to memory that is not there",
      1
    ),
    ("abort()", "Trap", "abort() was called", 1),
    ("let before = 1\nthrow Mine()", "Mine", "Mine(code: 3)", 2),
    ("raise(ValueError(\"out of range\"))", "ValueError", "out of range", 1),
    ("kept.map { value -> Int in\n  10 / (value - 2)\n}", "Trap", "Division by zero", 2),
  ]

  @Test(arguments: faults.indices) func fault(index: Int) throws {
    let notebook = try Self.notebook.get()
    let fault = Self.faults[index]
    let output = notebook.run(fault.source)
    #expect(output.error?.name == fault.name)
    #expect(output.error?.value == fault.value)
    #expect(output.trace.contains("---> \(fault.line) "), "\(output.trace)")
    #expect(!output.trace.contains("0x") && !output.trace.contains("$s"), "\(output.trace)")
    #expect(output.events.isEmpty, "what the runtime prints is in the error already: \(output.events)")
    #expect(notebook.value("kept") == "\"[1, 2, 3]\"")
  }

  @Test(arguments: [
    "DispatchQueue.global().async { fatalError(\"elsewhere\") }\nsleep(10_000)",
    "await Task { fatalError(\"elsewhere\") }.value",
    "DispatchQueue.main.async { fatalError(\"elsewhere\") }\nsleep(10_000)",
    "await MainActor.run { fatalError(\"elsewhere\") }",
  ])
  func onAnotherThread(source: String) throws {
    let notebook = try Self.notebook.get()
    let error = notebook.run(source).error
    #expect(error?.name == "Trap" && error?.value == "elsewhere")
    #expect(notebook.value("kept.count") == "\"3\"")
  }

  /// Each of these threads stops for good; tasks run all the same.
  @Test func manyTasksThatTrap() throws {
    let notebook = try Self.notebook.get()
    for _ in 0..<8 {
      #expect(notebook.run("await Task { fatalError(\"elsewhere\") }.value").error?.value == "elsewhere")
    }
    #expect(notebook.value("await Task { kept.count }.value") == "\"3\"")
  }

  /// The queue and the actor that a failed thread was serving are stuck; others are not.
  @Test func queuesAndActorsAfterOneThatFailed() throws {
    let notebook = try Self.notebook.get()
    notebook.value(
      "import Foundation\nactor Counter { var n = 0; func fail() { fatalError(\"in an actor\") }; func add() -> Int { n += 1; return n } }"
    )
    #expect(
      notebook.run("DispatchQueue(label: \"one\").async { fatalError(\"on a queue\") }\nsleep(10_000)").error?
        .value == "on a queue")
    #expect(notebook.run("await Counter().fail()").error?.value == "in an actor")
    #expect(notebook.value("DispatchQueue(label: \"two\").sync { 2 }") == "\"2\"")
    #expect(notebook.value("await Counter().add()") == "\"1\"")
    #expect(notebook.value("await MainActor.run { 3 }") == "\"3\"")
  }

  @Test func aThreadThatOutlivesItsCell() throws {
    let notebook = try Notebook()
    let arrived = DispatchSemaphore(value: 0)
    nonisolated(unsafe) var events: [BackgroundEvent] = []
    notebook.session.onBackgroundEvent = { event in
      events.append(event)
      arrived.signal()
    }
    notebook.value("import Foundation\nlet kept = 3")
    let gate = Gate()
    notebook.run("DispatchQueue.global().async { \(gate.wait); fatalError(\"late\") }")
    gate.open()
    #expect(arrived.comes())
    guard case .error(let error)? = events.first?.content else { return #expect(Bool(false), "\(events)") }
    #expect(error.name == "Trap" && error.value == "late")
    #expect(notebook.value("kept") == "\"3\"")
  }

  /// A single request that is too large leaves everything as it was.
  @Test func aValueTooLarge() throws {
    let notebook = try Self.notebook.get()
    #expect(notebook.run("[Float](repeating: 0, count: 1 << 50)").error?.kind == .trap)
    #expect(notebook.value("kept.count") == "\"3\"")
  }

  @Test func stackOverflow() throws {
    let notebook = try Self.notebook.get()
    let output = notebook.run("func deep(_ n: Int) -> Int { n < 0 ? 0 : deep(n + 1) + n % 3 }\ndeep(0)")
    #expect(output.error?.value == "stack overflow: calls are nested too deeply")
    #expect(notebook.value("kept.count") == "\"3\"")
  }

  @Test func optimisedFunctionsHaveTheirLines() throws {
    let notebook = try Self.notebook.get()
    notebook.run(
      "func inner(_ a: [Int], _ i: Int) -> Int {\n  let b = a[i]\n  return b + 1\n}\nfunc outer(_ i: Int) -> Int {\n  return inner([1, 2], i) * 2\n}"
    )
    let trace = notebook.run("outer(5)").trace
    #expect(trace.contains("in outer") && trace.contains("in inner"), "\(trace)")
    #expect(trace.contains("---> 2   let b = a[i]"), "\(trace)")
  }

  @Test func outputBeforeTheFaultIsShown() throws {
    let notebook = try Self.notebook.get()
    let output = notebook.run("print(\"before\", terminator: \"\")\nfatalError()")
    #expect(output.stdout == "before")
    #expect(output.error?.value == "fatal error")
  }

  @Test func halfRunCell() throws {
    let notebook = try Notebook()
    notebook.value("let second = \"older\"")
    notebook.run(
      "let first = 1\nlet second = Int(\"x\")!\nlet third = 3\nfunc usesThird() -> Int { third }\nfunc usesFirst() -> Int { first }"
    )
    #expect(notebook.value("first") == "\"1\"")
    #expect(notebook.value("usesFirst()") == "\"1\"")
    #expect(notebook.value("second") == #""\"older\"""#)
    #expect(notebook.run("third").error?.value == "In[6]:1:1: cannot find 'third' in scope")
    #expect(notebook.run("usesThird()").error?.kind == .compilation)
  }

  @Test func variablesWithoutAValueCannotBeUsed() throws {
    let notebook = try Self.notebook.get()
    #expect(notebook.run("var nothing: Int").error == nil)
    #expect(notebook.run("print(nothing)").error?.value.hasSuffix("used before being initialized") == true)
    // A function that uses it was compiled with a variable that nobody could give a value later.
    #expect(
      notebook.run("var some: Int\nfunc f() -> Int { some }").error?.value.contains("initialized") == true)
    #expect(notebook.value("let something: Int\nsomething = 3\nsomething") == "\"3\"")
    #expect(notebook.value("something") == "\"3\"")
  }
}

@Suite(.serialized) struct WorkerDeathTests {
  @Test(arguments: [
    ("exit(3)", "exit code 3"),
    // What is printed goes out every 20 ms (streams/output.c), and a kill leaves no time for the
    // rest: the gate opens when it has.
    ("kill(getpid(), SIGKILL)", "signal 9"),
    ("let p = malloc(16)!\nfree(p)\nfree(p)", "memory was overwritten"),
  ])
  func theSessionGoesOnEmpty(source: String, reason: String) throws {
    let notebook = try Notebook()
    notebook.value("let x = 1")
    let gate = Gate()
    let output = notebook.run(
      "import Foundation\nprint(\"last words\")\nfflush(stdout)\n\(gate.wait)\n\(source)"
    ) { gate.open() }
    #expect(output.error?.kind == .workerDied)
    #expect(output.error?.value.contains(reason) == true)
    #expect(output.error?.value.contains("%restore") == true)
    #expect(output.stdout == "last words\n")
    #expect(notebook.run("x").error?.kind == .compilation)
    #expect(notebook.value("let x = 2\nx") == "\"2\"")
  }

  /// Neither the text that waits to be sent nor what lies in the pipes of raw writes is lost.
  @Test func whatWasWrittenJustBeforeAKillIsShown() throws {
    let notebook = try Notebook()
    notebook.value("import Foundation")
    let output = notebook.run(
      """
      for n in 1...3 { print(n) }
      fputs("error", stderr)
      FileHandle.standardOutput.write(Data("raw".utf8))
      kill(getpid(), SIGKILL)
      sleep(10_000)
      """)
    #expect(output.error?.kind == .workerDied)
    #expect(output.stdout == "1\n2\n3\nraw")
    #expect(output.streams.contains("err:error"))
  }

  /// With a limit of the test's own, so that the machine is not filled.
  @Test func outOfMemory() throws {
    let notebook = try Notebook(environment: ["LECTERN_MEMORY_LIMIT": "1500000000"])
    notebook.value("let x = 1")
    let error = notebook.run("var hoard: [[Int]] = []\nwhile true { hoard.append(Array(0..<1_000_000)) }")
      .error
    #expect(error?.kind == .workerDied && error?.name == "OutOfMemory")
    #expect(notebook.value("let x = 2\nx") == "\"2\"")
  }
}
