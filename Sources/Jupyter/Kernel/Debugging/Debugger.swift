import Cells
import Foundation
import Messaging
import OrderedJSON

/// Answers `debug_request`: what a front end's variable explorer asks for, and a debugger's conversation.
///
/// Used by one thread, but for `evaluate` while nothing is stopped.
///
/// Sources: Debug Adapter Protocol 1.39 and "Additions to the DAP" in the jupyter_client documentation.
final class Debugger: @unchecked Sendable {
  private let engines: EngineProvider
  private let publisher: Publisher
  private let cells = DumpedCells()
  private var references = VariableReferences()
  private var stops: Stops
  private var isStarted = false
  /// What is done when the reply has been sent.
  private var remaining: (() -> Void)?
  private let lock = NSLock()
  private var sequence = 0

  init(engines: EngineProvider, publisher: Publisher) {
    self.engines = engines
    self.publisher = publisher
    stops = Stops(engines: engines, cells: cells)
  }

  /// Whether the request is one that may have to wait until a cell has ended: it must not be in the way of those that let a stopped
  /// cell go on.
  func mayWait(_ request: Message) -> Bool {
    request.content["command"]?.stringValue == "evaluate" && engines.engineIfStarted?.debugging?.stop == nil
  }

  /// The content of the `debug_reply`: a response of the Debug Adapter Protocol, also to what is wrong.
  func answer(to request: Message) -> JSON.Object {
    let content = request.content
    let command = content["command"]?.stringValue ?? ""
    var response: JSON.Object = [
      "type": "response", "seq": JSON(nextSequence()), "request_seq": content["seq"] ?? 0,
      "command": JSON(command),
    ]
    do {
      response["body"] = .object(try body(command, content["arguments"]?.objectValue ?? [:]))
      response["success"] = true
    } catch {
      response["success"] = false
      response["message"] = JSON((error as? DebugError)?.message ?? "\(error)")
      response["body"] = [:]
    }
    if command == "initialize" { publish("initialized", parent: request) }
    return response
  }

  /// Does what must not happen before the reply has arrived: front ends take a `stopped` that comes earlier for the old one. They
  /// hear the reply and the event on two sockets, hence the pause.
  func afterReply() {
    guard let action = remaining else { return }
    remaining = nil
    Thread.sleep(forTimeInterval: 0.01)
    action()
  }

  /// Removes what was written for front ends.
  func close() { cells.removeAll() }

  private func body(_ command: String, _ arguments: JSON.Object) throws -> JSON.Object {
    switch command {
    case "debugInfo": return info
    case "initialize":
      isStarted = true
      return Self.capabilities
    case "attach":
      try attach()
      return [:]
    case "configurationDone": return [:]
    case "disconnect", "terminate":
      isStarted = false
      stops.forgetBreakpoints()
      engines.engineIfStarted?.debugging?.detach()
      return [:]
    case "inspectVariables": return ["variables": .array(try allVariables())]
    case "variables": return ["variables": .array(try variables(arguments))]
    case "richInspectVariables": return try richForms(arguments)
    case "evaluate": return try evaluate(arguments)
    case "dumpCell": return ["sourcePath": JSON(try cells.dump(try text("code", in: arguments)))]
    case "source": return ["content": JSON(try source(arguments))]
    case "modules": return modules
    case "threads": return ["threads": [["id": JSON(Stops.thread), "name": "cells"]]]
    case "stackTrace": return stops.stackTrace(arguments)
    case "scopes": return ["scopes": .array(scopes(arguments))]
    case "setBreakpoints": return ["breakpoints": .array(try stops.setBreakpoints(arguments))]
    case "setFunctionBreakpoints", "setExceptionBreakpoints", "setDataBreakpoints",
      "setInstructionBreakpoints":
      return ["breakpoints": .array(refused(arguments["breakpoints"]?.arrayValue ?? []))]
    case "continue", "next", "stepIn", "stepOut":
      remaining = try stops.resumption(command)
      return command == "continue" ? ["allThreadsContinued": true] : [:]
    case "pause":
      guard isStarted, publisher.runningRequest != nil else { throw DebugError("no cell is running") }
      engines.engineIfStarted?.debugging?.pause()
      return [:]
    case "copyToGlobals", "setVariable": throw DebugError("variables can be looked at, not set")
    case "": throw DebugError("the request has no text 'command'")
    default: throw DebugError("the command '\(command)' is not known")
    }
  }

  private var info: JSON.Object {
    [
      "isStarted": JSON(isStarted), "hashMethod": "Murmur2", "hashSeed": JSON(Int(DumpedCells.hashSeed)),
      "tmpFilePrefix": JSON(cells.prefix), "tmpFileSuffix": JSON(DumpedCells.suffix),
      "breakpoints": .array(
        stops.breakpoints.map { ["source": JSON($0.path), "breakpoints": .array($0.list)] }),
      "stoppedThreads": stops.current == nil ? [] : [JSON(Stops.thread)], "richRendering": true,
      "exceptionPaths": [], "copyToGlobals": false,
    ]
  }

  private static let capabilities: JSON.Object = [
    "supportsConfigurationDoneRequest": true, "supportsEvaluateForHovers": true,
    "supportsModulesRequest": true, "supportsSetVariable": false, "exceptionBreakpointFilters": [],
  ]

  private func attach() throws {
    try stops.publishEvents { [weak self] event, body in self?.publish(event, body) }
    try engines.engine().debugging?.attach()
  }

  private func scopes(_ arguments: JSON.Object) -> [JSON] {
    let globals: JSON = [
      "name": "Globals", "variablesReference": JSON(VariableReferences.globals), "expensive": false,
    ]
    guard let frame = stops.frame(arguments["frameId"]) else { return [globals] }
    let locals: JSON = [
      "name": "Locals", "variablesReference": JSON(references.locals(of: frame)), "expensive": false,
    ]
    return [locals, globals]
  }

  private func allVariables() throws -> [JSON] { references.globals(of: try engines.engine()) }

  private func variables(_ arguments: JSON.Object) throws -> [JSON] {
    guard let reference = arguments["variablesReference"]?.intValue,
      let found = references.variables(
        behind: reference, of: try engines.engine(), start: arguments["start"]?.intValue ?? 0,
        count: arguments["count"]?.intValue.flatMap { $0 > 0 ? $0 : nil })
    else { throw DebugError("there is no such variablesReference") }
    return found
  }

  private func richForms(_ arguments: JSON.Object) throws -> JSON.Object {
    let name = try text("variableName", in: arguments)
    let engine = try engines.engine()
    let frame = stops.frame(arguments["frameId"])
    let local = frame.flatMap { StoppedValue.locals(of: $0, engine).last { $0.name == name } }
    guard let bundle = engine.bundle(of: local?.path ?? VariablePath(name: name)) else {
      throw DebugError("there is no value of '\(name)' to be shown now")
    }
    return BundleContent.fields(of: bundle)
  }

  private func evaluate(_ arguments: JSON.Object) throws -> JSON.Object {
    let expression = try text("expression", in: arguments)
    let engine = try engines.engine()
    if engine.debugging?.stop != nil {
      let frame = stops.frame(arguments["frameId"])
      let variable = try StoppedValue(expression, in: frame, of: engine).variable
      return ["result": JSON(variable.value), "type": JSON(variable.type), "variablesReference": 0]
    }
    switch engine.evaluate(["": expression])[""] {
    case .success(let bundle)?:
      let plain = BundleContent.fields(of: bundle)["data"]?["text/plain"]?.stringValue
      return ["result": JSON(plain ?? ""), "variablesReference": 0]
    case .failure(let error)?: throw DebugError("\(error.name): \(error.value)")
    case nil: throw DebugError("'\(expression)' has no value")
    }
  }

  private func source(_ arguments: JSON.Object) throws -> String {
    guard let path = arguments["source"]?["path"]?.stringValue, let source = cells.source(at: path) else {
      throw DebugError("source unavailable")
    }
    return source
  }

  private var modules: JSON.Object {
    let modules = cells.paths.enumerated().map { number, path -> JSON in
      ["id": JSON(number + 1), "name": JSON((path as NSString).lastPathComponent), "path": JSON(path)]
    }
    return ["modules": .array(modules), "totalModules": JSON(modules.count)]
  }

  private func refused(_ breakpoints: [JSON]) -> [JSON] {
    breakpoints.map { breakpoint in
      [
        "verified": false, "line": breakpoint["line"] ?? 1,
        "message": "There are breakpoints at lines of cells only.",
      ]
    }
  }

  private func text(_ name: String, in arguments: JSON.Object) throws -> String {
    guard let value = arguments[name]?.stringValue else {
      throw DebugError("the argument '\(name)' is no text")
    }
    return value
  }

  private func publish(_ event: String, parent: Message) {
    publisher.publish(
      "debug_event", ["type": "event", "seq": JSON(nextSequence()), "event": JSON(event)], parent: parent)
  }

  /// Publishes what has happened to the code that runs, as part of its cell's output.
  private func publish(_ event: String, _ body: JSON) {
    publisher.publish(
      "debug_event",
      ["type": "event", "seq": JSON(nextSequence()), "event": JSON(event), "body": body],
      parent: publisher.runningRequest)
  }

  private func nextSequence() -> Int {
    lock.withLock {
      sequence += 1
      return sequence
    }
  }
}
