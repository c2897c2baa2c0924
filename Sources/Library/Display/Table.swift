/// Rows and columns, shown as a table: `Table(people)` for an array of structs, `Table([["a": 1],
/// ["a": 2, "b": 3]])`.
public struct Table: Displayable, Sendable {
  /// The columns' titles.
  public let columns: [String]
  /// The fields as text, row by row; an empty text where a row has no such field.
  public let rows: [[String]]
  /// Whether all of a column's fields are numbers, which stand to the right.
  private let isNumeric: [Bool]

  /// A table of given fields.
  public init(columns: [String], rows: [[String]]) {
    self.columns = columns
    self.rows = rows.map { row in columns.indices.map { $0 < row.count ? row[$0] : "" } }
    let fields = self.rows
    isNumeric = columns.indices.map { column in
      !fields.isEmpty && fields.allSatisfy { $0[column].isEmpty || Double($0[column]) != nil }
    }
  }

  /// A row for each value, a column for each of its stored properties (of structs, classes,
  /// tuples).
  ///
  /// Values without properties, such as numbers, have one column `value`.
  public init<Row>(_ rows: some Sequence<Row>) {
    var columns: [String] = []
    let fields = rows.map { row in Self.fields(of: row, &columns) }
    self.init(columns: columns, rows: fields.map { fields in columns.map { fields[$0] ?? "" } })
  }

  /// A row for each dictionary, a column for each key, in alphabetical order.
  public init<Value>(_ rows: some Sequence<[String: Value]>) {
    let rows = Array(rows)
    let columns = Set(rows.flatMap(\.keys)).sorted()
    self.init(columns: columns, rows: rows.map { row in columns.map { row[$0].map { Self.text($0) } ?? "" } })
  }

  private static func fields(of row: Any, _ columns: inout [String]) -> [String: String] {
    let mirror = Mirror(reflecting: row)
    var fields: [String: String] = [:]
    let isRecord = [.struct, .class, .tuple].contains(mirror.displayStyle)
    for (index, child) in mirror.children.enumerated() where isRecord {
      let name = child.label ?? "\(index)"
      fields[name] = text(child.value)
    }
    if fields.isEmpty { fields["value"] = text(row) }
    let names =
      isRecord && !mirror.children.isEmpty
      ? mirror.children.enumerated().map { $1.label ?? "\($0)" } : ["value"]
    for name in names where !columns.contains(name) { columns.append(name) }
    return fields
  }

  /// Text without quotes; optional values without `Optional`.
  private static func text(_ value: Any) -> String {
    let mirror = Mirror(reflecting: value)
    guard mirror.displayStyle == .optional else { return String(describing: value) }
    return mirror.children.first.map { text($0.value) } ?? ""
  }

  public var mimeBundle: MIMEBundle { ["text/html": .text(html), "text/plain": .text(plainText)] }

  /// The table in HTML.
  var html: String {
    func cell(_ tag: String, _ column: Int, _ text: String) -> String {
      let side = isNumeric[column] ? "right" : "left"
      return "<\(tag) style=\"text-align: \(side)\">\(escapedHTML(text))</\(tag)>"
    }
    func row(_ tag: String, _ fields: [String]) -> String {
      "<tr>" + fields.enumerated().map { cell(tag, $0, $1) }.joined() + "</tr>"
    }
    let body = rows.map { row("td", $0) }.joined(separator: "\n")
    return "<table>\n<thead>\(row("th", columns))</thead>\n<tbody>\n\(body)\n</tbody>\n</table>"
  }

  /// The table in columns of one width.
  var plainText: String {
    let widths = columns.indices.map { column in ([columns] + rows).map { $0[column].count }.max() ?? 0 }
    func line(_ fields: [String]) -> String {
      let padded = fields.enumerated().map { column, text in
        let space = String(repeating: " ", count: widths[column] - text.count)
        return isNumeric[column] ? space + text : text + space
      }
      var text = padded.joined(separator: "  ")
      while text.last == " " { text.removeLast() }
      return text
    }
    let rule = widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ")
    return ([line(columns), rule] + rows.map(line)).joined(separator: "\n")
  }
}

/// `text` with HTML's own characters replaced.
package func escapedHTML(_ text: String) -> String {
  var result = ""
  for character in text {
    switch character {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    default: result.append(character)
    }
  }
  return result
}
