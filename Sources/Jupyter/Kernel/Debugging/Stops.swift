import Cells
import Foundation
import Messaging
import OrderedJSON

/// Breakpoints, stops and steps in the words of the Debug Adapter Protocol.
///
/// Front ends ask for thread 1 only (JupyterLab knows no other), so that is what every stop is said to be of; the engine stops
/// one thread at a time.
struct Stops {
  static let thread = 1
  /// Ids of frames are `stop * framesPerStop + frame`.
  private static let framesPerStop = 1000

  let engines: EngineProvider
  let cells: DumpedCells
  /// What was answered to the last `setBreakpoints` of each path.
  private(set) var breakpoints: [(path: String, list: [JSON])] = []

  init(engines: EngineProvider, cells: DumpedCells) {
    self.engines = engines
    self.cells = cells
  }

  private var debugging: CellDebugging? { engines.engineIfStarted?.debugging }

  /// What is stopped now.
  var current: CellDebugging.Stop? { debugging?.stop }

  mutating func forgetBreakpoints() { breakpoints = [] }

  // MARK: Breakpoints

  mutating func setBreakpoints(_ arguments: JSON.Object) throws -> [JSON] {
    let path = arguments["source"]?["path"]?.stringValue ?? ""
    let lines = (arguments["breakpoints"]?.arrayValue ?? []).map { $0["line"]?.intValue ?? 1 }
    let list = try list(lines, path)
    breakpoints.removeAll { $0.path == path }
    if !list.isEmpty, cells.source(at: path) != nil { breakpoints.append((path, list)) }
    return list
  }

  private func list(_ lines: [Int], _ path: String) throws -> [JSON] {
    guard let source = cells.source(at: path) else {
      return lines.map { Self.refusal(line: $0, "This is no cell that was dumped.") }
    }
    guard let debugging = try engines.engine().debugging else {
      return lines.map { Self.refusal(line: $0, "Cells cannot be stopped here.") }
    }
    return zip(lines, debugging.setBreakpoints(lines, inCell: source)).map { line, found in
      guard let found else { return Self.refusal(line: line, "There is no statement in or below this line.") }
      return ["verified": true, "line": JSON(found), "source": ["path": JSON(path)]]
    }
  }

  private static func refusal(line: Int, _ message: String) -> JSON {
    ["verified": false, "line": JSON(line), "message": JSON(message)]
  }

  // MARK: Going on

  /// What lets the stopped code go on; to be called when the reply has been sent.
  func resumption(_ command: String) throws -> () -> Void {
    let kind: CellDebugging.Resumption =
      switch command {
      case "next": .overStatement
      case "stepIn": .intoFunction
      case "stepOut": .outOfFunction
      default: .untilBreakpoint
      }
    guard let debugging, debugging.stop != nil else { throw DebugError("no cell is stopped") }
    return { _ = debugging.resume(kind) }
  }

  // MARK: What is stopped

  func stackTrace(_ arguments: JSON.Object) -> JSON.Object {
    guard let stop = current else { return ["stackFrames": [], "totalFrames": 0] }
    let first = max(0, arguments["startFrame"]?.intValue ?? 0)
    let levels = arguments["levels"]?.intValue ?? 0
    let wanted = stop.frames.enumerated().dropFirst(first).prefix(levels > 0 ? levels : .max)
    let frames = wanted.map { index, frame -> JSON in
      [
        "id": JSON(stop.number * Self.framesPerStop + index), "name": JSON(frame.function),
        "line": JSON(frame.line), "column": JSON(frame.column), "source": source(of: frame),
      ]
    }
    return ["stackFrames": .array(frames), "totalFrames": JSON(stop.frameCount)]
  }

  private func source(of frame: CellDebugging.Frame) -> JSON {
    guard let path = try? cells.dump(frame.source) else { return [:] }
    return ["name": JSON((path as NSString).lastPathComponent), "path": JSON(path)]
  }

  /// The frame that a front end means; nil for one that is not stopped any more.
  func frame(_ id: JSON?) -> StoppedFrame? {
    guard let id = id?.intValue, let stop = current, id / Self.framesPerStop == stop.number,
      stop.frames.indices.contains(id % Self.framesPerStop)
    else { return nil }
    return StoppedFrame(stop: stop.number, frame: id % Self.framesPerStop)
  }

  // MARK: Events

  /// Tells front ends of stops, from now on.
  func publishEvents(_ publish: @escaping @Sendable (String, JSON) -> Void) throws {
    try engines.engine().debugging?.onEvent = { event in
      switch event {
      case .stopped(let stop):
        let reason =
          switch stop.reason {
          case .breakpoint: "breakpoint"
          case .step: "step"
          case .pause: "pause"
          }
        publish(
          "stopped", ["reason": JSON(reason), "threadId": JSON(Self.thread), "allThreadsStopped": true])
      case .continued: publish("continued", ["threadId": JSON(Self.thread), "allThreadsContinued": true])
      }
    }
  }
}

/// Why a request of a debugger fails.
struct DebugError: Error {
  let message: String
  init(_ message: String) { self.message = message }
}
