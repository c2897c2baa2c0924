internal import CKernels
import UserErrors

/// Not enough memory for a tensor.
public struct MemoryError: UserError {
  public let message: String
}

/// Memory of one or more tensors, aligned to 64 bytes, from the cache of memory.
final class Storage: @unchecked Sendable {
  let memory: UnsafeMutableRawPointer
  let byteCount: Int
  /// Set where this is a gradient that has gone back through a ReLU already.
  var passedReLU: PassedReLU?

  init(byteCount: Int) {
    self.byteCount = Swift.max(byteCount, 1)
    guard byteCount >= 0, let memory = lectern_allocate(self.byteCount) else {
      raise(MemoryError(message: "no memory for a tensor of \(byteCount) bytes"))
    }
    self.memory = memory
  }

  deinit { lectern_release(memory, byteCount) }
}

/// What the tensors' memory looks like: for tests of leaks and for `%who`-like tools.
public enum TensorMemory {
  /// Bytes that live tensors hold.
  public static var bytesInUse: Int { Int(lectern_bytes_in_use()) }
  /// Bytes kept for tensors to come.
  public static var bytesKept: Int { Int(lectern_bytes_kept()) }
  /// Gives the kept bytes back to the system.
  public static func trim() { lectern_trim() }
}
