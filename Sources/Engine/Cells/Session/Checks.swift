import Foundation

/// One thing that must be right for cells to run.
public struct EngineCheck: Sendable {
  public var name: String
  /// Whether it is right.
  public var isOK: Bool
  /// What was found.
  public var message: String
  /// What to do if it is not right; empty otherwise.
  public var remedy: String
}

extension CellSession {
  /// Looks at everything the engine needs and finally runs a cell. Takes a few seconds the first time.
  public static func checks(
    executables: String? = nil, environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> [EngineCheck] {
    let toolchain: Toolchain
    do {
      toolchain = try Toolchain.find(environment: environment)
    } catch {
      return [
        EngineCheck(
          name: "Swift toolchain", isOK: false, message: "not found", remedy: inWords(error))
      ]
    }
    var checks = toolchainChecks(toolchain)
    do {
      let configuration = try Configuration.standard(executables: executables, environment: environment)
      checks.append(
        EngineCheck(name: "Lectern's files", isOK: true, message: configuration.library, remedy: ""))
      checks.append(cellCheck(configuration))
    } catch {
      let remedy = inWords(error)
      checks.append(
        EngineCheck(name: "Lectern's files", isOK: false, message: "not all there", remedy: remedy))
    }
    return checks
  }

  private static func toolchainChecks(_ toolchain: Toolchain) -> [EngineCheck] {
    let files = [
      ("Swift compiler", toolchain.compiler), ("compiler library", toolchain.sourceKit),
      ("runtime object", toolchain.runtimeObject), ("linker", toolchain.linker),
      ("symbolizer", toolchain.symbolizer),
    ]
    return files.map { name, path in
      let exists = FileManager.default.fileExists(atPath: path)
      return EngineCheck(
        name: name, isOK: exists, message: exists ? path : "\(path) is missing",
        remedy: exists ? "" : "Install a whole Swift 6 toolchain from https://www.swift.org/install.")
    }
  }

  private static func cellCheck(_ configuration: Configuration) -> EngineCheck {
    let name = "running a cell"
    do {
      let session = try CellSession(configuration)
      defer { session.shutdown() }
      let start = Date()
      var shown = ""
      let outcome = session.execute(CellRequest(source: "1 + 1", name: "check")) { event in
        if case .result(let bundle) = event { shown = bundle.data["text/plain"] ?? "" }
      }
      if case .error(let error) = outcome {
        return EngineCheck(
          name: name, isOK: false, message: "\(error.name): \(error.value)",
          remedy: "See the message; LECTERN_TOOLCHAIN chooses another toolchain.")
      }
      let milliseconds = Int(Date().timeIntervalSince(start) * 1000)
      return EngineCheck(
        name: name, isOK: shown == "\"2\"", message: "1 + 1 is \(shown), after \(milliseconds) ms", remedy: ""
      )
    } catch {
      return EngineCheck(
        name: name, isOK: false, message: inWords(error), remedy: "See the message.")
    }
  }
}
