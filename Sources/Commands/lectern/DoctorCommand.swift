import ArgumentParser

/// `lectern doctor`: checks what Lectern needs on this machine and says how to mend what is missing.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Check the toolchain, libraries, data and kernel, and say how to mend each.",
    discussion: "Exit code: 0 if all that is needed is there (warnings aside), else 1.")

  func run() throws {
    var failures = 0
    for check in Doctor.checks {
      let finding = check.look()
      Messages.line("\(mark(finding)) \(check.name): \(finding.text)")
      if let mend = finding.mend { Messages.line("       \(mend)") }
      if finding.isFailure { failures += 1 }
    }
    Messages.line(failures == 0 ? "Lectern can run notebooks here." : "\(failures) needed, see above.")
    if failures > 0 { throw ExitCode.failure }
  }

  private func mark(_ finding: Doctor.Finding) -> String {
    switch finding {
    case .fine: "[ ok ]"
    case .warning: "[warn]"
    case .failure: "[FAIL]"
    }
  }
}
