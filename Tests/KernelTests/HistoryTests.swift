import Kernel
import OrderedJSON
import Testing

@Suite struct HistoryTests {
  let store: MemoryHistory = {
    let store = MemoryHistory()
    for (line, input) in ["let a = 1", "a", "print(a)", "a"].enumerated() {
      store.append(line: line + 1, input: input, output: input == "a" ? "1" : nil)
    }
    return store
  }()

  func lines(_ content: JSON.Object) throws -> [Int] {
    let answer = try HistoryQuery(content).answer(from: store)
    return (answer.arrayValue ?? []).compactMap { $0[1]?.intValue }
  }

  @Test func theTail() throws {
    #expect(try lines(["hist_access_type": "tail", "n": 2]) == [3, 4])
    #expect(try lines([:]) == [1, 2, 3, 4])
    #expect(try lines(["n": -1]) == [])
  }

  @Test func aRange() throws {
    #expect(try lines(["hist_access_type": "range", "session": 0, "start": 2, "stop": 4]) == [2, 3])
    #expect(try lines(["hist_access_type": "range", "session": 1, "start": -1]) == [4])
    #expect(try lines(["hist_access_type": "range", "session": -1]) == [])
  }

  @Test func aSearch() throws {
    #expect(try lines(["hist_access_type": "search", "pattern": "*a*"]) == [1, 2, 3, 4])
    #expect(try lines(["hist_access_type": "search", "pattern": "a", "unique": true]) == [4])
    #expect(try lines(["hist_access_type": "search", "pattern": "?rint*", "n": 5]) == [3])
  }

  @Test func outputsAreGivenWhenAskedFor() throws {
    let answer = try HistoryQuery(["n": 2, "output": true]).answer(from: store)
    #expect(answer == [[1, 3, ["print(a)", nil]], [1, 4, ["a", "1"]]])
  }

  @Test func anUnknownAccessIsRefused() {
    #expect(throws: RequestError.self) { try HistoryQuery(["hist_access_type": "all"]) }
  }
}
