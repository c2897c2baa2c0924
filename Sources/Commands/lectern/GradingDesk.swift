import Cells
import Digests
import Foundation
import Grading
import Notebooks

/// What marking one submission takes: its folder, its run, its files.
struct GradingDesk: Sendable {
  let assignment: Assignment
  /// The assignment's file.
  let path: String
  /// What the cells of all submissions may read.
  let given: GivenFiles
  /// The folder of all results.
  let output: String
  let limits: GradingLimits
  let timeLimit: Double
  let again: Bool

  /// The result of an earlier run, where nothing has changed since.
  func former(_ submission: Submission) -> GradedSubmission? {
    let files = StudentFiles(submission, given: given, assignment: path, output: output)
    guard !again, let data = FileManager.default.contents(atPath: files.result),
      let former = try? JSONDecoder().decode(GradedSubmission.self, from: data)
    else { return nil }
    return former.fingerprint == fingerprint(of: submission) ? former : nil
  }

  /// The results of earlier runs into the same folder, of other students.
  func earlierResults(apartFrom students: Set<String>) -> [GradedSubmission] {
    let folders = (try? FileManager.default.contentsOfDirectory(atPath: output)) ?? []
    return folders.filter { !students.contains($0) }.compactMap { student in
      guard let data = FileManager.default.contents(atPath: "\(output)/\(student)/marks.json"),
        let former = try? JSONDecoder().decode(GradedSubmission.self, from: data)
      else { return nil }
      return former.marks.map(\.cell) == assignment.marked.map(\.id) ? former : nil
    }
  }

  /// Runs and marks a submission, and writes its files.
  func grade(_ submission: Submission, run: SubmissionRun) -> GradedSubmission {
    let start = ContinuousClock.now
    do {
      return try marked(submission, run: run, since: start)
    } catch {
      // Nothing is known of it: a person has to look.
      return GradedSubmission(
        unmarked: submission.student, assignment: assignment, ending: inWords(error),
        fingerprint: fingerprint(of: submission))
    }
  }

  private func marked(_ submission: Submission, run: SubmissionRun, since start: ContinuousClock.Instant)
    throws -> GradedSubmission
  {
    let files = StudentFiles(submission, given: given, assignment: path, output: output)
    try? FileManager.default.removeItem(atPath: files.result)
    let restored = Restoration(of: try Notebook(contentsOf: submission.path), by: assignment)
    try files.makeWorkFolder()
    defer { files.removeWorkFolder() }
    try NotebookFile.write(restored.notebook.data(), to: files.notebook)
    let arguments = ["grade-run", files.notebook, "--cwd", files.work] + limits.arguments
    let ending = try run.run(arguments, log: files.log, timeLimit: timeLimit)
    let executed = try Notebook(contentsOf: files.notebook)
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    let graded = GradedSubmission(
      student: submission.student, executed: executed, assignment: assignment,
      notes: restored.notes + files.takeLog(), ending: words(for: ending),
      seconds: (seconds * 10).rounded() / 10, fingerprint: fingerprint(of: submission))
    let page = Feedback(graded, executed: executed).html(path: files.notebook)
    try NotebookFile.write(Data(page.utf8), to: files.page)
    // Last, and only of a run that was not cut short from outside: where it is, all is there.
    if !run.wasStopped { try NotebookFile.write(JSONEncoder().encode(graded), to: files.result) }
    return graded
  }

  private func words(for ending: SubmissionRun.Ending) -> String {
    switch ending {
    case .finished: GradedSubmission.finished
    case .timedOut: "it took longer than \(timeLimit) s (--time-limit)"
    case .failed(let reason): reason
    }
  }

  private func fingerprint(of submission: Submission) -> String {
    let contents = [path, submission.path].map { FileManager.default.contents(atPath: $0) ?? Data() }
    let settings = (limits.arguments + ["\(timeLimit)"]).joined(separator: " ")
    return SHA256.hexadecimal(contents.flatMap { Array($0) + [0] } + Array(settings.utf8))
  }
}
