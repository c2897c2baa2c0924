import ArgumentParser
import Differential
import Foundation

/// Runs the table of redeclarations.
struct RedeclarationsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "redeclarations", abstract: "Runs the table of declarations that are made again.")

  @Flag(help: "Print the table as one Swift file with `// NAME: same` or `different` before each pair.")
  var prints = false

  func run() throws {
    if prints { return print(oneFile) }
    setvbuf(stdout, nil, _IOLBF, 0)
    let runner = try CellRunner()
    if let ending = runner.cell(RedeclarationCase.prelude).behaviour.ending { throw ValidationError(ending) }
    var failures = 0
    for redeclaration in RedeclarationCase.all {
      guard let failure = runner.failure(of: redeclaration) else { continue }
      failures += 1
      print("\(redeclaration.name)\n    \(redeclaration.old)\n    \(redeclaration.new)\n    \(failure)")
    }
    print("\(RedeclarationCase.all.count) redeclarations, \(failures) fail")
    if failures > 0 { throw ExitCode.failure }
  }

  /// For the compiler, which knows what is the same: it complains of every second declaration that is.
  private var oneFile: String {
    RedeclarationCase.prelude + "\n"
      + RedeclarationCase.all.map { redeclaration in
        "// \(redeclaration.name): \(redeclaration.isSame ? "same" : "different")\n"
          + "\(redeclaration.old)\n\(redeclaration.new)\n"
      }.joined()
  }
}
