import Foundation
import Messaging
import Testing

@Suite struct SocketTests {
  /// Clients choose a kernel's ports before they start it, and cannot keep them for it.
  @Test func aPortThatSomebodyElseHasIsTriedAgain() throws {
    let context = try ZeroMQContext()
    var other: ZeroMQSocket? = try ZeroMQSocket(.router, in: context)
    let endpoint = try #require(try other?.bind("tcp://127.0.0.1:*"))
    let socket = try ZeroMQSocket(.router, in: context)
    let error = #expect(throws: ZeroMQError.self) { try socket.bind(endpoint, patience: 0) }
    #expect(error?.description.contains("bind to \(endpoint)") == true)
    nonisolated(unsafe) var bound: String?
    let done = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      bound = try? socket.bind(endpoint, patience: 120)
      done.signal()
    }
    #expect(done.wait(timeout: .now() + 0.2) == .timedOut)
    other = nil
    #expect(done.wait(timeout: .now() + 120) == .success)
    #expect(bound == endpoint)
  }
}
