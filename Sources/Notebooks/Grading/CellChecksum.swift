import Digests
import Notebooks

/// nbgrader's checksum of a cell (`nbgrader.utils.compute_checksum`): two cells with the same one have the same text,
/// kind, role, name and points.
enum CellChecksum {
  static func of(_ cell: NotebookCell, in role: CellRole) -> String {
    var parts = [
      cell.source, cell.kind.rawValue, word(role.isGraded), word(role.isSolution), word(role.isLocked),
      role.id,
    ]
    if role.isGraded { parts.append("\(role.points)") }
    return MD5.hexadecimal(Array(parts.joined().utf8))
  }

  /// A truth value as Python writes it.
  private static func word(_ value: Bool) -> String { value ? "True" : "False" }
}
