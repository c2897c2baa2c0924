import Foundation
import Kernel
import OrderedJSON
import Testing

@Suite struct ReplySizeTests {
  @Test func aHistoryReplyIsOneMessage() throws {
    let store = HistoryStore(path: nil)
    for line in 1...300 {
      store.append(
        line: line, input: "let a\(line) = \"" + String(repeating: "x", count: 5_000) + "\"",
        output: String(repeating: "я", count: 100_000))
    }
    let reply = try HistoryQuery(["output": true]).answer(from: store)
    #expect(JSON.object(reply).text().utf8.count < 1 << 20)
    let entries = try #require(reply["history"]?.arrayValue)
    #expect(entries.last?[1]?.intValue == 300)
    #expect(reply["left_out"]?.intValue == 300 - entries.count && entries.count > 10)
    #expect(entries.last?[2]?[1]?.stringValue?.contains("bytes left out") == true)
    let few = try HistoryQuery(["n": 5]).answer(from: store)
    #expect(few["left_out"] == nil && few["history"]?.arrayValue?.count == 5)
  }

  @Test func theFileDoesNotGrowByTheResults() throws {
    let path = NSTemporaryDirectory() + "/history-\(UUID().uuidString).sqlite"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let store = HistoryStore(path: path)
    for line in 1...20 {
      store.append(line: line, input: "a", output: String(repeating: "x", count: 5_000_000))
    }
    store.close()
    let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
    #expect((size ?? .max) < 1 << 20)
  }
}
