import Foundation

/// The file in which the histories of all sessions are kept, attached to the database that holds the present one's.
///
/// Its tables are those of IPython's `history.sqlite`, so that whatever reads one reads the other: `sessions`, `history`
/// (source as typed and as run, which are the same here) and `output_history`.
///
/// Nothing that is wrong with the file stops a session: a file that is no database is moved aside, one that cannot be
/// written is only read, one that is locked is tried again with the next cell. Each trouble is said once.
final class HistoryFile {
  /// Where the file is.
  private let path: String
  private let database: SQLiteDatabase
  private let warn: (String) -> Void
  /// What there was trouble with, and has been said.
  private var troubles: Set<Trouble> = []
  private var isAttached = false
  /// The number that the file has given to the present session, once something of it is kept there.
  private(set) var session: Int?

  enum Trouble { case use, reading, writing }

  /// A file at `path`, or what an address `file:...` of SQLite means, for use with `database`.
  init(path: String, database: SQLiteDatabase, warn: @escaping (String) -> Void) {
    self.path = path
    self.database = database
    self.warn = warn
  }

  /// Whether the file can be read now.
  func isReadable() -> Bool {
    if isAttached { return true }
    do {
      try attach()
    } catch let error as SQLiteError where error.isDamage {
      moveAside(because: error)
    } catch {
      say(.use, "the history of earlier sessions cannot be used: \(path): \(error)")
    }
    return isAttached
  }

  /// The number of the newest session in the file; 0 if there is none.
  func newestSession() -> Int {
    (try? database.run("SELECT max(session) FROM kept.sessions"))?.first?.first?.integer ?? 0
  }

  /// Writes the cells of the present session that are not in the file yet.
  func write() {
    guard isReadable() else { return }
    do {
      try database.transaction {
        if session == nil { try beginSession() }
        try copyNewCells()
      }
    } catch {
      session = hasWritten ? session : nil
      say(.writing, "this session's history is not kept: \(path): \(error)")
    }
  }

  /// Notes that the session has ended.
  func endSession() {
    guard let session else { return }
    _ = try? database.run(
      "UPDATE kept.sessions SET end = ?, num_cmds = (SELECT count(*) FROM main.history) WHERE session = ?",
      [.text(Self.now()), .integer(session)])
  }

  /// Says something that is wrong with the file, once.
  func say(_ trouble: Trouble, _ text: String) {
    if troubles.insert(trouble).inserted { warn(text) }
  }

  private var hasWritten: Bool {
    (try? database.run("SELECT 1 FROM main.history WHERE is_kept LIMIT 1"))?.isEmpty == false
  }

  private func attach() throws {
    try prepareFolder()
    try database.run("ATTACH DATABASE ? AS kept", [.text(path)])
    do {
      for table in Self.tables { try database.run(table) }
      isAttached = true
    } catch {
      _ = try? database.run("DETACH DATABASE kept")
      throw error
    }
  }

  /// Cells may hold secrets: a new file is for its owner only.
  private func prepareFolder() throws {
    guard !path.hasPrefix("file:"), path != ":memory:", !FileManager.default.fileExists(atPath: path) else {
      return
    }
    let folder = (path as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    _ = FileManager.default.createFile(
      atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
  }

  private func moveAside(because error: SQLiteError) {
    let stamp = Int(Date().timeIntervalSince1970)
    let place = "\(path).broken-\(stamp)"
    guard (try? FileManager.default.moveItem(atPath: path, toPath: place)) != nil else {
      return say(.use, "the history of earlier sessions cannot be used: \(path): \(error)")
    }
    say(.use, "the history \(path) is damaged (\(error)); it is now \(place), and a new one begins")
    do { try attach() } catch { say(.writing, "no history is kept: \(path): \(error)") }
  }

  private func beginSession() throws {
    try database.run(
      "INSERT INTO kept.sessions (start, end, num_cmds, remark) VALUES (?, NULL, NULL, '')",
      [.text(Self.now())])
    session = database.lastInsertedRow
  }

  private func copyNewCells() throws {
    let session = SQLiteDatabase.Value.integer(session ?? 0)
    try database.run(
      "INSERT OR REPLACE INTO kept.history (session, line, source, source_raw)"
        + " SELECT ?, line, source, source FROM main.history WHERE NOT is_kept", [session])
    try database.run(
      "INSERT OR REPLACE INTO kept.output_history (session, line, output)"
        + " SELECT ?, line, output FROM main.history WHERE NOT is_kept AND output IS NOT NULL", [session])
    try database.run("UPDATE main.history SET is_kept = 1 WHERE NOT is_kept")
  }

  private static let tables = [
    """
    CREATE TABLE IF NOT EXISTS kept.sessions
      (session integer primary key autoincrement, start timestamp, end timestamp, num_cmds integer, remark text)
    """,
    """
    CREATE TABLE IF NOT EXISTS kept.history
      (session integer, line integer, source text, source_raw text, PRIMARY KEY (session, line))
    """,
    """
    CREATE TABLE IF NOT EXISTS kept.output_history
      (session integer, line integer, output text, PRIMARY KEY (session, line))
    """,
  ]

  /// The present moment as Python's sqlite3 writes a `datetime`.
  private static func now() -> String {
    var seconds = time(nil)
    var date = tm()
    localtime_r(&seconds, &date)
    var text = [CChar](repeating: 0, count: 32)
    strftime(&text, text.count, "%Y-%m-%d %H:%M:%S.000000", &date)
    return String(cString: text)
  }
}
