import Cells
import Directives
import Foundation
import Testing

/// An engine that notes what it is given; a command of the shell fails in it.
private final class NotingEngine: CellEngine {
  var requests: [CellRequest] = []
  var declared: Set<String> = []

  func execute(_ request: CellRequest, onEvent: @escaping (CellEvent) -> Void) -> CellOutcome {
    requests.append(request)
    guard request.source.contains("_lecternShell") else { return .ok }
    let message = "the command ended with exit status 127"
    return .error(
      CellError(
        kind: .uncaughtError, name: "ShellError", value: message,
        traceback: ["In[1]", "ShellError: " + message]))
  }

  func declares(_ name: String) -> Bool { declared.contains(name) }
  func variables() -> [CellVariable] { declared.map { CellVariable(name: $0, type: "Bool", value: "true") } }
  func interrupt() {}
  func evaluate(_ expressions: [String: String]) -> [String: Result<DisplayBundle, CellError>] { [:] }
  func completeness(of source: String) -> Completeness { .complete }
  func completions(in source: String, at offset: Int) -> Completions {
    Completions(matches: [], start: max(0, offset - 1), end: offset)
  }
  func inspection(of source: String, at offset: Int, detailed: Bool) -> DisplayBundle? { nil }
  func restart() throws {}
  func shutdown() {}
}

@Suite struct DirectiveEngineTests {
  private let base = NotingEngine()
  private var engine: DirectiveEngine { DirectiveEngine(base, environment: [:], workingDirectory: "/") }

  private func run(_ source: String, on engine: DirectiveEngine) -> (events: [CellEvent], error: CellError?) {
    nonisolated(unsafe) var events: [CellEvent] = []
    let outcome = engine.execute(CellRequest(source: source, name: "In[1]")) { events.append($0) }
    guard case .error(let error) = outcome else { return (events, nil) }
    return (events, error)
  }

  @Test(arguments: ["exit", "quit", " exit()\n", "quit ( );"])
  func exitAloneEndsAConsole(source: String) throws {
    let (events, error) = run(source, on: engine)
    #expect(error == nil && base.requests.isEmpty)
    guard case .message(let message)? = events.first else { return #expect(Bool(false)) }
    #expect(message.channel == "payload")
    let payload = try JSONSerialization.jsonObject(with: Data(message.bytes)) as? [String: Any]
    #expect(payload?["source"] as? String == "ask_exit" && payload?["keepkernel"] as? Bool == false)
  }

  @Test(arguments: ["exit(3)", "exit\nlet a = 1", "quitter", "let exit = 1"])
  func otherCellsRun(source: String) {
    #expect(run(source, on: engine).events.isEmpty && base.requests.count == 1)
  }

  @Test func aNameOfTheSessionsOwnIsNoEnd() {
    base.declared = ["quit"]
    #expect(run("quit", on: engine).events.isEmpty && base.requests.count == 1)
  }

  @Test func aNegationIsHintedAt() {
    base.declared = ["ready"]
    for source in ["!ready", "!ready.wrappedValue", "let a = 1\n!ready"] {
      let error = run(source, on: engine).error
      #expect(error?.value.contains("write `(!ready") == true, "\(error?.value ?? "")")
      #expect(error?.traceback.last?.contains("write `(!ready") == true)
    }
    #expect(run("!other", on: engine).error?.value.contains("negation") == false)
    #expect(run("!ls /none", on: engine).error?.value.contains("negation") == false)
  }

  @Test(arguments: [
    ("%%shell\nls", "%%bash"), ("%%script\nls", "%%bash"), ("%ls", "!ls"), ("%pip install x", "%package"),
    ("%%file a", "%%writefile"),
    ("%%bsah\nls", "%%bash"), ("%tiem f()", "%time"), ("%set_env A=1", "%env"),
  ])
  func whatMayHaveBeenMeant(source: String, meant: String) {
    let value = run(source, on: engine).error?.value ?? ""
    #expect(value.contains("Did you mean \(meant)"), "\(value)")
  }

  @Test func warningsAreSwitched() {
    let engine = engine
    _ = run("let a = 1", on: engine)
    _ = run("%warnings off\nlet a = 1", on: engine)
    _ = run("let a = 1", on: engine)
    _ = run("%warnings on", on: engine)
    _ = run("let a = 1", on: engine)
    #expect(base.requests.map(\.showsWarnings) == [true, false, false, true])
    #expect(run("%warnings maybe", on: engine).error != nil)
  }

  @Test func optionsAreCommentsButShownAsWritten() {
    _ = run("#| echo: false\nlet a = 1", on: engine)
    #expect(base.requests.last?.source == "// echo: false\nlet a = 1")
    #expect(base.requests.last?.shownSource == "#| echo: false\nlet a = 1")
  }

  @Test(arguments: [
    "%%bash\r\nls\r\n", "%env A=1\r\nlet a = 1", "let a = 1\r\n%who\r\nlet b = 2", "//a\r\n!ls\r\nlet c = 1",
  ])
  func lineEndsOfWindowsMakeNoDifference(source: String) {
    func requests(_ source: String) -> [String] {
      base.requests = []
      _ = run(source, on: engine)
      return base.requests.map(\.source)
    }
    let windows = requests(source)
    #expect(windows == requests(source.replacing("\r\n", with: "\n")) && !windows.isEmpty)
  }

  @Test func placesOfQuestionsCountTheSourcesOwnLineEnds() {
    let found = engine.completions(in: "let a = 1\r\nlet b = a", at: 20)
    #expect(found.start == 19 && found.end == 20)
  }

  @Test func pathsAreCompletedForTheShell() throws {
    let folder = NSTemporaryDirectory() + "/shell-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder + "/sub folder", withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    _ = FileManager.default.createFile(atPath: folder + "/subtitle.txt", contents: nil)
    let engine = DirectiveEngine(base, environment: [:], workingDirectory: folder)
    func texts(_ source: String) -> [String] {
      engine.completions(in: source, at: source.unicodeScalars.count).matches.map(\.text)
    }
    #expect(texts("!cat su") == ["sub\\ folder/", "subtitle.txt"])
    #expect(texts("let a = 1\n!cat \(folder)/subt") == ["\(folder)/subtitle.txt"])
    #expect(texts("%cd sub") == ["sub\\ folder/", "subtitle.txt"])
    #expect(texts("!ls /dev/nul") == ["/dev/null"])
    #expect(texts("!/bin/s").contains("/bin/sh"))
    #expect(texts("let su").isEmpty)
  }
}
