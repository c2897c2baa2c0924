import ArgumentParser
import Cells
import Foundation
import Kernel
import Messaging

/// `lectern kernel`: serves Jupyter front ends; Jupyter calls it.
struct KernelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kernel", abstract: "Serve Jupyter front ends (Jupyter itself calls this).",
    discussion: "Environment: LECTERN_TEXT_LIMIT is how many bytes of text a cell may show.")

  @Option(name: [.customShort("f"), .long], help: "Jupyter's file that says where the kernel's sockets are.")
  var connectionFile: String

  func run() throws {
    let environment = ProcessInfo.processInfo.environment
    let toolchain = SwiftToolchain(environment: environment) ?? SwiftToolchain.inPath()
    let given = try connection()
    let kernel = try Kernel(
      connection: given,
      description: KernelDescription(
        version: LecternVersion.number, swiftVersion: toolchain?.version ?? "unknown"),
      textLimit: environment["LECTERN_TEXT_LIMIT"].flatMap { Int($0) } ?? Kernel.defaultTextLimit,
      startEngine: Session.start)
    if kernel.connection != given { try kernel.connection.write(to: connectionFile) }
    kernel.watchProcess()
    kernel.run()
    // Threads may still wait for a front end or for the engine: nothing that is left is worth waiting for.
    Foundation.exit(0)
  }

  /// What the file says; for a file that does not exist yet, sockets of the kernel's choice and a new key.
  private func connection() throws -> ConnectionInformation {
    guard FileManager.default.fileExists(atPath: connectionFile) else {
      return ConnectionInformation(key: UUID().uuidString.lowercased())
    }
    return try ConnectionInformation(file: connectionFile)
  }
}
