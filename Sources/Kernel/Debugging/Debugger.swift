import Cells
import Foundation
import Messaging
import OrderedJSON

/// Answers `debug_request`: what a front end's variable explorer asks for, and the rest of a debugger's conversation.
///
/// Cells are not stopped: breakpoints are answered as not verified, with the reason. Used by one thread.
///
/// Sources: Debug Adapter Protocol 1.39 and "Additions to the DAP" in the jupyter_client documentation.
final class Debugger {
  private let engines: EngineProvider
  private let publisher: Publisher
  private let cells = DumpedCells()
  private var references = VariableReferences()
  private var isStarted = false
  private var sequence = 0

  init(engines: EngineProvider, publisher: Publisher) {
    self.engines = engines
    self.publisher = publisher
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

  /// Removes what was written for front ends.
  func close() { cells.removeAll() }

  private func body(_ command: String, _ arguments: JSON.Object) throws -> JSON.Object {
    switch command {
    case "debugInfo": return info
    case "initialize":
      isStarted = true
      return Self.capabilities
    case "attach", "configurationDone", "setDataBreakpoints", "setInstructionBreakpoints": return [:]
    case "disconnect", "terminate":
      isStarted = false
      return [:]
    case "inspectVariables": return ["variables": .array(try allVariables())]
    case "variables": return ["variables": .array(try variables(arguments))]
    case "richInspectVariables": return try richForms(arguments)
    case "evaluate": return try evaluate(arguments)
    case "dumpCell": return ["sourcePath": JSON(try cells.dump(try text("code", in: arguments)))]
    case "source": return ["content": JSON(try source(arguments))]
    case "modules": return modules
    case "threads": return ["threads": [["id": 1, "name": "cells"]]]
    case "stackTrace": return ["stackFrames": [], "totalFrames": 0]
    case "scopes":
      return [
        "scopes": [
          ["name": "Globals", "variablesReference": JSON(VariableReferences.globals), "expensive": false]
        ]
      ]
    case "setBreakpoints", "setFunctionBreakpoints", "setExceptionBreakpoints":
      return ["breakpoints": .array(refused(arguments["breakpoints"]?.arrayValue ?? []))]
    case "continue", "next", "stepIn", "stepOut", "pause", "copyToGlobals", "setVariable":
      throw DebugError("no cell is stopped: this kernel shows variables, it does not stop cells")
    case "": throw DebugError("the request has no text 'command'")
    default: throw DebugError("the command '\(command)' is not known")
    }
  }

  private var info: JSON.Object {
    [
      "isStarted": JSON(isStarted), "hashMethod": "Murmur2", "hashSeed": JSON(Int(DumpedCells.hashSeed)),
      "tmpFilePrefix": JSON(cells.prefix), "tmpFileSuffix": JSON(DumpedCells.suffix), "breakpoints": [],
      "stoppedThreads": [], "richRendering": true, "exceptionPaths": [], "copyToGlobals": false,
    ]
  }

  private static let capabilities: JSON.Object = [
    "supportsConfigurationDoneRequest": true, "supportsEvaluateForHovers": true,
    "supportsModulesRequest": true, "supportsSetVariable": false, "exceptionBreakpointFilters": [],
  ]

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
    guard let bundle = try engines.engine().bundle(of: VariablePath(name: name)) else {
      throw DebugError("there is no value of '\(name)' to be shown now")
    }
    return BundleContent.fields(of: bundle)
  }

  private func evaluate(_ arguments: JSON.Object) throws -> JSON.Object {
    let expression = try text("expression", in: arguments)
    switch try engines.engine().evaluate(["": expression])[""] {
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
        "message": "This kernel shows variables, it does not stop cells.",
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

  private func nextSequence() -> Int {
    sequence += 1
    return sequence
  }
}

/// Why a request of a debugger fails.
private struct DebugError: Error {
  let message: String
  init(_ message: String) { self.message = message }
}
