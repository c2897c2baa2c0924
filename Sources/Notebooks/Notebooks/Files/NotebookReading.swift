import Foundation
import OrderedJSON

extension Notebook {
  /// Reads a notebook file of format 4; 4.0 to 4.4 become 4.5, which means that cells get ids.
  ///
  /// - Throws: ``NotebookError``, one line to show.
  public init(contentsOf path: String) throws {
    try self.init(data: NotebookFile.read(path), path: path)
  }

  /// Reads a notebook from the content of a file; `path` is what messages call it.
  ///
  /// - Throws: ``NotebookError``.
  public init(data: Data, path: String) throws {
    let value: JSON
    do { value = try JSON(parsing: data) } catch {
      throw error.isTruncated
        ? NotebookError.truncated(path: path, place: "line \(error.line), column \(error.column)")
        : NotebookError.notJSON(path: path, reason: "\(error)")
    }
    let reader = NotebookReader(path: path)
    self = try reader.notebook(value, layout: Layout(of: data))
  }

  /// The notebook as the content of a file, laid out as the file it was read from.
  public func data() -> Data {
    var root = root
    root["cells"] = .array(cells.map { .object($0.fields) })
    var data = JSON.object(root).data(indent: layout.indent)
    if layout.endsInNewline { data.append(UInt8(ascii: "\n")) }
    return data
  }
}

extension Notebook.Layout {
  /// The layout of a file: the indentation of its second line, and whether it ends in a line end.
  init(of data: Data) {
    self.init()
    endsInNewline = data.last == UInt8(ascii: "\n")
    guard let firstLineEnd = data.prefix(16).firstIndex(of: UInt8(ascii: "\n")) else { return }
    let spaces = data[firstLineEnd...].dropFirst().prefix(16).prefix { $0 == UInt8(ascii: " ") }.count
    if spaces > 0 { indent = spaces }
  }
}

/// Checks that a JSON value is a notebook and makes it one of format 4.5.
struct NotebookReader {
  let path: String

  func notebook(_ value: JSON, layout: Notebook.Layout) throws -> Notebook {
    guard var root = value.objectValue else { throw wrong("the file holds no JSON object") }
    let minor = try checkedMinorVersion(root)
    guard root["metadata"]?.objectValue != nil else { throw wrong("it has no 'metadata' object") }
    guard let values = root["cells"]?.arrayValue else { throw wrong("it has no list of 'cells'") }
    var cells: [NotebookCell] = []
    for (index, value) in values.enumerated() { cells.append(try cell(value, number: index + 1)) }
    root["cells"] = []  // the cells are held apart
    if minor < 5 { root["nbformat_minor"] = 5 }
    giveMissingIDs(&cells)
    return Notebook(root: root, cells: cells, layout: layout)
  }

  private func checkedMinorVersion(_ root: JSON.Object) throws -> Int {
    guard let major = root["nbformat"]?.intValue else { throw wrong("it has no 'nbformat' number") }
    let minor = root["nbformat_minor"]?.intValue ?? 0
    guard major == 4 else { throw NotebookError.unsupportedVersion(path: path, version: "\(major).\(minor)") }
    return minor
  }

  private func cell(_ value: JSON, number: Int) throws -> NotebookCell {
    guard let fields = value.objectValue else { throw wrong("cell \(number) is no object") }
    guard let kind = fields["cell_type"]?.stringValue else {
      throw wrong("cell \(number) has no 'cell_type'")
    }
    guard NotebookCell.Kind(rawValue: kind) != nil else {
      throw wrong("cell \(number) is of an unknown type '\(kind)'")
    }
    guard let source = fields["source"], MultilineText.join(source) != nil else {
      throw wrong("the 'source' of cell \(number) is neither text nor a list of lines")
    }
    guard fields["metadata"]?.objectValue != nil else {
      throw wrong("cell \(number) has no 'metadata' object")
    }
    if kind == "code" {
      guard let outputs = fields["outputs"]?.arrayValue, outputs.allSatisfy({ $0["output_type"] != nil })
      else {
        throw wrong("code cell \(number) has no list of 'outputs', each with its 'output_type'")
      }
    }
    return NotebookCell(fields: fields)
  }

  /// Format 4.5 wants a unique id in each cell. A cell without one, or with one that an earlier cell has, gets a new one.
  private func giveMissingIDs(_ cells: inout [NotebookCell]) {
    var taken = Set(cells.map(\.id))
    var seen: Set<String> = []
    for index in cells.indices {
      if cells[index].id.isEmpty || seen.contains(cells[index].id) {
        cells[index].setID(CellID.make(for: cells[index].source, at: index, avoiding: taken))
        taken.insert(cells[index].id)
      }
      seen.insert(cells[index].id)
    }
  }

  private func wrong(_ reason: String) -> NotebookError { .notANotebook(path: path, reason: reason) }
}
