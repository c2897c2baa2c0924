import UserErrors

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the worker does for code that stops (lectern-worker/debugger/debug.c).
struct StopFunctions {
  /// From here to `release` nothing jumps out of the thread.
  let hold: @convention(c) () -> Void
  let release: @convention(c) () -> Void
  /// Waits until no other thread is stopped; the number of this stop, or 0 if there is to be none.
  let begin: @convention(c) () -> UInt32
  /// Tells the engine, waits for its command, which is returned (0 if nothing but an interruption came), and lets the next thread stop.
  let wait: @convention(c) (UnsafePointer<UInt8>, Int) -> UInt8
}

/// Where debugged code is to stop, and what of it can be seen while it does.
enum DebuggerState {
  nonisolated(unsafe) static var functions: StopFunctions?
  private static let lock = Lock()
  private nonisolated(unsafe) static var step: Step?
  private nonisolated(unsafe) static var isQuiet = false
  private nonisolated(unsafe) static var stopped: (number: Int, frames: [[_LecternLocal]]) = (0, [])

  /// So many frames are shown; a deep recursion has more.
  private static let mostFrames = 200

  // MARK: What each statement looks at

  /// Not zero while any statement may be the next to stop at: in a step, in a pause.
  static let mode: UnsafeMutablePointer<UInt8> = {
    let mode = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)
    mode.initialize(to: 0)
    return mode
  }()

  private static let mostCells = 1 << 16
  /// For each cell a byte for each statement: whether there is a breakpoint. Never freed, since functions hold on to it.
  private static let tables: UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?> = {
    let tables = UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>.allocate(capacity: mostCells)
    tables.initialize(repeating: nil, count: mostCells)
    return tables
  }()

  static func breakpoints(of cell: Int) -> UnsafePointer<UInt8>? {
    (0..<mostCells).contains(cell) ? UnsafePointer(tables[cell]) : nil
  }

  // MARK: Stopping

  /// Which statement a step ends at.
  private enum Step {
    case pause
    case into(thread: pthread_t)
    /// The next of `frame` or of a caller of it.
    case over(_LecternFrame)
    /// The next of a caller of `frame`.
    case out(_LecternFrame)

    func ends(at frame: _LecternFrame) -> Bool {
      switch self {
      case .pause: return true
      case .into(let thread): return pthread_equal(thread, pthread_self()) != 0 || frame.caller == nil
      case .over(let stepped): return frame === stepped || frame.isCaller(of: stepped)
      case .out(let stepped): return frame.isCaller(of: stepped)
      }
    }
  }

  private enum Reason: UInt8 { case breakpoint = 0, step, pause }

  /// Before a statement that has a breakpoint, or might be where a step ends: stops here if it is so.
  static func reached(_ frame: _LecternFrame, isBreakpoint: Bool, _ borrowed: () -> [_LecternLocal]) {
    guard let functions else { return }
    functions.hold()
    let found = lock.withLock { reason(at: frame, isBreakpoint: isBreakpoint) }
    functions.release()
    if let found { stop(at: frame, found, functions, borrowed) }
  }

  private static func reason(at frame: _LecternFrame, isBreakpoint: Bool) -> Reason? {
    if isQuiet { return nil }
    if let step, step.ends(at: frame) {
      if case .pause = step { return .pause }
      return isBreakpoint ? .breakpoint : .step
    }
    return isBreakpoint ? .breakpoint : nil
  }

  private static func stop(
    at frame: _LecternFrame, _ reason: Reason, _ functions: StopFunctions, _ borrowed: () -> [_LecternLocal]
  ) {
    // Copies of the values; outside of `hold`, since copying may fail in what is being changed by a caller.
    var copies = [borrowed() + (frame.locals?() ?? [])]
    var frames = [frame]
    var count = 1
    var next = frame.caller
    while let caller = next {
      count += 1
      if frames.count < mostFrames {
        frames.append(caller)
        copies.append(caller.locals?() ?? [])
      }
      next = caller.caller
    }
    functions.hold()
    let number = functions.begin()
    if number != 0 {
      lock.withLock {
        stopped = (Int(number), copies)
        if case .pause = step { setStepLocked(nil) }
      }
      let description = bytes(Int(number), reason, frames, copies, count: count)
      let command = description.withUnsafeBufferPointer { buffer in
        buffer.baseAddress.map { functions.wait($0, buffer.count) } ?? 0
      }
      lock.withLock {
        if stopped.number == Int(number) { stopped = (0, []) }
        resume(command, frame)
      }
    }
    copies = []
    functions.release()
  }

  private static func resume(_ command: UInt8, _ frame: _LecternFrame) {
    // The front end hears that the code goes on before this thread does: a pause may have come since.
    if case .pause = step { return }
    switch command {
    case UInt8(ascii: "i"): setStepLocked(.into(thread: pthread_self()))
    case UInt8(ascii: "n"): setStepLocked(.over(frame))
    case UInt8(ascii: "o"): setStepLocked(.out(frame))
    default: setStepLocked(nil)
    }
  }

  /// number reason(1 byte) frames-in-all frames-shown (cell function statement variables)*, the innermost first; numbers in 4 bytes
  private static func bytes(
    _ number: Int, _ reason: Reason, _ frames: [_LecternFrame], _ copies: [[_LecternLocal]], count: Int
  ) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.appendCount(number)
    bytes.append(reason.rawValue)
    bytes.appendCount(count)
    bytes.appendCount(frames.count)
    for (frame, locals) in zip(frames, copies) {
      bytes.appendCount(frame.cell)
      bytes.appendCount(frame.function)
      bytes.appendCount(frame.probe)
      bytes.appendCount(locals.count)
    }
    return bytes
  }

  // MARK: What the debugger asks for

  /// The variables of a frame, if it is still stopped there.
  static func locals(stop: Int, frame: Int) -> [_LecternLocal] {
    lock.withLock {
      stopped.number == stop && stopped.frames.indices.contains(frame) ? stopped.frames[frame] : []
    }
  }

  /// Carries out a command of the engine (Cells/Debugging/DebuggerCommands.swift), on a thread that runs no code of a cell:
  ///
  ///     't' cell statements (statement with a breakpoint)*     'p' pause     'z' no step, no pause
  ///     'q' quiet(1 byte): whether nothing stops for now
  static func perform(_ command: UnsafeBufferPointer<UInt8>) {
    var rest = command[...]
    func number() -> Int {
      var number = 0
      for shift in stride(from: 0, to: 32, by: 8) { number |= Int(rest.popFirst() ?? 0) << shift }
      return number
    }
    switch rest.popFirst() {
    case UInt8(ascii: "t"):
      let (cell, count) = (number(), number())
      var probes: [Int] = []
      while !rest.isEmpty { probes.append(number()) }
      setBreakpoints(of: cell, count: count, probes)
    case UInt8(ascii: "p"): setStep(.pause)
    case UInt8(ascii: "z"): setStep(nil)
    case UInt8(ascii: "q"): lock.withLock { isQuiet = rest.popFirst() == 1 }
    default: break
    }
  }

  private static func setStep(_ new: Step?) { lock.withLock { setStepLocked(new) } }

  /// The caller holds `lock`.
  private static func setStepLocked(_ new: Step?) {
    step = new
    mode.pointee = new == nil ? 0 : 1
  }

  private static func setBreakpoints(of cell: Int, count: Int, _ probes: [Int]) {
    guard (0..<mostCells).contains(cell) else { return }
    let table = tables[cell] ?? .allocate(capacity: max(1, count))
    table.initialize(repeating: 0, count: count)
    for probe in probes where probe < count { table[probe] = 1 }
    tables[cell] = table
  }
}

extension _LecternFrame {
  /// Whether `other` was called by it, at whatever depth. Where everything that has led to `other` has come to its end (on a thread of
  /// its own, say), whoever runs next takes the caller's place.
  fileprivate func isCaller(of other: _LecternFrame) -> Bool {
    var frame = other
    while let caller = frame.caller {
      if caller === self { return true }
      frame = caller
    }
    return frame.hasEnded
  }
}

/// For the worker: how code stops.
@_cdecl("lectern_install_stop_functions")
public func _lecternInstallStopFunctions(
  _ hold: @escaping @convention(c) () -> Void, _ release: @escaping @convention(c) () -> Void,
  _ begin: @escaping @convention(c) () -> UInt32,
  _ wait: @escaping @convention(c) (UnsafePointer<UInt8>, Int) -> UInt8
) {
  DebuggerState.functions = StopFunctions(hold: hold, release: release, begin: begin, wait: wait)
}

/// For the worker: a command of the engine.
@_cdecl("lectern_debugger_command")
public func _lecternDebuggerCommand(_ command: UnsafePointer<UInt8>, _ count: Int) {
  DebuggerState.perform(UnsafeBufferPointer(start: command, count: count))
}
