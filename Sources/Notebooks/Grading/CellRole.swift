import Notebooks
import OrderedJSON

/// What a cell is in an assignment, as nbgrader's metadata say it (its format 3, and those before).
public struct CellRole: Hashable, Sendable {
  /// The cell's name, unique in the assignment (`grade_id`).
  public let id: String
  /// Whether it gives points, by its run or by a person.
  public let isGraded: Bool
  /// Whether students write in it.
  public let isSolution: Bool
  /// Whether it is a task that a person marks, with the answer in cells of the student's own.
  public let isTask: Bool
  /// The points it can give; 0 where it gives none.
  public let points: Double
  /// nbgrader's checksum of the cell as it was given out; nil in a source notebook.
  public let checksum: String?
  private let isReadOnly: Bool

  /// Nil where the cell is no part of the assignment.
  public init?(of cell: NotebookCell) {
    guard let metadata = cell.fields["metadata"]?["nbgrader"],
      let id = metadata["grade_id"]?.stringValue, !id.isEmpty
    else { return nil }
    func flag(_ name: String) -> Bool { metadata[name]?.boolValue ?? false }
    self.id = id
    isGraded = flag("grade")
    isSolution = flag("solution")
    isTask = flag("task")
    isReadOnly = flag("locked")
    guard isGraded || isSolution || isTask || isReadOnly else { return nil }
    points = isGraded || isTask ? metadata["points"]?.doubleValue ?? 0 : 0
    checksum = metadata["checksum"]?.stringValue
  }

  /// Whether students may not change it: tests, and what is marked so.
  public var isLocked: Bool { !isSolution && (isGraded || isReadOnly) }

  /// Whether it has a mark.
  public var hasMark: Bool { isGraded || isTask }
}
