import Foundation
import Testing
import UserErrors

#if canImport(Glibc)
  import Glibc
#endif

struct LockTests {
  @Test func oneAtATime() {
    let lock = Lock()
    nonisolated(unsafe) var count = 0
    DispatchQueue.concurrentPerform(iterations: 1000) { _ in lock.withLock { count += 1 } }
    #expect(count == 1000)
  }

  @Test func whoHasItMayAskAgain() {
    let lock = Lock()
    #expect(lock.withLock { lock.withLock { 1 } } == 1)
  }

  #if os(Linux)
    /// As the worker ends the thread of a cell that traps.
    @Test func outlivesTheThreadThatHasIt() {
      let lock = Lock()
      let isHeld = DispatchSemaphore(value: 0)
      Thread.detachNewThread {
        lock.withLock {
          isHeld.signal()
          pthread_exit(nil)
        }
      }
      isHeld.wait()
      #expect(lock.withLock { 2 } == 2)
    }
  #endif
}
