import ArgumentParser
import Cells
import Foundation
import Kernel
import Messaging

/// `lectern kernel`: serves Jupyter front ends; Jupyter calls it.
struct KernelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kernel", abstract: "Serve Jupyter front ends (Jupyter itself calls this).",
    discussion: """
      Environment: LECTERN_TEXT_LIMIT is how many bytes of text a cell may show; LECTERN_HISTORY is the file in which the \
      history of all sessions is kept, or 'off'.
      """)

  @Option(
    name: [.customShort("f"), .long],
    help: "Jupyter's file that says where the kernel's sockets are, or where it tells which it has chosen.")
  var connectionFile: String

  func run() throws {
    let environment = ProcessInfo.processInfo.environment
    let toolchain = SwiftToolchain(environment: environment) ?? SwiftToolchain.inPath()
    let start = try KernelStart(file: connectionFile, environment: environment)
    let kernel = try Kernel(
      connection: start.connection,
      description: KernelDescription(
        version: LecternVersion.number, swiftVersion: toolchain?.version ?? "unknown"),
      history: HistoryStore(path: HistoryPlace.path(environment: environment)),
      startEngine: Session.start)
    // Whoever finds the connection file may already send signals.
    kernel.watchProcess()
    try start.announce(kernel.connection)
    kernel.run()
    start.end()
    Log.finish()
    // Threads may still wait for a front end or for the engine: nothing that is left is worth waiting for.
    Foundation.exit(0)
  }
}
