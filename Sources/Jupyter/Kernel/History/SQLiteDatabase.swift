internal import CSQLite
import Foundation

/// A connection to an SQLite database. One thread at a time may use it.
final class SQLiteDatabase {
  /// What a field of a row holds, as far as it is needed here.
  enum Value: Equatable {
    case null
    case integer(Int)
    case text(String)

    var integer: Int? { if case .integer(let value) = self { value } else { nil } }
    var text: String? { if case .text(let value) = self { value } else { nil } }

    init(_ text: String?) { self = text.map { .text($0) } ?? .null }
  }

  private let handle: OpaquePointer

  /// Opens the database at `path`; `:memory:` for one that ends with the connection.
  init(path: String) throws {
    var handle: OpaquePointer?
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_URI | SQLITE_OPEN_FULLMUTEX
    let code = sqlite3_open_v2(path, &handle, flags, nil)
    guard code == SQLITE_OK, let handle else {
      sqlite3_close(handle)
      throw SQLiteError(code: code, message: String(cString: sqlite3_errstr(code)))
    }
    self.handle = handle
  }

  deinit { sqlite3_close_v2(handle) }

  /// How long a statement waits for a lock that another process holds.
  func setBusyTimeout(milliseconds: Int) { sqlite3_busy_timeout(handle, Int32(milliseconds)) }

  /// Runs one statement with `values` in the places of its question marks, and returns its rows.
  @discardableResult
  func run(_ statement: String, _ values: [Value] = []) throws -> [[Value]] {
    var compiled: OpaquePointer?
    try check(sqlite3_prepare_v2(handle, statement, -1, &compiled, nil))
    defer { sqlite3_finalize(compiled) }
    for (index, value) in values.enumerated() { try bind(value, at: Int32(index + 1), of: compiled) }
    var rows: [[Value]] = []
    while true {
      let code = sqlite3_step(compiled)
      if code == SQLITE_DONE { return rows }
      guard code == SQLITE_ROW else { throw error(code) }
      rows.append((0..<sqlite3_column_count(compiled)).map { Self.value(of: compiled, column: $0) })
    }
  }

  /// Runs `body` so that all of it takes effect or nothing does.
  func transaction(_ body: () throws -> Void) throws {
    try run("BEGIN IMMEDIATE")
    do {
      try body()
      try run("COMMIT")
    } catch {
      _ = try? run("ROLLBACK")
      throw error
    }
  }

  /// The number that SQLite has given to the row inserted last.
  var lastInsertedRow: Int { Int(sqlite3_last_insert_rowid(handle)) }

  private func bind(_ value: Value, at index: Int32, of statement: OpaquePointer?) throws {
    let code =
      switch value {
      case .null: sqlite3_bind_null(statement, index)
      case .integer(let number): sqlite3_bind_int64(statement, index, Int64(number))
      case .text(let text):
        sqlite3_bind_text(statement, index, text, Int32(text.utf8.count), lectern_sqlite_transient())
      }
    try check(code)
  }

  private static func value(of statement: OpaquePointer?, column: Int32) -> Value {
    switch sqlite3_column_type(statement, column) {
    case SQLITE_NULL: return .null
    case SQLITE_INTEGER: return .integer(Int(sqlite3_column_int64(statement, column)))
    default:
      guard let bytes = sqlite3_column_text(statement, column) else { return .null }
      let count = Int(sqlite3_column_bytes(statement, column))
      return .text(String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self))
    }
  }

  private func check(_ code: Int32) throws {
    if code != SQLITE_OK { throw error(code) }
  }

  private func error(_ code: Int32) -> SQLiteError {
    SQLiteError(code: code, message: String(cString: sqlite3_errmsg(handle)))
  }
}

/// Why SQLite could not do what was asked.
struct SQLiteError: Error, CustomStringConvertible {
  let code: Int32
  let message: String

  var description: String { "\(message) (SQLite's code \(code))" }

  /// Whether the file is no database, or one that is damaged.
  var isDamage: Bool { code == SQLITE_NOTADB || code == SQLITE_CORRUPT }
}
