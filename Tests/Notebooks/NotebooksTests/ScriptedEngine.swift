import Cells
import Foundation

/// A cell engine that compiles nothing: each cell's source is a list of commands, one a line, from which its events follow.
///
///     out TEXT | err TEXT        text on a stream (\n, \r as escapes)
///     display ID TEXT            a display; ID - for none
///     update ID TEXT             a display's update
///     result TEXT                the value of the last expression
///     clear | clear wait         clear_output
///     input                      asks for a line and prints the reply
///     fail NAME                  ends with an error
///     loop                       runs until it is interrupted
///     deaf                       ignores interrupts; ends when the session is shut down
final class ScriptedEngine: CellEngine {
  private(set) var requests: [CellRequest] = []
  private(set) var interrupts = 0
  private(set) var isShutDown = false
  private let condition = NSCondition()
  /// Called when a cell comes to `loop` or `deaf`.
  var onWaiting: () -> Void = {}

  func execute(_ request: CellRequest, onEvent: @escaping (CellEvent) -> Void) -> CellOutcome {
    condition.withLock { requests.append(request) }
    for line in request.source.split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
      let text = parts.count > 1 ? unescaped(parts[1]) : ""
      if let outcome = perform(parts[0], text, onEvent) { return outcome }
    }
    return .ok
  }

  private func perform(_ command: String, _ text: String, _ onEvent: @escaping (CellEvent) -> Void)
    -> CellOutcome?
  {
    switch command {
    case "out": onEvent(.stream(.stdout, text))
    case "err": onEvent(.stream(.stderr, text))
    case "display", "update":
      let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
      let bundle = Self.bundle(parts[1])
      let id = parts[0] == "-" ? nil : parts[0]
      onEvent(command == "display" ? .display(bundle, id: id) : .updateDisplay(bundle, id: id ?? ""))
    case "result": onEvent(.result(Self.bundle(text)))
    case "clear": onEvent(.clearOutput(wait: text == "wait"))
    case "input":
      onEvent(
        .inputRequest(prompt: "?", password: false) { onEvent(.stream(.stdout, "reply: \($0 ?? "none")\n")) })
    case "fail": return .error(Self.error(.uncaughtError, text))
    case "loop": return wait(hears: true)
    case "deaf": return wait(hears: false)
    default: return .error(Self.error(.compilation, "CompileError"))
    }
    return nil
  }

  static func bundle(_ text: String) -> DisplayBundle {
    DisplayBundle(data: ["text/plain": "\"\(text)\"", "image/png": "\"\(Self.pixel)\""])
  }

  static let pixel =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="

  private static func error(_ kind: CellError.Kind, _ name: String) -> CellError {
    CellError(
      kind: kind, name: name, value: "what happened", traceback: ["\u{1B}[31m\(name)\u{1B}[0m: what happened"]
    )
  }

  private func wait(hears: Bool) -> CellOutcome {
    onWaiting()
    return condition.withLock {
      while !(hears && interrupts > 0) && !isShutDown { condition.wait() }
      return .error(
        Self.error(isShutDown ? .workerDied : .interrupted, isShutDown ? "WorkerDied" : "KeyboardInterrupt"))
    }
  }

  func interrupt() {
    condition.withLock {
      interrupts += 1
      condition.broadcast()
    }
  }

  func shutdown() {
    condition.withLock {
      isShutDown = true
      condition.broadcast()
    }
  }

  private func unescaped(_ text: String) -> String {
    text.replacingOccurrences(of: "\\n", with: "\n").replacingOccurrences(of: "\\r", with: "\r")
  }

  func evaluate(_ expressions: [String: String]) -> [String: Result<DisplayBundle, CellError>] { [:] }
  func completeness(of source: String) -> Completeness { .unknown }
  func completions(in source: String, at offset: Int) -> Completions {
    Completions(matches: [], start: 0, end: 0)
  }
  func inspection(of source: String, at offset: Int, detailed: Bool) -> DisplayBundle? { nil }
  func variables() -> [CellVariable] { [] }
  func restart() throws {}
}
