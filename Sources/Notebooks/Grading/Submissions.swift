import Foundation
import Notebooks

/// A notebook that was handed in.
public struct Submission: Hashable, Sendable {
  /// Who handed it in.
  public let student: String
  /// The notebook's file.
  public let path: String
  /// The student's own folder, whose other files belong to the submission; nil where all notebooks lie in one.
  public let folder: String?
}

/// Finds what was handed in.
public enum Submissions {
  /// The submissions at these paths.
  ///
  /// A folder may hold notebooks named after their students (`submitted/ada.ipynb`), or a folder for each student with
  /// a notebook of the assignment's name at any depth, as nbgrader has it (`submitted/ada/week1/swift.ipynb`).
  ///
  /// - Parameters:
  ///   - name: the file name of the assignment's notebook.
  /// - Throws: ``GradingError`` where there is none, or two of one student; `NotebookError` where
  ///   there is no such path.
  public static func find(_ paths: [String], named name: String) throws -> [Submission] {
    var found: [Submission] = []
    for path in paths {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        throw NotebookError.missing(path: path)
      }
      found += isFolder.boolValue ? inFolder(path, named: name) : [flat(path)]
    }
    guard !found.isEmpty else { throw GradingError.noSubmissions(path: paths.joined(separator: ", ")) }
    for (student, theirs) in Dictionary(grouping: found, by: \.student) where theirs.count > 1 {
      throw GradingError.twoSubmissions(student: student, paths: theirs.map(\.path).sorted())
    }
    return found.sorted { $0.student.utf8.lexicographicallyPrecedes($1.student.utf8) }
  }

  private static func flat(_ path: String) -> Submission {
    let student = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
    return Submission(student: student, path: path, folder: nil)
  }

  private static func inFolder(_ folder: String, named name: String) -> [Submission] {
    let entries = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
    return entries.compactMap { entry in
      let parts = entry.split(separator: "/").map(String.init)
      guard entry.hasSuffix(".ipynb"), !parts.contains(where: { $0.hasPrefix(".") }) else { return nil }
      let path = folder + "/" + entry
      if parts.count == 1 { return flat(path) }
      guard parts.last == name else { return nil }
      let own = URL(fileURLWithPath: path).deletingLastPathComponent().path
      return Submission(student: parts[0], path: path, folder: own)
    }
  }
}
