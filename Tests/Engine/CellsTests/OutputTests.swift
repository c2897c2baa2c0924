import Cells
import Foundation
import Testing

@Suite(.serialized) struct OutputTests {
  static let notebook = Result {
    let notebook = try Notebook()
    notebook.run("import Foundation")
    return notebook
  }

  @Test func streamsInOrder() throws {
    let notebook = try Self.notebook.get()
    let output = notebook.run(
      """
      print("a", terminator: "")
      fputs("b", stderr)
      print("c")
      FileHandle.standardOutput.write(Data("raw ".utf8))
      print("d")
      fputs("e", stderr)
      """)
    #expect(output.streams == "out:aerr:bout:c\nraw d\nerr:e")
  }

  @Test func displaysInOrder() throws {
    let notebook = try Self.notebook.get()
    let output = notebook.run(
      "print(1)\ndisplay(HTML(\"<b>\"), id: \"h\")\nprint(2)\nupdateDisplay(\"x\", id: \"h\")\nclearOutput(wait: true)\n3"
    )
    let kinds = output.events.map { event -> String in
      switch event {
      case .stream(_, let text): text
      case .display(let bundle, let id): "display \(id ?? "") \(bundle.data["text/html"] ?? "")"
      case .updateDisplay(_, let id): "update \(id)"
      case .clearOutput(let wait): "clear \(wait)"
      case .result: "result"
      case .inputRequest: "input"
      case .message(let message): "message \(message.channel)"
      }
    }
    #expect(kinds == ["1\n", "display h \"<b>\"", "2\n", "update h", "clear true", "result"])
  }

  @Test func outputComesWhileTheCellRuns() throws {
    let notebook = try Self.notebook.get()
    let gate = Gate()
    let source = "print(\"early\\r\", terminator: \"\")\n\(gate.wait)\nprint(\(gate.isOpen))"
    let output = notebook.run(source) { gate.open() }
    #expect(output.stdout == "early\rtrue\n")
  }

  @Test func charactersStayWhole() throws {
    let notebook = try Self.notebook.get()
    let output = notebook.run("for _ in 0..<20_000 { print(\"яж😀\", terminator: \"\") }")
    #expect(output.stdout == String(repeating: "яж😀", count: 20_000))
    #expect(output.events.count > 1)
  }

  @Test func childProcesses() throws {
    let notebook = try Self.notebook.get()
    let output = notebook.run(
      "let p = Process()\np.executableURL = URL(fileURLWithPath: \"/bin/echo\")\np.arguments = [\"child\"]\nprint(\"before\")\ntry p.run()\np.waitUntilExit()\nprint(\"after\")"
    )
    #expect(output.stdout == "before\nchild\nafter\n")
  }

  @Test func aHundredMegabytes() throws {
    let notebook = try Self.notebook.get()
    nonisolated(unsafe) var bytes = 0
    let source = "let line = String(repeating: \"x\", count: 999)\nfor _ in 0..<100_000 { print(line) }"
    let outcome = notebook.session.execute(CellRequest(source: source, name: "c")) { event in
      if case .stream(_, let text) = event { bytes += text.utf8.count }
    }
    guard case .ok = outcome else { return #expect(Bool(false)) }
    #expect(bytes == 100_000_000)
  }

  @Test func relativePathsStartFromTheWorkingDirectory() throws {
    let notebook = try Self.notebook.get()
    let folder = URL(fileURLWithPath: NSTemporaryDirectory()).standardizedFileURL.path
    let output = notebook.run("print(FileManager.default.currentDirectoryPath)")
    #expect(output.stdout.hasPrefix(folder.hasSuffix("/") ? String(folder.dropLast()) : folder))
  }
}
