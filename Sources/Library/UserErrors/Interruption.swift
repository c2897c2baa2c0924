/// The user asked for the running cell to end (Ctrl-C, the stop button).
public struct KeyboardInterrupt: UserError, Equatable {
  public let message: String
  /// The interruption.
  public init(_ message: String = "the cell was interrupted") { self.message = message }
}

/// Set by the worker from another thread while the cell runs; read by ``checkInterruption()``.
private let interruptionFlag: UnsafeMutablePointer<Int32> = {
  let flag = UnsafeMutablePointer<Int32>.allocate(capacity: 1)
  flag.initialize(to: 0)
  return flag
}()

/// Whether the user has asked for the running cell to end.
public var isInterrupted: Bool { interruptionFlag.pointee != 0 }

/// Ends the running cell if the user has asked for that; otherwise does nothing, in a few nanoseconds.
///
/// Every library loop that may run longer than a tenth of a second calls this once a turn, on the thread that the
/// cell called it on, and at a point where its own state is whole: after this call nothing of the loop runs any
/// more, `defer` included.
public func checkInterruption() {
  if interruptionFlag.pointee != 0 { raise(KeyboardInterrupt()) }
}

/// For the worker: where the flag lies.
@_cdecl("lectern_interruption_flag")
public func _lecternInterruptionFlag() -> UnsafeMutablePointer<Int32> { interruptionFlag }
