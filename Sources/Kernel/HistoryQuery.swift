import Foundation
import OrderedJSON

/// A history request: which of the cells that were run a front end asks for.
///
/// Source: "Messaging in Jupyter", history. `raw` makes no difference: what is kept is what the user wrote.
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

  /// The reply's field `history`.
  package func answer(from store: HistoryStore) -> JSON {
    .array(
      entries(of: store).map { entry in
        let input = JSON(entry.input)
        let text: JSON = withOutput ? .array([input, entry.output.map { JSON($0) } ?? .null]) : input
        return .array([JSON(entry.session), JSON(entry.line), text])
      })
  }

  private func entries(of store: HistoryStore) -> [HistoryEntry] {
    let all = store.entries()
    switch access {
    case .tail(let count): return Self.last(count, of: all)
    case .range(let session, let start, let stop):
      return Self.range(session, start, stop, of: all, present: store.session)
    case .search(let pattern, let count, let unique):
      var found = all.filter { fnmatch(pattern, $0.input, 0) == 0 }
      if unique { found = Self.newestOfEach(found) }
      return Self.last(count, of: found)
    }
  }

  /// Session 0 is the present one, -1 the one before it; lines from `start` up to but without `stop`, from the end
  /// when negative.
  private static func range(
    _ session: Int, _ start: Int, _ stop: Int?, of all: [HistoryEntry], present: Int
  ) -> [HistoryEntry] {
    let wanted = session > 0 ? session : present + session
    let lines = all.filter { $0.session == wanted }
    let end = (lines.last?.line ?? 0) + 1
    let first = start < 0 ? end + start : start
    let last = stop.map { $0 < 0 ? end + $0 : $0 } ?? end
    return lines.filter { $0.line >= first && $0.line < last }
  }

  private static func last(_ count: Int?, of entries: [HistoryEntry]) -> [HistoryEntry] {
    count.map { Array(entries.suffix(max(0, $0))) } ?? entries
  }

  private static func newestOfEach(_ entries: [HistoryEntry]) -> [HistoryEntry] {
    var seen: Set<String> = []
    return entries.reversed().filter { seen.insert($0.input).inserted }.reversed()
  }
}
