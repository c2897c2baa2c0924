import ArgumentParser
import Cells
import Foundation
import Kernel

/// `lectern install`: makes the kernel known to Jupyter.
struct InstallCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "install", abstract: "Make the kernel known to Jupyter.",
    discussion: "Without an option it is installed for this user. Installing again replaces what was there.")

  @Flag(help: "For this user.")
  var user = false

  @Flag(help: "For the active Python environment (VIRTUAL_ENV or CONDA_PREFIX).")
  var sysPrefix = false

  @Option(help: ArgumentHelp("Below a folder, in share/jupyter.", valueName: "dir"))
  var prefix: String?

  @Option(help: "The kernel's name, by which notebooks refer to it.")
  var name = "lectern"

  @Option(help: "What front ends show.")
  var displayName = "Swift (Lectern)"

  @Option(
    help: ArgumentHelp(
      """
      The program that Jupyter starts, instead of this one; nothing of this machine's toolchain is noted \
      then. For packages.
      """, valueName: "path"))
  var program: String?

  func validate() throws {
    if [user, sysPrefix, prefix != nil].filter({ $0 }).count > 1 {
      throw ValidationError("Give only one of --user, --sys-prefix and --prefix.")
    }
  }

  func run() throws {
    let toolchain = program == nil ? Self.toolchain() : nil
    let specification = try KernelSpecification(
      name: name, displayName: displayName, program: program ?? Self.ownProgram(),
      environment: toolchain?.environment ?? [])
    let folder = try specification.install(into: place.url())
    print("Installed the kernel '\(name)' in \(folder.path)")
    if toolchain == nil, program == nil {
      print(
        "No swiftc was found in PATH: the kernel will look for it in the PATH that Jupyter is started with.")
    }
  }

  private var place: JupyterDataFolder {
    if let prefix { return .prefix(prefix) }
    return sysPrefix ? .pythonEnvironment : .user
  }

  /// The toolchain that the launcher has found, or else the one in PATH.
  private static func toolchain() -> SwiftToolchain? {
    let found = Launcher.path == nil ? nil : SwiftToolchain(environment: ProcessInfo.processInfo.environment)
    return found ?? SwiftToolchain.inPath()
  }

  /// What starts this program: the launcher, or its own file.
  private static func ownProgram() throws -> String {
    if let launcher = Launcher.path { return launcher }
    guard let path = Bundle.main.executablePath else {
      throw ValidationError("This program's file is not known.")
    }
    return URL(fileURLWithPath: path).resolvingSymlinksInPath().path
  }
}
