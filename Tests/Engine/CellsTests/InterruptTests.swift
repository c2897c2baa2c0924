import Foundation
import Testing

@Suite(.serialized) struct InterruptTests {
  static let notebook = Result {
    let notebook = try Notebook()
    notebook.run("import Foundation\nvar kept = 1")
    return notebook
  }

  static let loops = [
    "while true {}",
    "var n = 0\nwhile true { n &+= 1 }",
    "sleep(10_000)",
    "Thread.sleep(forTimeInterval: 10_000)",
    "DispatchSemaphore(value: 0).wait()",
    "while true { checkInterruption() }",
    "try await Task.sleep(nanoseconds: 10_000_000_000_000)",
    "var list = (0..<1000).map { _ in Double.random(in: 0..<1) }\nwhile true { list.sort { $0 > $1 }; list.shuffle() }",
    "while true { print(\"x\", terminator: \"\") }",
    "while true { display(1) }",
    "let s = AsyncStream<Int> { _ in }\nfor await x in s { print(x) }",
    "let lock = NSLock()\nlock.lock()\nlock.lock()",
    "var texts: [String] = []\nwhile true { texts.append(String(texts.count)); if texts.count > 1000 { texts = [] } }",
    "await MainActor.run { sleep(2) }",
  ]

  @Test(arguments: loops) func interrupted(source: String) throws {
    let notebook = try Self.notebook.get()
    // Half a second after it runs it is in the middle of what it does.
    let output = notebook.run("print(\"runs\")\n\(source)") {
      let session = notebook.session
      DispatchQueue.global().asyncAfter(deadline: .now() + 0.5) { session.interrupt() }
    }
    #expect(output.error?.kind == .interrupted)
    #expect(output.error?.name == "KeyboardInterrupt")
    #expect(notebook.value("kept") == "\"1\"")
  }

  /// The worker waits until somebody reads what it has sent, as behind a slow client.
  @Test(arguments: [
    "while true { display(1) }", "while true { print(\"x\", terminator: \"\") }",
    "while true { FileHandle.standardOutput.write(Data(repeating: 120, count: 5000)) }",
  ])
  func interruptedWhileNobodyReads(source: String) throws {
    let notebook = try Self.notebook.get()
    let output = notebook.run("print(\"runs\")\n\(source)") {
      let session = notebook.session
      DispatchQueue.global().asyncAfter(deadline: .now() + 0.5) { session.interrupt() }
      Thread.sleep(forTimeInterval: 1)
    }
    #expect(output.error?.name == "KeyboardInterrupt", "\(output.error?.value ?? "")")
    #expect(notebook.value("kept") == "\"1\"")
  }

  @Test func readingInput() throws {
    let notebook = try Self.notebook.get()
    let session = notebook.session
    let output = notebook.run("readLine()", answers: ["answer"])
    #expect(output.result == #""Optional(\"answer\")""#)
    #expect(notebook.run("readLine()").result == "\"nil\"")
    _ = session
  }

  @Test func compiling() throws {
    let notebook = try Self.notebook.get()
    // Much for the type checker and the optimiser.
    let lines = (0..<1500).map {
      "func g\($0)(_ a: [Int]) -> [Int] { a.map { $0 + \($0) }.filter { $0 % 2 == 0 } }"
    }
    // The first interrupt may come before the cell does.
    let timer = DispatchSource.makeTimerSource(queue: .global())
    timer.setEventHandler { [session = notebook.session] in session.interrupt() }
    timer.schedule(deadline: .now() + 1, repeating: 1)
    timer.resume()
    let output = notebook.run(lines.joined(separator: "\n"))
    timer.cancel()
    #expect(output.error?.kind == .interrupted)
    #expect(notebook.value("kept") == "\"1\"")
  }

  @Test func nothingToInterrupt() throws {
    let notebook = try Self.notebook.get()
    notebook.session.interrupt()
    #expect(notebook.value("kept") == "\"1\"")
  }
}
