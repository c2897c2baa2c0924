import ArgumentParser
import Cells
import Foundation
import HTMLExport
import Notebooks

/// The run of one notebook with all its files, from reading it to the last line on the terminal.
struct NotebookJob {
  let files: RunFiles
  let options: NotebookRunner.Options
  let parameters: [Parameter]
  let stop: RunStop

  /// Runs the notebook and says what happened; returns the exit code of a run that did not end well.
  func run() -> ExitCode? {
    do {
      let notebook = try prepared()
      let engine = try startedSession()
      defer { engine.shutdown() }
      return try run(notebook, engine: engine)
    } catch let failure as JobFailure {
      Messages.error(failure.message)
      return failure.code
    } catch let error as NotebookError {
      Messages.error("\(error)")
      return error.exitCode
    } catch {
      Messages.error("\(files.notebook): \(inWords(error))")
      return ExitCode.failure
    }
  }

  /// The notebook with its parameters, and all places to write to tried, so that no hour of work ends there.
  private func prepared() throws -> Notebook {
    var notebook = try Notebook(contentsOf: files.notebook)
    try notebook.checkKernel(path: files.notebook)
    try NotebookFile.prepareToWrite(files.output)
    if let html = files.html { try NotebookFile.prepareToWrite(html) }
    if let images = files.images { try NotebookFile.makeFolder(images) }
    for name in notebook.inject(parameters) {
      Messages.error("warning: the cell tagged 'parameters' declares no '\(name)'")
    }
    return notebook
  }

  private func startedSession() throws -> CellEngine {
    do { return try Session.start(in: files.workingDirectory) } catch {
      throw JobFailure(
        code: LecternExit.noSession,
        message: "the session did not start: \(inWords(error))\nTry 'lectern doctor'.")
    }
  }

  private func run(_ notebook: Notebook, engine: CellEngine) throws -> ExitCode? {
    let saver = NotebookSaver(path: files.output)
    let progress = ConsoleProgress(
      isTerminal: Terminal.isCapable, width: Terminal.width, write: Messages.text)
    let runner = NotebookRunner(
      notebook, engine: engine, options: options, observer: progress, save: saver.save)
    stop.watch(runner)
    let start = ContinuousClock.now
    let (executed, ending) = runner.run()
    engine.shutdown()
    let written = try saver.finish(executed)
    try writePicturesAndPage(executed)
    report(ending, of: executed, written: written, duration: .now - start)
    return exitCode(of: ending)
  }

  private func writePicturesAndPage(_ notebook: Notebook) throws {
    if let images = files.images {
      let pictures = try PictureExport.write(notebook, to: images)
      Messages.line("pictures in \(images): \(pictures.count)")
    }
    if let html = files.html {
      let page = HTMLPage(notebook, path: files.notebook).html
      try NotebookFile.write(Data(page.utf8), to: html)
      Messages.line("page in \(html)")
    }
  }

  private func report(
    _ ending: NotebookRunner.Ending, of notebook: Notebook, written: String, duration: Duration
  ) {
    Messages.line("\(written) after \(ConsoleProgress.text(for: duration))")
    switch ending {
    case .finished: break
    case .failed(let error, let cell):
      Messages.error("\(place(of: cell, in: notebook)) failed: \(error.name): \(error.value.firstLine)")
    case .timedOut(let cell):
      Messages.error(
        "\(place(of: cell, in: notebook)) took longer than \(options.cellTimeout ?? 0) s (--kernel-timeout)")
    case .interrupted(let cell): Messages.error("interrupted in \(place(of: cell, in: notebook))")
    }
  }

  private func place(of cell: Int, in notebook: Notebook) -> String {
    let number = notebook.cells[cell].executionCount.map { "In[\($0)]" } ?? "cell \(cell + 1)"
    return "\(files.notebook): \(number)"
  }

  private func exitCode(of ending: NotebookRunner.Ending) -> ExitCode? {
    switch ending {
    case .finished: nil
    case .failed: LecternExit.cellFailed
    case .timedOut: LecternExit.timedOut
    case .interrupted: stop.exitCode ?? LecternExit.interrupted
    }
  }
}

/// Why a run did not come about, and the exit code for it.
struct JobFailure: Error {
  var code: ExitCode
  var message: String
}

extension NotebookError {
  /// What the command ends with.
  var exitCode: ExitCode {
    switch self {
    case .missing, .unreadable: LecternExit.noInput
    case .truncated, .notJSON, .notANotebook, .unsupportedVersion: LecternExit.notANotebook
    case .otherKernel: LecternExit.otherKernel
    case .unwritable: LecternExit.unwritable
    case .diskFull: LecternExit.diskFull
    }
  }
}

extension String {
  /// The first line, for messages of one line.
  var firstLine: Substring { split(whereSeparator: \.isNewline).first ?? "" }
}
