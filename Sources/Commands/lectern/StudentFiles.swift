import Foundation
import Grading
import Notebooks

/// Where a student's results are, and the folder in which the submission runs.
struct StudentFiles {
  /// The executed notebook.
  let notebook: String
  /// The page of feedback.
  let page: String
  /// The marks; there when all is done.
  let result: String
  /// Where the cells run.
  let work: String
  /// What the run says on standard error.
  let log: String
  private let submission: Submission
  private let given: GivenFiles

  /// - Parameters:
  ///   - output: the folder of all results.
  init(_ submission: Submission, given: GivenFiles, assignment: String, output: String) {
    let folder = output + "/" + submission.student
    let url = URL(fileURLWithPath: assignment)
    let name = url.deletingPathExtension().lastPathComponent
    notebook = "\(folder)/\(name).ipynb"
    page = "\(folder)/\(name).html"
    result = "\(folder)/marks.json"
    work = "\(folder)/work"
    log = "\(folder)/run.log"
    self.submission = submission
    self.given = given
  }

  /// A new folder with the student's own files and, over them, those that the teacher gave out.
  func makeWorkFolder() throws {
    removeWorkFolder()
    try NotebookFile.makeFolder(work)
    if let folder = submission.folder { try GivenFiles(folder: folder).copy(to: work) }
    try given.copy(to: work)
  }

  func removeWorkFolder() { try? FileManager.default.removeItem(atPath: work) }

  /// What the run said, as notes; the file goes.
  func takeLog() -> [String] {
    defer { try? FileManager.default.removeItem(atPath: log) }
    let text = FileManager.default.contents(atPath: log).map { String(decoding: $0, as: UTF8.self) } ?? ""
    return text.split(separator: "\n").map { line in
      String(line.hasPrefix("lectern: ") ? line.dropFirst(9) : line)
    }
  }
}
