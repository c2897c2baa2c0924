import Notebooks
import OrderedJSON

/// A submission made ready for its run: what students may not change is as the teacher wrote it. All else stays.
public struct Restoration: Sendable {
  /// The notebook to be run.
  public private(set) var notebook: Notebook
  /// What was put right, in sentences.
  public private(set) var notes: [String] = []

  /// - Parameters:
  ///   - submission: what a student has handed in.
  public init(of submission: Notebook, by assignment: Assignment) {
    notebook = submission
    keepLastOfEachName()
    for place in notebook.cells.indices { restore(at: place, by: assignment) }
    putBackMissing(of: assignment)
    for place in notebook.cells.indices where notebook.cells[place].kind == .code {
      notebook.cells[place].outputs = []
      notebook.cells[place].executionCount = nil
    }
  }

  /// A cell that was copied has its name twice: the last one counts, as in nbgrader.
  private mutating func keepLastOfEachName() {
    var seen: Set<String> = []
    for place in notebook.cells.indices.reversed() {
      guard let role = CellRole(of: notebook.cells[place]) else { continue }
      guard !seen.insert(role.id).inserted else { continue }
      notes.append("\(role.id) was there more than once; the last one counts.")
      notebook.cells[place].removeRole()
    }
  }

  private mutating func restore(at place: Int, by assignment: Assignment) {
    let handedIn = notebook.cells[place]
    guard let id = handedIn.roleName else { return }
    guard let (role, cell) = assignment.part(id) else {
      notebook.cells[place].removeRole()
      return
    }
    let released = role.checksum ?? CellRole(of: handedIn)?.checksum
    guard role.isLocked else {
      if handedIn.kind != cell.kind { notes.append("\(id) was another kind of cell.") }
      notebook.cells[place].become(cell.kind)
      return notebook.cells[place].setRole(cell, checksum: released)
    }
    // Hidden tests are missing in what was given out: only what differs from that was changed.
    if let released, CellChecksum.of(handedIn, in: role) != released {
      notes.append("\(id) was changed; it was put back.")
    }
    notebook.cells[place] = cell
    notebook.cells[place].setRole(cell, checksum: nil)
  }

  private mutating func putBackMissing(of assignment: Assignment) {
    var next = 0
    for (role, cell) in assignment.parts {
      if let place = notebook.cells.firstIndex(where: { $0.roleName == role.id }) {
        next = place + 1
      } else if role.isLocked {
        notes.append("\(role.id) was missing; it was put back.")
        notebook.cells.insert(cell, at: next)
        next += 1
      } else {
        notes.append("\(role.id) was missing.")
      }
    }
  }
}

extension NotebookCell {
  /// The name in nbgrader's metadata, whatever else they say.
  var roleName: String? { fields["metadata"]?["nbgrader"]?["grade_id"]?.stringValue }

  mutating func removeRole() { fields["metadata"]?["nbgrader"] = nil }

  /// Gives the cell the role of the teacher's, and the checksum that it was given out with.
  mutating func setRole(_ teachers: NotebookCell, checksum: String?) {
    var role = teachers.fields["metadata"]?["nbgrader"] ?? [:]
    if let checksum { role["checksum"] = .string(checksum) }
    fields["metadata"]?["nbgrader"] = role
  }

  /// Makes the cell another kind with the same text.
  mutating func become(_ kind: Kind) {
    guard kind != self.kind else { return }
    fields["cell_type"] = .string(kind.rawValue)
    let isCode = kind == .code
    fields["outputs"] = isCode ? [] : nil
    fields["execution_count"] = isCode ? .null : nil
  }
}
