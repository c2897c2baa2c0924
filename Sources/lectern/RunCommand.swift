import ArgumentParser

/// `lectern run`: executes notebooks in the terminal.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Execute notebooks from start to end.")
}
