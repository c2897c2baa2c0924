import ArgumentParser
import Foundation
import Notebooks

/// `lectern run`: executes notebooks in the terminal.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Execute notebooks from start to end.",
    discussion: """
      Each notebook runs in a session of its own. Its outputs are saved after each cell, so that nothing is lost when a cell \
      fails or the run is stopped with Ctrl-C.

      Exit codes: 0 all cells ran; 1 a cell failed; 64 wrong command line; 65 not a notebook; 66 no such file; \
      69 the session did not start; 73 an output cannot be written; 74 the disk is full; 78 the notebook is for another \
      kernel; 124 a cell took too long; 130 stopped with Ctrl-C; 143 ended by the system.
      """)

  @Argument(help: "Notebook files.", completion: .file(extensions: ["ipynb"]))
  var notebooks: [String]

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Where the executed notebook goes (default: NAME.executed.ipynb beside it); with several notebooks, a folder.",
      valueName: "file"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Write the PNG pictures here, as cell-07-1.png for the first of In[7].", valueName: "dir"))
  var images: String?

  @Option(
    help: ArgumentHelp(
      "Write one page to read, with all in it; with several notebooks, a folder.", valueName: "file"))
  var html: String?

  @Option(
    help: ArgumentHelp(
      "Stop a cell, and the run, after this many seconds (default: no limit).", valueName: "s"))
  var kernelTimeout: Double?

  @Option(
    name: .customLong("cwd"),
    help: ArgumentHelp("Where the cells run (default: the notebook's folder).", valueName: "dir"))
  var workingDirectory: String?

  @Flag(help: "Go on after a cell with an error.")
  var allowErrors = false

  @Option(
    name: [.customShort("p"), .long], parsing: .singleValue,
    help: ArgumentHelp(
      "Set a variable after the cell tagged 'parameters'. May be given more than once.",
      valueName: "name=value"),
    transform: { try Parameter($0) })
  var parameters: [Parameter] = []

  func validate() throws {
    if notebooks.isEmpty { throw ValidationError("Name at least one notebook.") }
    if let workingDirectory {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: workingDirectory, isDirectory: &isFolder),
        isFolder.boolValue
      else { throw ValidationError("--cwd: there is no folder \(workingDirectory).") }
    }
    if let kernelTimeout, !(kernelTimeout > 0) { throw ValidationError("--kernel-timeout must be positive.") }
  }

  func run() throws {
    var options = NotebookRunner.Options()
    options.allowsErrors = allowErrors
    options.cellTimeout = kernelTimeout
    let stopping = RunStop()
    for path in notebooks {
      let files = RunFiles(
        notebook: path, output: output, images: images, html: html, workingDirectory: workingDirectory,
        isOneOfSeveral: notebooks.count > 1)
      let job = NotebookJob(files: files, options: options, parameters: parameters, stop: stopping)
      if let code = job.run() { throw code }
    }
  }
}
