import Cells
import Foundation
import Testing

/// Cells without the compiler service: a process for each; and after it has rested.
@Suite(.serialized) struct CompilerProcessTests {
  /// A session that nobody uses gives the compiler's memory back, and compiles again when asked.
  @Test func restsAndComesBack() throws {
    var configuration = try Notebook.configuration()
    configuration.compilerRest = .milliseconds(300)
    let session = try CellSession(configuration)
    defer { session.shutdown() }
    func succeeds(_ source: String) -> Bool {
      if case .ok = session.execute(CellRequest(source: source, name: "In[1]"), onEvent: { _ in }) {
        return true
      }
      return false
    }
    #expect(succeeds("var kept = 1; func twice(_ n: Int) -> Int { n * 2 }"))
    for _ in 0..<3 {
      let first = try #require(session.traces.processes.last)
      while session.traces.processes.count > 1 { usleep(20_000) }
      #expect(waitUntilGone(first))
      #expect(succeeds("kept = twice(kept)"))
    }
    #expect(succeeds("precondition(kept == 8)"))
  }

  private func waitUntilGone(_ process: pid_t) -> Bool {
    for _ in 0..<500 where kill(process, 0) == 0 { usleep(20_000) }
    return kill(process, 0) != 0
  }

  @Test func runsAndCorrects() throws {
    var configuration = try Notebook.configuration()
    configuration.compilerExecutable = "/bin/false"
    let session = try CellSession(configuration)
    defer { session.shutdown() }
    func run(_ source: String) -> CellOutcome {
      session.execute(CellRequest(source: source, name: "In[1]")) { _ in }
    }
    guard case .ok = run("func t() throws -> Int { 1 }") else {
      Issue.record("a cell does not run without the service")
      return
    }
    guard case .error(let error) = run("let ü = 1; 1 + t()") else {
      Issue.record("no error")
      return
    }
    #expect(error.value.contains("1:17: call can throw"), "\(error.value)")
    #expect(error.traceback.contains("let ü = 1; 1 + try t()"), "\(error.traceback)")
  }
}
