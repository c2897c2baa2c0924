import ArgumentParser
import Cells
import Foundation
import Notebooks

/// `lectern grade-run`: the run of one submission under its limits; `lectern grade` starts it.
struct GradeRunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grade-run", abstract: "Run one submission, in place, under limits.", shouldDisplay: false)

  @Argument(help: "The submission, made ready.")
  var notebook: String

  @Option(name: .customLong("cwd"), help: "Where the cells run.")
  var workingDirectory: String

  @OptionGroup var limits: GradingLimits

  func run() throws {
    for line in limits.apply() { Messages.error(line) }
    var options = NotebookRunner.Options()
    options.allowsErrors = true
    options.cellTimeout = limits.cellTimeout
    options.goesOnAfterTimeout = true
    let stop = RunStop()
    do {
      let submission = try Notebook(contentsOf: notebook)
      let engine = try Session.start(in: workingDirectory)
      defer { engine.shutdown() }
      let saver = NotebookSaver(path: notebook)
      let runner = NotebookRunner(
        submission, engine: engine, options: options, observer: SilentProgress(), save: saver.save)
      stop.watch(runner)
      let (executed, _) = runner.run()
      _ = try saver.finish(executed)
    } catch {
      Messages.error(inWords(error))
      throw (error as? NotebookError)?.exitCode ?? LecternExit.noSession
    }
    if let code = stop.exitCode { throw code }
  }
}

/// Nobody watches.
private final class SilentProgress: RunObserver {
  func cellStarts(_ step: RunStep) {}
  func cell(_ step: RunStep, sends event: CellEvent) {}
  func cellEnds(_ step: RunStep, outcome: CellOutcome, duration: Duration) {}
}
