import Notebooks
import OrderedJSON

/// The points for one cell, by nbgrader's rules (`nbgrader.utils.determine_grade`).
public struct Mark: Codable, Hashable, Sendable {
  /// The cell's name.
  public let cell: String
  /// The points; nil where a person has to mark.
  public let points: Double?
  /// The points that it can give.
  public let maximum: Double
  /// Why there are fewer, in a line.
  public let reason: String?

  private enum CodingKeys: CodingKey { case cell, points, maximum, reason }

  /// A mark that a person has to give is `null`, not left out.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(cell, forKey: .cell)
    try container.encode(points, forKey: .points)
    try container.encode(maximum, forKey: .maximum)
    try container.encodeIfPresent(reason, forKey: .reason)
  }

  init(_ role: CellRole, _ points: Double?, _ reason: String? = nil) {
    cell = role.id
    self.points = points
    maximum = role.points
    self.reason = reason
  }

  /// The mark for a part of an assignment in a notebook that has been run.
  ///
  /// An error, or anything on standard error, gives no points; a value that is a number gives as many; all else gives all.
  /// What is written gives none where it is as it was given out, and is for a person to mark otherwise.
  static func of(_ role: CellRole, in notebook: Notebook, ownChecks: OwnChecks) -> Mark {
    guard let cell = notebook.cells.first(where: { $0.roleName == role.id }) else {
      return Mark(role, 0, "missing")
    }
    if role.isTask { return Mark(role, nil) }
    if role.isSolution {
      let checksum = CellRole(of: cell)?.checksum
      return checksum == CellChecksum.of(cell, in: role) ? Mark(role, 0, "no response") : Mark(role, nil)
    }
    guard cell.kind == .code else { return Mark(role, nil) }
    if let doubt = ownChecks.doubt(about: cell) { return Mark(role, nil, doubt) }
    // A run that was ended before its time has not come to the cells after.
    if cell.isExecutable, cell.executionCount == nil { return Mark(role, 0, "not run") }
    for output in cell.outputs {
      switch output["output_type"]?.stringValue {
      case "error": return Mark(role, 0, output.errorInWords)
      case "stream" where output["name"]?.stringValue == "stderr":
        return Mark(role, 0, "something was written to standard error")
      case "execute_result": return partial(role, output)
      default: continue
      }
    }
    return Mark(role, role.points)
  }

  private static func partial(_ role: CellRole, _ output: JSON) -> Mark {
    let text = output["data"]?["text/plain"]?.wholeText ?? ""
    let trimmed = text.trimmingPrefix(while: \.isWhitespace).description
    guard let value = Double(trimmed), value >= 0 else { return Mark(role, role.points) }
    guard value <= role.points else {
      return Mark(role, nil, "the test's value is \(trimmed), more than the cell's points")
    }
    return Mark(role, value, value < role.points ? "some tests failed" : nil)
  }
}

extension JSON {
  /// Text that is stored as one string or as lines.
  var wholeText: String {
    stringValue ?? arrayValue?.compactMap(\.stringValue).joined() ?? ""
  }

  /// An error output's name and first line.
  var errorInWords: String {
    let (name, value) = (self["ename"]?.stringValue ?? "", self["evalue"]?.stringValue ?? "")
    if name == "KeyboardInterrupt" { return "it took longer than a cell may, and was stopped" }
    let line = value.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    return line.isEmpty ? name : "\(name): \(line)"
  }
}
