import Foundation
import Kernel
import OrderedJSON
import Testing

@Suite struct HistoryTests {
  let store: HistoryStore = {
    let store = HistoryStore(path: nil)
    for (line, input) in ["let a = 1", "a", "print(a)", "a"].enumerated() {
      store.append(line: line + 1, input: input, output: input == "a" ? "1" : nil)
    }
    return store
  }()

  func lines(_ content: JSON.Object) throws -> [Int] {
    let answer = try HistoryQuery(content).answer(from: store)["history"] ?? []
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
    let answer = try HistoryQuery(["n": 2, "output": true]).answer(from: store)["history"] ?? []
    #expect(answer == [[1, 3, ["print(a)", nil]], [1, 4, ["a", "1"]]])
  }

  @Test func anUnknownAccessIsRefused() {
    #expect(throws: RequestError.self) { try HistoryQuery(["hist_access_type": "all"]) }
  }

  @Test func aFileIsSharedBySessions() throws {
    let path = NSTemporaryDirectory() + "history-\(UUID().uuidString)/history.sqlite"
    defer { try? FileManager.default.removeItem(atPath: (path as NSString).deletingLastPathComponent) }
    for input in ["first", "second"] {
      let store = HistoryStore(path: path)
      store.append(line: 1, input: input, output: nil)
      store.close()
    }
    let answer = try HistoryQuery(["n": 5]).answer(from: HistoryStore(path: path))["history"] ?? []
    #expect(answer == [[1, 1, "first"], [2, 1, "second"]])
  }

  @Test func whatIsWrongWithTheFileIsSaidOnce() throws {
    let warnings = Warnings()
    let store = HistoryStore(path: "/proc/no/history.sqlite") { warnings.add($0) }
    for line in 1...3 { store.append(line: line, input: "a", output: nil) }
    #expect(try HistoryQuery([:]).answer(from: store)["history"]?.arrayValue?.count == 3)
    #expect(warnings.all.count == 1)
  }

  @Test func thePlaceFollowsTheEnvironment() {
    #expect(HistoryPlace.path(environment: ["LECTERN_HISTORY": "/h"]) == "/h")
    #expect(HistoryPlace.path(environment: ["LECTERN_HISTORY": "off"]) == nil)
    #expect(HistoryPlace.path(environment: ["JUPYTER_DATA_DIR": "/d"]) == "/d/lectern/history.sqlite")
  }
}

private final class Warnings: @unchecked Sendable {
  private let lock = NSLock()
  private var texts: [String] = []
  var all: [String] { lock.withLock { texts } }
  func add(_ text: String) { lock.withLock { texts.append(text) } }
}
