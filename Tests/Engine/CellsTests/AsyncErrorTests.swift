import Foundation
import Testing

/// Errors that asynchronous code throws: the line of the throw is in the traceback, wherever it came from.
@Suite(.serialized) struct AsyncErrorTests {
  static let notebook = Result {
    let notebook = try Notebook()
    notebook.value("import Foundation\nstruct Mine: Error {}")
    return notebook
  }

  static let throwers = [
    "func f() async throws {\n  throw Mine()\n}\ntry await f()",
    "func f() async throws {\n  throw Mine()\n}\nfunc g() async throws { await Task.yield(); try await f() }\ntry await g()",
    "try await Task {\n  throw Mine()\n}.value",
    "try await Task.detached {\n  throw Mine()\n}.value",
    "try await withThrowingTaskGroup(of: Int.self) { g in g.addTask {\n  throw Mine() }\n  for try await _ in g {} }",
    "func f() async throws { async let x: Int = {\n  throw Mine() }()\n  _ = try await x\n}\ntry await f()",
    "actor A { func f() throws {\n  throw Mine() } }\ntry await A().f()",
    "@MainActor func f() throws {\n  throw Mine() }\ntry await f()",
    "func f() async throws {\n  throw Mine()\n}\ndo { try await f() } catch { throw error }",
    "let r = await Task {\n  throw Mine()\n}.result\ntry r.get()",
    "try await withCheckedThrowingContinuation { (c: CheckedContinuation<Int, any Error>) in c.resume(with: Result {\n  throw Mine() }) }",
  ]

  @Test(arguments: throwers.indices) func line(index: Int) throws {
    let notebook = try Self.notebook.get()
    // An error of before, at the same place in memory, is nothing to it.
    notebook.value("do { throw Mine() } catch {}")
    let output = notebook.run(Self.throwers[index])
    #expect(output.error?.name == "Mine", "\(output.trace)")
    #expect(output.trace.contains("---> 2   throw Mine()"), "\(Self.throwers[index]): \(output.trace)")
  }

  @Test func anErrorAtThePlaceOfAnother() throws {
    let notebook = try Self.notebook.get()
    let trace = notebook.run("do { throw Mine() } catch {}\n\nthrow Mine()").trace
    #expect(trace.contains("---> 3 throw Mine()"), "\(trace)")
  }
}
