import Notebooks
import OrderedJSON

/// An assignment as its teacher wrote it, with its tests: what submissions are measured by.
public struct Assignment: Sendable {
  /// The teacher's notebook.
  public let notebook: Notebook
  /// The cells that are parts of it, in order.
  let parts: [(role: CellRole, cell: NotebookCell)]
  private let places: [String: Int]

  /// - Parameters:
  ///   - path: what messages call the notebook.
  /// - Throws: ``GradingError`` where nothing in it gives points, or two cells have one name.
  public init(_ notebook: Notebook, path: String) throws {
    self.notebook = notebook
    parts = notebook.cells.compactMap { cell in CellRole(of: cell).map { ($0, cell) } }
    places = Dictionary(zip(parts.map(\.role.id), parts.indices)) { first, _ in first }
    guard parts.contains(where: \.role.hasMark) else { throw GradingError.noPoints(path: path) }
    if places.count < parts.count {
      let twice = parts.enumerated().first { places[$0.element.role.id] != $0.offset }
      throw GradingError.twoCells(path: path, id: twice?.element.role.id ?? "")
    }
    guard !parts.contains(where: { $0.role.isGraded && Self.isTemplate($0.cell) }) else {
      throw GradingError.templates(path: path)
    }
    if let (role, line) = parts.lazy.compactMap({ part in Self.pythonMark(part.cell).map { (part.role, $0) } }
    ).first {
      throw GradingError.pythonMark(path: path, id: role.id, line: line)
    }
  }

  /// A line like `### BEGIN HIDDEN TESTS`, which is a comment in Python and no Swift: the cell would
  /// fail in every submission.
  private static func pythonMark(_ cell: NotebookCell) -> String? {
    guard cell.kind == .code else { return nil }
    let lines = cell.source.split(whereSeparator: \.isNewline).map {
      $0.trimmingPrefix(while: \.isWhitespace)
    }
    return lines.first { $0.contains(#/^#+\s*(BEGIN|END|AUTOTEST|HASHED)\b/#) }.map(String.init)
  }

  /// Whether nbgrader has still to generate tests from comments in a cell.
  private static func isTemplate(_ cell: NotebookCell) -> Bool {
    cell.source.split(whereSeparator: \.isNewline).contains { line in
      line.trimmingPrefix(while: \.isWhitespace).hasPrefix("//") && line.contains("AUTOTEST")
    }
  }

  /// The roles of the cells that have marks, in order.
  public var marked: [CellRole] { parts.map(\.role).filter(\.hasMark) }

  /// The part with a name.
  func part(_ id: String) -> (role: CellRole, cell: NotebookCell)? { places[id].map { parts[$0] } }
}

/// Why there is nothing to grade.
public enum GradingError: Error, Equatable, CustomStringConvertible {
  /// No cell of the assignment gives points.
  case noPoints(path: String)
  /// Two cells have one name.
  case twoCells(path: String, id: String)
  /// Tests are still to be generated from it.
  case templates(path: String)
  /// A cell has one of nbgrader's marks as a comment of Python.
  case pythonMark(path: String, id: String, line: String)
  /// Nothing was handed in.
  case noSubmissions(path: String)
  /// Two submissions are of one student.
  case twoSubmissions(student: String, paths: [String])

  public var description: String {
    switch self {
    case .noPoints(let path):
      "\(path): no cell gives points; mark the tests in JupyterLab's \"Create Assignment\""
    case .twoCells(let path, let id): "\(path): two cells are called '\(id)'"
    case .templates(let path):
      "\(path): its AUTOTEST lines are no tests yet; grade by what 'nbgrader generate_assignment --source_with_tests' makes of it"
    case .pythonMark(let path, let id, let line):
      "\(path): '\(line)' in \(id) is a comment in Python; in Swift it is // "
        + line.drop { $0 == "#" || $0 == " " }
    case .noSubmissions(let path): "\(path): no notebook was handed in here"
    case .twoSubmissions(let student, let paths):
      "two notebooks are of '\(student)': \(paths.joined(separator: ", "))"
    }
  }
}
