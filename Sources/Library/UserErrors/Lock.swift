#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Mutual exclusion that outlives who has it: a cell that traps, raises an error or is interrupted
/// while it holds the lock ends with its thread, and the next to ask gets it. (With the locks of
/// Foundation and Dispatch every later cell would wait for ever.)
///
/// Who has it may ask for it again.
package final class Lock: @unchecked Sendable {
  // Safety: allocated once, and freed with the last reference, when nobody can hold it.
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)

  package init() {
    var attributes = pthread_mutexattr_t()
    pthread_mutexattr_init(&attributes)
    pthread_mutexattr_settype(&attributes, Int32(PTHREAD_MUTEX_RECURSIVE))
    #if os(Linux)
      // "Robust" (POSIX.1-2008): the kernel gives up for a thread what it held at its end.
      pthread_mutexattr_setrobust(&attributes, Int32(PTHREAD_MUTEX_ROBUST))
    #endif
    pthread_mutex_init(mutex, &attributes)
    pthread_mutexattr_destroy(&attributes)
  }

  deinit {
    pthread_mutex_destroy(mutex)
    mutex.deallocate()
  }

  package func withLock<Result>(_ body: () throws -> Result) rethrows -> Result {
    #if os(Linux)
      if pthread_mutex_lock(mutex) == EOWNERDEAD { pthread_mutex_consistent(mutex) }
    #else
      pthread_mutex_lock(mutex)
    #endif
    defer { pthread_mutex_unlock(mutex) }
    return try body()
  }
}
