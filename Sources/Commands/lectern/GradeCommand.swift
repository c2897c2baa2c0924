import ArgumentParser
import Foundation
import Grading
import Notebooks

/// `lectern grade`: marks what students have handed in, as nbgrader does, without Python.
struct GradeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grade",
    abstract: "Mark submissions of an assignment.",
    discussion: """
      The assignment is the teacher's notebook, with its hidden tests. Cells that students may not change are put back from it; \
      each submission runs in a session of its own. Marks go to marks.csv and marks.json in the output folder, with a folder for \
      each student: the executed notebook and a page of feedback. Submissions that have their marks already are passed over, so \
      that a run that was stopped goes on where it was; students of earlier runs into the same folder stay in the table.

      What each cell is, a solution, or a test and its points, is set in JupyterLab's "Create Assignment" (nbgrader's \
      metadata); docs/grading.md has the steps.

      Exit codes: 0 all are marked; 1 some could not be run to the end; 65 no assignment, or nothing handed in; \
      66 no such file; 73 an output cannot be written; 130 stopped with Ctrl-C; 143 ended by the system.
      """)

  @Argument(
    help: "The teacher's notebook, with its tests (nbgrader's source/ASSIGNMENT/NAME.ipynb).",
    completion: .file(extensions: ["ipynb"]))
  var assignment: String

  @Argument(help: "Submissions: notebooks named after their students, or folders (nbgrader's submitted).")
  var submissions: [String]

  @Option(name: .shortAndLong, help: ArgumentHelp("Where the marks and pages go.", valueName: "dir"))
  var output = "graded"

  @Option(name: .shortAndLong, help: ArgumentHelp("How many submissions run at a time.", valueName: "n"))
  var jobs = 1

  @OptionGroup var limits: GradingLimits

  @Option(help: ArgumentHelp("How long a submission may take in all, in seconds.", valueName: "s"))
  var timeLimit = 900.0

  @Flag(help: "Mark again what has its marks already.")
  var again = false

  func validate() throws {
    if submissions.isEmpty { throw ValidationError("Name at least one submission or folder.") }
    if jobs < 1 { throw ValidationError("--jobs must be at least 1.") }
    if !(timeLimit > 0) { throw ValidationError("--time-limit must be positive.") }
  }

  func run() throws {
    do {
      if let code = try graded() { throw code }
    } catch let error as NotebookError {
      Messages.error("\(error)")
      throw error.exitCode
    } catch let error as GradingError {
      Messages.error("\(error)")
      throw LecternExit.notANotebook
    }
  }

  private func graded() throws -> ExitCode? {
    let assignment = try Assignment(Notebook(contentsOf: assignment), path: assignment)
    let name = URL(fileURLWithPath: self.assignment).lastPathComponent
    let found = try Submissions.find(submissions, named: name)
    try NotebookFile.makeFolder(output)
    let given = GivenFiles(beside: self.assignment, apartFrom: self.submissions + [output])
    let desk = GradingDesk(
      assignment: assignment, path: self.assignment, given: given,
      output: URL(fileURLWithPath: output).path, limits: limits, timeLimit: timeLimit, again: again)
    let queue = GradingQueue(found, desk: desk)
    let submissions = queue.run(jobs: jobs)
    let earlier = desk.earlierResults(apartFrom: Set(found.map(\.student)))
    let table = MarksTable(submissions + earlier)
    try NotebookFile.write(Data(table.csv.utf8), to: output + "/marks.csv")
    try NotebookFile.write(table.json(), to: output + "/marks.json")
    let before = earlier.isEmpty ? "" : ", and \(earlier.count) marked before,"
    Messages.line(
      "marks of \(submissions.count) of \(found.count) submissions\(before) in \(output)/marks.csv")
    for doubt in table.doubts { Messages.line("note: \(doubt)") }
    if let code = queue.stopped { return code }
    return submissions.allSatisfy { $0.ending == GradedSubmission.finished } ? nil : LecternExit.cellFailed
  }
}
