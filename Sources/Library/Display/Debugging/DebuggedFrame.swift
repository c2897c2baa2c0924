#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

// What the cell engine writes into cells while a debugger is attached (Cells/Debugging/ProbeWriter.swift). Not for use by hand.

/// A variable as a debugger sees it: its name, and a copy of its value.
public struct _LecternLocal {
  let name: String
  let value: Any
}

/// A local variable of a debugged function. (A function, since a literal `(name, optional)` would warn about `Any`.)
public func _lecternLocal<Value>(_ name: String, _ value: Value) -> _LecternLocal {
  _LecternLocal(name: name, value: value)
}

/// A call of a debugged function (of a closure, of a cell's top level): made when it begins, and told of each statement before
/// that runs.
public final class _LecternFrame: @unchecked Sendable {
  let cell: Int
  let function: Int
  /// The call that it was made by, on the same thread.
  let caller: _LecternFrame?
  /// The statement that it has come to.
  private(set) var probe = 0
  /// The variables that have a value there, without those that only the frame itself may touch (see `at`).
  private(set) var locals: (() -> [_LecternLocal])?
  private(set) var hasEnded = false
  private let isOnThread: Bool
  private let breakpoints: UnsafePointer<UInt8>?
  private let mode = DebuggerState.mode

  init(cell: Int, function: Int, isOnThread: Bool) {
    self.cell = cell
    self.function = function
    self.isOnThread = isOnThread
    breakpoints = DebuggerState.breakpoints(of: cell)
    caller = isOnThread ? Self.current : nil
    if isOnThread { Self.current = self }
  }

  /// The function's end, by whatever way.
  public func leave() {
    hasEnded = true
    locals = nil
    if isOnThread { Self.current = caller }
  }

  /// Comes to a statement in which no variable has a value.
  public func at(_ probe: Int) {
    self.probe = probe
    locals = nil
    if isOfInterest(probe) { DebuggerState.reached(self, isBreakpoint: isBreakpoint(probe)) { [] } }
  }

  /// Comes to a statement. `locals` is kept until the next one, so that the variables can also be seen from the functions that the
  /// statement calls.
  public func at(_ probe: Int, _ locals: @escaping () -> [_LecternLocal]) {
    self.probe = probe
    self.locals = locals
    if isOfInterest(probe) { DebuggerState.reached(self, isBreakpoint: isBreakpoint(probe)) { [] } }
  }

  /// The same, with variables that must not be kept: `inout` parameters, `self` of a mutating method, a closure's parameters.
  public func at(
    _ probe: Int, _ locals: @escaping () -> [_LecternLocal], _ borrowed: () -> [_LecternLocal]
  ) {
    self.probe = probe
    self.locals = locals
    if isOfInterest(probe) { DebuggerState.reached(self, isBreakpoint: isBreakpoint(probe), borrowed) }
  }

  // Plain reads: whether a debugger's wish of this very moment is seen by this statement or the next does not matter.
  private func isBreakpoint(_ probe: Int) -> Bool { breakpoints.map { $0[probe] != 0 } ?? false }
  private func isOfInterest(_ probe: Int) -> Bool { mode.pointee != 0 || isBreakpoint(probe) }

  // MARK: The frames of a thread

  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    pthread_key_create(&key, nil)
    return key
  }()

  /// The innermost frame of this thread. It is kept by the variable of the function that it is the frame of.
  private static var current: _LecternFrame? {
    get { pthread_getspecific(key).map { Unmanaged.fromOpaque($0).takeUnretainedValue() } }
    set { pthread_setspecific(key, newValue.map { Unmanaged.passUnretained($0).toOpaque() }) }
  }
}

/// A debugged function begins.
public func _lecternEnter(_ cell: Int, _ function: Int) -> _LecternFrame {
  _LecternFrame(cell: cell, function: function, isOnThread: true)
}

/// A debugged function begins that may go on on another thread after each `await`.
public func _lecternEnterAsync(_ cell: Int, _ function: Int) -> _LecternFrame {
  _LecternFrame(cell: cell, function: function, isOnThread: false)
}
