import ArgumentParser
import Cells
import Foundation

/// The command `lectern`; each subcommand is in a file of its own.
@main
struct LecternCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lectern",
    abstract: "Swift in Jupyter notebooks, with a library for teaching autoencoders.",
    discussion: """
      A notebook runs cell by cell in Jupyter, by the kernel "Swift (Lectern)", or from start to end in the terminal, by \
      'lectern run'. Both run the same cells in the same way.
      """,
    version: LecternVersion.text,
    subcommands: [
      RunCommand.self, HTMLCommand.self, GradeCommand.self, KernelCommand.self, InstallCommand.self,
      DoctorCommand.self, GradeRunCommand.self,
    ])

  static func main() {
    openStandardStreams()
    Launcher.takeOver()
    main(nil)
  }

  /// Standard streams that the command was started without lead nowhere. Otherwise the next file or socket to be opened would
  /// get the number of one, and whatever is written to it.
  private static func openStandardStreams() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
      _ = open("/dev/null", O_RDWR)  // gets the lowest number that is free
    }
  }
}
