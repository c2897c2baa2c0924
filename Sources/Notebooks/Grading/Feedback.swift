import Foundation
import HTMLExport
import Notebooks

/// A student's page: the submission as it ran, the marks over it and each mark at its cell.
public struct Feedback {
  private let submission: GradedSubmission
  private let notebook: Notebook

  /// - Parameters:
  ///   - executed: the submission after its run.
  public init(_ submission: GradedSubmission, executed: Notebook) {
    self.submission = submission
    notebook = executed
  }

  /// The page; `path` is where the notebook is, for the pictures in its text.
  public func html(path: String) -> String {
    var page = notebook
    let marks = Dictionary(submission.marks.map { ($0.cell, $0) }) { first, _ in first }
    page.cells = notebook.cells.flatMap { cell in
      guard let mark = cell.roleName.flatMap({ marks[$0] }) else { return [cell] }
      let text = "**\(Self.escaped(mark.cell)): \(Self.points(mark))**"
      return [cell, NotebookCell(markdown: text, id: "mark-\(cell.id)")]
    }
    page.cells.insert(NotebookCell(markdown: summary, id: "marks"), at: 0)
    return HTMLPage(page, path: path, trustsOutputs: false).html
  }

  private var summary: String {
    let rows = submission.marks.map { mark in
      "| \(Self.escaped(mark.cell)) | \(Self.points(mark)) | \(Self.escaped(mark.reason ?? "")) |"
    }
    let total = "\(MarksTable.text(submission.score)) / \(MarksTable.text(submission.maximum))"
    var lines = ["# Score: \(total)", "", "| cell | points | why |", "|---|---|---|"] + rows
    if submission.ending != GradedSubmission.finished {
      lines += ["", "The run ended early: \(submission.ending)."]
    }
    if !submission.notes.isEmpty { lines += [""] + submission.notes.map { "- \(Self.escaped($0))" } }
    return lines.joined(separator: "\n")
  }

  private static func points(_ mark: Mark) -> String {
    "\(mark.points.map(MarksTable.text) ?? "to be marked,") / \(MarksTable.text(mark.maximum))"
      .replacingOccurrences(of: ", /", with: ", of")
  }

  /// Text that means nothing to Markdown, in one line.
  private static func escaped(_ text: String) -> String {
    text.map { character in
      if character.isNewline { return " " }
      return "\\`*_{}[]()<>#|$~".contains(character) ? "\\\(character)" : "\(character)"
    }.joined()
  }
}
