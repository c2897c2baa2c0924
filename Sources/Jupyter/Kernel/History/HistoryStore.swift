import Cells
import Foundation
import Messaging

/// What was run, in this session and in those before it, for front ends that ask.
///
/// The present session is held in memory and copied into the file after each cell, on a thread of its own: a slow disk
/// delays no cell, and a file that cannot be used costs only the earlier sessions.
public final class HistoryStore: @unchecked Sendable {
  /// One cell that was run.
  public struct Entry: Equatable, Sendable {
    /// The number of the session, from 1.
    public var session: Int
    /// The cell's number in its session: the n of In[n].
    public var line: Int
    /// The cell's source.
    public var input: String
    /// The text of its result, where it had one.
    public var output: String?
  }

  /// Everything below is used on this queue only.
  private let queue = DispatchQueue(label: "history")
  private var database: SQLiteDatabase?
  private var file: HistoryFile?

  /// A history kept in the SQLite file at `path`; nil for one that ends with the kernel. `warn` is told what is wrong with
  /// the file.
  public init(path: String?, warn: @escaping @Sendable (String) -> Void = { Log.warning($0) }) {
    queue.async { [self] in open(path, warn) }
  }

  private func open(_ path: String?, _ warn: @escaping (String) -> Void) {
    do {
      let database = try SQLiteDatabase(path: ":memory:")
      database.setBusyTimeout(milliseconds: 250)
      try database.run(
        "CREATE TABLE history (line integer primary key, source text, output text, is_kept integer DEFAULT 0)"
      )
      self.database = database
      file = path.map { HistoryFile(path: $0, database: database, warn: warn) }
    } catch { warn("there is no history: \(error)") }
  }

  /// Keeps a cell's source and the plain text of its result.
  package func append(line: Int, input: String, output: String?) {
    queue.async { [self] in
      _ = try? database?.run(
        "INSERT OR REPLACE INTO main.history (line, source, output) VALUES (?, ?, ?)",
        [.integer(line), .text(input), .init(output?.cut(to: MessageSize.keptResult))])
      file?.write()
    }
  }

  /// The cells that `query` asks for, in the order in which they were run.
  func entries(_ query: HistoryQuery) -> [Entry] {
    queue.sync {
      guard let database else { return [] }
      if let file, file.isReadable() {
        do {
          let present = file.session ?? file.newestSession() + 1
          return try query.entries(in: database, present: present, earlierSessions: true)
        } catch { file.say(.reading, "the history of earlier sessions cannot be read: \(error)") }
      }
      return (try? query.entries(in: database, present: file?.session ?? 1, earlierSessions: false)) ?? []
    }
  }

  /// Writes what is left to write; the session has ended.
  public func close() {
    queue.sync {
      file?.endSession()
      file = nil
      database = nil
    }
  }
}
