import Cells
import Foundation

/// Runs programs as cells, one after the other in sessions that know nothing of one another.
public final class CellRunner {
  private var session: CellSession
  private var isFresh = true
  private let configuration: CellSession.Configuration

  /// What came of a program's cells.
  public struct Result: Sendable {
    public var behaviour: Behaviour
    /// What a cell has said besides: on standard error, or as a display.
    public var remarks = ""
    /// The last cell that ran and its error's text, to be shown where the behaviour is not as it
    /// should be.
    public var lastCell = ""
    public var trace = ""
    /// The type of the error that nobody has caught.
    fileprivate var errorName = ""

    /// Whether it ended so. Of an enum's case a whole program tells the type too:
    /// `Failure.missing`.
    func ends(as ending: String?) -> Bool {
      guard let own = behaviour.ending, own.hasPrefix("error: ") else { return behaviour.ending == ending }
      return own == ending || "error: \(errorName).\(own.dropFirst("error: ".count))" == ending
    }
  }

  /// - Parameter executables: the folder with the worker and the library; by default that of the
  ///   running program.
  public init(executables: String? = nil) throws {
    configuration = try .standard(workingDirectory: NSTemporaryDirectory(), executables: executables)
    session = try CellSession(configuration)
  }

  deinit { session.shutdown() }

  /// Runs `cells` in a session of their own, up to the first that does not run to its end. Modules'
  /// names in what they print are that of a whole program: what a description tells of a type's
  /// module cannot be the same.
  ///
  /// - Parameter joinsRefused: whether a cell that does not compile is put together with the next,
  ///   which may declare what it uses.
  public func run(_ cells: [String], joinsRefused: Bool = false) throws -> Result {
    if !isFresh { try session.restart() }
    isFresh = false
    var result = Result(behaviour: Behaviour(stdout: ""))
    var waiting = ""
    for (index, cell) in cells.enumerated() {
      let source = waiting + cell
      let outcome = watched { [session] in
        session.execute(CellRequest(source: source, name: "In[\(index + 1)]")) { result.note($0) }
      }
      result.lastCell = source
      guard case .error(let error) = outcome else {
        waiting = ""
        continue
      }
      if joinsRefused, error.kind == .compilation, index + 1 < cells.count {
        waiting = source
        continue
      }
      result.note(error)
      break
    }
    result.behaviour.stdout = result.behaviour.stdout.replacing(#/\bCell_\d+\./#, with: "main.")
    return result
  }

  /// Runs one cell in the session as it is, and returns its output or its error.
  public func cell(_ source: String) -> Result {
    isFresh = false
    var result = Result(behaviour: Behaviour(stdout: ""))
    let outcome = watched { [session] in
      session.execute(CellRequest(source: source, name: "In[1]")) { result.note($0) }
    }
    if case .error(let error) = outcome { result.behaviour.ending = error.comparable }
    return result
  }

  /// Forgets all that was declared.
  public func restart() throws { try session.restart() }

  /// A cell that hangs fails, and does not hold up the others: after a minute it is interrupted,
  /// then its worker ended.
  private func watched<Value>(_ body: () -> Value) -> Value {
    let done = DispatchSemaphore(value: 0)
    let watch = Thread { [session] in
      if done.wait(timeout: .now() + 60) == .success { return }
      session.interrupt()
      if done.wait(timeout: .now() + 10) == .success { return }
      for process in session.traces.processes { kill(process, SIGKILL) }
    }
    watch.start()
    defer { done.signal() }
    return body()
  }
}

extension CellRunner.Result {
  fileprivate mutating func note(_ event: CellEvent) {
    switch event {
    case .stream(.stdout, let text): behaviour.stdout += text
    case .stream(.stderr, let text): remarks += text
    case .display(let bundle, _), .updateDisplay(let bundle, _):
      remarks += bundle.data["text/plain"] ?? "(a display)"
    default: break
    }
  }

  fileprivate mutating func note(_ error: CellError) {
    behaviour.ending = error.comparable
    errorName = error.name
    trace = error.traceback.joined(separator: "\n").replacing(#/\u{1B}\[[0-9;]*m/#, with: "")
  }
}

extension CellError {
  /// The ending as `.expected` files have it.
  fileprivate var comparable: String {
    switch kind {
    case .trap: "trap: \(value)"
    case .uncaughtError: "error: \(value)"
    default: "\(name): \(value)"
    }
  }
}
