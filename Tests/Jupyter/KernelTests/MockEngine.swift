import Cells
import CommFrames
import Foundation

/// An engine without a compiler: each cell is a list of commands, a line each.
final class MockEngine: CellEngine, @unchecked Sendable {
  private let lock = NSCondition()
  private var interrupted = false
  private var executed: [CellRequest] = []
  private var ended = false

  /// The cells of which each has at least begun.
  var cells: [CellRequest] { lock.withLock { executed } }
  var wasShutDown: Bool { lock.withLock { ended } }

  /// Waits until a cell runs.
  func waitForCell() {
    lock.withLock { while executed.isEmpty { lock.wait() } }
  }

  func execute(_ request: CellRequest, onEvent: @escaping (CellEvent) -> Void) -> CellOutcome {
    lock.withLock {
      interrupted = false
      executed.append(request)
      lock.broadcast()
    }
    for line in request.source.split(separator: "\n") {
      if let error = run(line, onEvent) { return .error(error) }
    }
    return .ok
  }

  private func run(_ line: Substring, _ onEvent: @escaping (CellEvent) -> Void) -> CellError? {
    let words = line.split(separator: " ", maxSplits: 1).map(String.init)
    let rest = words.count > 1 ? words[1].replacingOccurrences(of: "\\n", with: "\n") : ""
    switch words[0] {
    case "print": onEvent(.stream(.stdout, rest))
    case "warn": onEvent(.stream(.stderr, rest))
    case "flood": for _ in 0..<(Int(rest) ?? 0) { onEvent(.stream(.stdout, "0123456789abcde\n")) }
    case "display": onEvent(.display(Self.bundle(rest), id: nil))
    case "displayAs": onEvent(.display(Self.bundle("first"), id: rest))
    case "update": onEvent(.updateDisplay(Self.bundle("second"), id: rest))
    case "value": onEvent(.result(Self.bundle(rest)))
    case "clear": onEvent(.clearOutput(wait: rest == "wait"))
    case "ask": ask(rest, onEvent)
    case "fail": return CellError(kind: .trap, name: "Trap", value: rest, traceback: ["In[1]: \(rest)"])
    case "hang": return hang()
    default: break
    }
    return nil
  }

  private func ask(_ prompt: String, _ onEvent: @escaping (CellEvent) -> Void) {
    let answered = DispatchSemaphore(value: 0)
    nonisolated(unsafe) var answer: String?
    onEvent(
      .inputRequest(prompt: prompt, password: false) {
        answer = $0
        answered.signal()
      })
    answered.wait()
    onEvent(.stream(.stdout, "got \(answer ?? "nothing")"))
  }

  private func hang() -> CellError? {
    lock.withLock {
      let deadline = Date(timeIntervalSinceNow: 120)
      while !interrupted && lock.wait(until: deadline) {}
      return CellError(
        kind: .interrupted, name: interrupted ? "KeyboardInterrupt" : "TooLong", value: "", traceback: [])
    }
  }

  func interrupt() {
    lock.withLock {
      interrupted = true
      lock.broadcast()
    }
  }

  func evaluate(_ expressions: [String: String]) -> [String: Result<DisplayBundle, CellError>] {
    expressions.mapValues { expression in
      if expression == "bad" {
        return .failure(CellError(kind: .compilation, name: "CompileError", value: "bad", traceback: []))
      }
      return .success(Self.bundle(expression))
    }
  }

  func completeness(of source: String) -> Completeness {
    source.hasSuffix("{") ? .incomplete(indent: "  ") : .complete
  }

  func completions(in source: String, at offset: Int) -> Completions {
    let match = Completions.Match(text: "print", type: "function", signature: "(Any...)")
    return Completions(matches: [match], start: max(0, offset - 2), end: offset)
  }

  func inspection(of source: String, at offset: Int, detailed: Bool) -> DisplayBundle? {
    source == "print" ? Self.bundle(detailed ? "in detail" : "in short") : nil
  }

  /// Nobody listens: every comm that is opened is closed.
  func deliver(_ message: SideMessage, onEvent: @escaping (CellEvent) -> Void) -> CellOutcome {
    if let frame = CommFrame(message.bytes), frame.kind == .open {
      onEvent(.message(SideMessage(channel: message.channel, bytes: CommFrame(.close, id: frame.id).bytes)))
    }
    return .ok
  }

  func variables() -> [CellVariable] {
    [
      CellVariable(name: "n", type: "Int", value: "1"),
      CellVariable(name: "list", type: "[Int]", value: "...", partCount: 150),
    ]
  }

  func parts(of path: VariablePath, in range: Range<Int>) -> [CellVariable] {
    range.map {
      CellVariable(
        name: "[\($0)]", type: "Int", value: "\($0)", path: VariablePath(name: "list", parts: [$0]))
    }
  }

  func restart() throws {}

  func shutdown() {
    interrupt()
    lock.withLock { ended = true }
  }

  private static func bundle(_ text: String) -> DisplayBundle {
    DisplayBundle(data: ["text/plain": "\"\(text)\"", "application/json": "{\"a\": [1.0]}"])
  }
}
