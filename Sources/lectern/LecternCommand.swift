import ArgumentParser

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
      RunCommand.self, HTMLCommand.self, KernelCommand.self, InstallCommand.self, DoctorCommand.self,
    ])
}
