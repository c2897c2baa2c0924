internal import CHDF5
import Foundation
import UserErrors

/// The door to libhdf5: one caller at a time, since the library may be built without locks of its own, and its
/// errors as Swift's instead of text on the screen.
enum HDF5Library {
  private static let lock = Lock()

  private static let ready: Void = {
    H5open()
    // Never load a filter from a plug-in folder because a file asks for it.
    H5PLset_loading_state(0)
  }()

  /// Runs `body` alone and with the library's own printing of errors off.
  static func exclusively<Value>(_ body: () throws -> Value) rethrows -> Value {
    try lock.withLock {
      _ = ready
      H5Eset_auto2(lectern_h5_default_error_stack(), nil, nil)
      return try body()
    }
  }

  /// `handle` if the library gave one, else an error that says what failed and why.
  static func check(_ handle: hid_t, _ doing: String) throws -> hid_t {
    guard handle >= 0 else { throw failure(doing) }
    return handle
  }

  /// Throws if the library reports failure.
  static func check(_ status: herr_t, _ doing: String) throws {
    guard status >= 0 else { throw failure(doing) }
  }

  /// An error with the innermost reason that the library knows.
  static func failure(_ doing: String) -> FileError {
    final class Reason { var text = "unknown reason" }
    let reason = Reason()
    H5Ewalk2(
      lectern_h5_default_error_stack(), H5E_WALK_UPWARD,
      { depth, entry, context in
        guard depth == 0, let text = entry?.pointee.desc, let context else { return 0 }
        Unmanaged<Reason>.fromOpaque(context).takeUnretainedValue().text = String(cString: text)
        return 0
      }, Unmanaged.passUnretained(reason).toOpaque())
    H5Eclear2(lectern_h5_default_error_stack())
    return FileError("\(doing) failed in HDF5: \(reason.text).")
  }
}
