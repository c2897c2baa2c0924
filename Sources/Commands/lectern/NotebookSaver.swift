import Foundation
import Notebooks

/// Saves the notebook while it runs. A full disk does not end the run: what was computed lives in the session and may find its
/// place a cell later; only the last attempt counts.
final class NotebookSaver {
  private let path: String
  private var hasWarned = false

  init(path: String) { self.path = path }

  /// Writes the notebook so far; says once if that is not possible.
  func save(_ notebook: Notebook) {
    do {
      try NotebookFile.write(notebook.data(), to: path)
    } catch {
      if !hasWarned { Messages.error("warning: \(error); the run goes on and tries again after each cell") }
      hasWarned = true
    }
  }

  /// Writes the notebook for the last time; where that is not possible, into the folder for temporary files.
  ///
  /// - Returns: where it is, as a line for the user.
  /// - Throws: ``NotebookError`` if it is not where it should be.
  func finish(_ notebook: Notebook) throws -> String {
    do {
      try NotebookFile.write(notebook.data(), to: path)
      return "notebook in \(path)"
    } catch {
      let name = URL(fileURLWithPath: path).lastPathComponent
      let rescue = FileManager.default.temporaryDirectory.appendingPathComponent("rescued-\(name)").path
      if (try? NotebookFile.write(notebook.data(), to: rescue)) != nil {
        Messages.error("the executed notebook is in \(rescue)")
      }
      throw error
    }
  }
}
