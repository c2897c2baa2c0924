import Cells
import OrderedJSON

/// A history request: which of the cells that were run a front end asks for.
///
/// Source: "Messaging in Jupyter", history. `raw` makes no difference: what is kept is what the user wrote. Patterns are
/// SQLite's GLOB, as in IPython: `*`, `?`, `[a-z]`.
package struct HistoryQuery {
  private let access: Access
  private let withOutput: Bool

  private enum Access {
    case tail(count: Int?)
    case range(session: Int, start: Int, stop: Int?)
    case search(pattern: String, count: Int?, unique: Bool)
  }

  package init(_ content: JSON.Object) throws {
    withOutput = content["output"]?.boolValue ?? false
    let count = content["n"]?.intValue
    switch content["hist_access_type"]?.stringValue ?? "tail" {
    case "tail": access = .tail(count: count)
    case "range":
      access = .range(
        session: content["session"]?.intValue ?? 0, start: content["start"]?.intValue ?? 1,
        stop: content["stop"]?.intValue)
    case "search":
      access = .search(
        pattern: content["pattern"]?.stringValue ?? "*", count: count,
        unique: content["unique"]?.boolValue ?? false)
    case let other:
      throw RequestError("hist_access_type is '\(other)'; tail, range and search are known")
    }
  }

  /// The reply's fields: `history`, and `left_out`, how many of the oldest entries had no room in one message, if there are any.
  package func answer(from store: HistoryStore) -> JSON.Object {
    let entries = store.entries(self)
    var room = MessageSize.history
    var newest: [JSON] = []
    for entry in entries.reversed() {
      let json = json(entry)
      room -= json.text().utf8.count + 2
      if room < 0 { break }
      newest.append(json)
    }
    var fields: JSON.Object = ["history": .array(newest.reversed())]
    if newest.count < entries.count { fields["left_out"] = JSON(entries.count - newest.count) }
    return fields
  }

  private func json(_ entry: HistoryStore.Entry) -> JSON {
    let input = JSON(entry.input.cut(to: MessageSize.traceback))
    let text: JSON = withOutput ? .array([input, entry.output.map { JSON($0) } ?? .null]) : input
    return .array([JSON(entry.session), JSON(entry.line), text])
  }

  /// The entries in a database whose table `main.history` holds the session `present` and whose attached tables, if they
  /// are to be asked, hold those before it.
  func entries(in database: SQLiteDatabase, present: Int, earlierSessions: Bool) throws -> [HistoryStore
    .Entry]
  {
    let cells = Self.cells(present: present, earlierSessions: earlierSessions)
    switch access {
    case .tail(let count):
      return try Self.rows(database, "SELECT * FROM (\(cells)) \(Self.newestFirst)", [], count).reversed()
    case .range(let session, let start, let stop):
      let wanted = session > 0 ? session : present + session
      return try Self.range(in: database, cells, session: wanted, start, stop)
    case .search(let pattern, let count, let unique):
      let matching = "SELECT * FROM (\(cells)) WHERE source GLOB ?"
      // Of equal sources the newest stands for all: with max(), SQLite takes the other columns from its row.
      let chosen =
        unique
        ? "SELECT session, line, source, output, max(session * 4294967296 + line) FROM (\(matching)) GROUP BY source"
        : matching
      return try Self.rows(database, "\(chosen) \(Self.newestFirst)", [.text(pattern)], count).reversed()
    }
  }

  private static let newestFirst = "ORDER BY session DESC, line DESC LIMIT ?"

  /// All cells as rows of session, line, source and output.
  private static func cells(present: Int, earlierSessions: Bool) -> String {
    let ours = "SELECT \(present) AS session, line, source, output FROM main.history"
    guard earlierSessions else { return ours }
    return """
      \(ours) UNION ALL
      SELECT session, line, source_raw, output FROM kept.history LEFT JOIN kept.output_history USING (session, line)
      WHERE session <> \(present)
      """
  }

  /// Lines from `start` up to but without `stop`, counted from the end when negative.
  private static func range(
    in database: SQLiteDatabase, _ cells: String, session: Int, _ start: Int, _ stop: Int?
  ) throws -> [HistoryStore.Entry] {
    let ofSession = "SELECT * FROM (\(cells)) WHERE session = ?"
    let last = try database.run("SELECT max(line) FROM (\(ofSession))", [.integer(session)])
    let end = (last.first?.first?.integer ?? 0) + 1
    let first = start < 0 ? end + start : start
    let limit = stop.map { $0 < 0 ? end + $0 : $0 } ?? end
    return try rows(
      database, "\(ofSession) AND line >= ? AND line < ? ORDER BY line LIMIT ?",
      [.integer(session), .integer(first), .integer(limit)], nil)
  }

  /// At most `count` rows; a negative count is none.
  private static func rows(
    _ database: SQLiteDatabase, _ statement: String, _ values: [SQLiteDatabase.Value], _ count: Int?
  ) throws -> [HistoryStore.Entry] {
    let limit = count.map { max(0, $0) } ?? -1
    return try database.run(statement, values + [.integer(limit)]).map { row in
      HistoryStore.Entry(
        session: row[0].integer ?? 0, line: row[1].integer ?? 0, input: row[2].text ?? "", output: row[3].text
      )
    }
  }
}
