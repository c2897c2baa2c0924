import Cells
import Foundation
import KernelLogos
import Messaging
import OrderedJSON

/// The folder by which Jupyter finds the kernel and knows how to start it.
///
/// Source: "Kernel specs" in the jupyter_client documentation.
public struct KernelSpecification: Sendable {
  /// The kernel's name, which is also the folder's.
  public var name: String
  /// What front ends show.
  public var displayName: String
  /// The program `lectern`.
  public var program: String
  /// The environment that the kernel is started with, beside what the front end has.
  public var environment: [(name: String, value: String)]

  /// The specification of a kernel that `program` runs, under a name of small letters, digits, `-`, `_` and `.`.
  public init(
    name: String = "lectern", displayName: String = "Swift (Lectern)", program: String,
    environment: [(name: String, value: String)] = []
  ) throws {
    let allowed = Set("abcdefghijklmnopqrstuvwxyz0123456789-_.")
    guard !name.isEmpty, name.allSatisfy(allowed.contains) else {
      throw InstallationError("a kernel's name is of small letters, digits, '-', '_' and '.', not '\(name)'")
    }
    self.name = name
    self.displayName = displayName
    self.program = program
    self.environment = environment
  }

  /// The text of `kernel.json`.
  public func fileContents() -> Data {
    let variables = JSON.Object(environment.map { ($0.name, JSON($0.value)) })
    let fields: JSON.Object = [
      "argv": [JSON(program), "kernel", "--connection-file", "{connection_file}"],
      "display_name": JSON(displayName),
      "language": "swift",
      "interrupt_mode": "message",
      "kernel_protocol_version": JSON(MessageHeader.protocolVersion),
      "env": .object(variables),
      "metadata": ["debugger": true, "supported_encryption": ["curve"]],
    ]
    return JSON.object(fields).data(indent: 1) + Data("\n".utf8)
  }

  /// Writes the folder into the Jupyter data folder `root`, over one of the same name, and returns its path.
  @discardableResult
  public func install(into root: URL) throws -> URL {
    let folder = root.appendingPathComponent("kernels").appendingPathComponent(name)
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try fileContents().write(to: folder.appendingPathComponent("kernel.json"), options: .atomic)
      for logo in KernelLogos.files {
        try logo.contents.write(to: folder.appendingPathComponent(logo.name), options: .atomic)
      }
    } catch {
      throw InstallationError(
        "the kernel could not be installed in \(folder.path): \(error.localizedDescription)")
    }
    return folder
  }
}

/// Where Jupyter looks for kernels.
///
/// Source: "Jupyter paths", data files.
public enum JupyterDataFolder: Equatable, Sendable {
  /// The user's own.
  case user
  /// That of the active Python environment.
  case pythonEnvironment
  /// That below a prefix, for example `/usr/local`.
  case prefix(String)

  /// The folder, given the environment variables of the process.
  public func url(environment: [String: String] = ProcessInfo.processInfo.environment) throws -> URL {
    switch self {
    case .user: return Self.userFolder(environment)
    case .prefix(let prefix): return URL(fileURLWithPath: prefix).appendingPathComponent("share/jupyter")
    case .pythonEnvironment:
      guard let prefix = environment["VIRTUAL_ENV"] ?? environment["CONDA_PREFIX"], !prefix.isEmpty else {
        throw InstallationError(
          "no Python environment is active; activate one, or name it with --prefix, or install with --user")
      }
      return try Self.prefix(prefix).url()
    }
  }

  private static func userFolder(_ environment: [String: String]) -> URL {
    if let folder = environment["JUPYTER_DATA_DIR"], !folder.isEmpty { return URL(fileURLWithPath: folder) }
    let home = URL(fileURLWithPath: HomeFolder.path(environment: environment))
    #if os(macOS)
      return home.appendingPathComponent("Library/Jupyter")
    #else
      if let folder = environment["XDG_DATA_HOME"], !folder.isEmpty {
        return URL(fileURLWithPath: folder).appendingPathComponent("jupyter")
      }
      return home.appendingPathComponent(".local/share/jupyter")
    #endif
  }
}

/// Why a kernel could not be installed.
public struct InstallationError: Error, Equatable, CustomStringConvertible {
  public let description: String
  init(_ description: String) { self.description = description }
}
