import Cells
import Foundation
import Testing

/// Threads that the system may refuse.
@Suite struct StartedThreadTests {
  @Test func runsWhatItIsGiven() throws {
    let done = DispatchSemaphore(value: 0)
    try StartedThread.start("a test") { done.signal() }
    #expect(done.wait(timeout: .now() + 60) == .success)
  }

  /// A stack larger than the address space stands for any refusal: nobody waits for ever.
  @Test func saysThatItIsRefused() {
    #expect(throws: StartedThread.Refused.self) {
      try StartedThread.start("a test", stackSize: 1 << 50) {}
    }
  }
}
