import Cells
import Foundation
import Testing

@Suite struct InputTurnTests {
  /// Threads that ask at the same time are answered in turn: the next question comes when the one before has its answer.
  @Test func threadsInTurn() throws {
    let notebook = try Notebook()
    let lock = NSLock()
    nonisolated(unsafe) var open = 0
    nonisolated(unsafe) var most = 0
    nonisolated(unsafe) var result = ""
    let request = CellRequest(
      source: """
        import Foundation
        let lock = NSLock(), all = DispatchGroup()
        nonisolated(unsafe) var answers: [String] = []
        for i in 0..<4 {
          all.enter()
          Thread { let line = input("question \\(i)"); lock.withLock { answers.append("\\(i)\\(line)") }; all.leave() }.start()
        }
        all.wait()
        answers.sorted()
        """, name: "In[1]", allowsInput: true)
    let outcome = notebook.session.execute(request) { event in
      switch event {
      case .inputRequest(let prompt, _, let reply):
        lock.withLock {
          open += 1
          most = max(most, open)
        }
        DispatchQueue.global().asyncAfter(deadline: .now() + 0.05) {
          lock.withLock { open -= 1 }
          reply("=" + prompt.suffix(1))
        }
      case .result(let bundle): result = bundle.data["text/plain"] ?? ""
      default: break
      }
    }
    guard case .ok = outcome else { return #expect(Bool(false), "\(outcome)") }
    #expect(most == 1)
    #expect(result == #""[\"0=0\", \"1=1\", \"2=2\", \"3=3\"]""#)
  }
}
