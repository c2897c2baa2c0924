import Cells
import Foundation
import Testing

/// Cells without the compiler service: a process for each.
@Suite(.serialized) struct CompilerProcessTests {
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
