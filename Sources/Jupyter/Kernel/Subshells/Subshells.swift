import Foundation
import Messaging
import OrderedJSON

/// The subshells that front ends have made: names by which requests are told apart.
///
/// Requests other than `execute_request` are answered at once in any shell (docs/kernel.md). Cells of all shells run one
/// after another, since they share one set of variables; an error aborts only what waits in the failed cell's own shell.
///
/// Source: Jupyter Enhancement Proposal 91.
final class Subshells: @unchecked Sendable {
  private let lock = NSLock()
  private var ids: [String] = []

  static let types: Set<String> = [
    "create_subshell_request", "delete_subshell_request", "list_subshell_request",
  ]

  /// Called with the id of a subshell that has been deleted.
  var onDelete: ((String) -> Void)?

  /// Whether requests may name this subshell; nil is the main shell.
  func contains(_ id: String?) -> Bool {
    guard let id else { return true }
    return lock.withLock { ids.contains(id) }
  }

  /// The content of the reply; nil for a request of another kind.
  func answer(to request: Message) throws -> JSON.Object? {
    switch request.type {
    case "create_subshell_request": return ["status": "ok", "subshell_id": JSON(create())]
    case "delete_subshell_request":
      try delete(request.content["subshell_id"]?.stringValue)
      return ["status": "ok"]
    case "list_subshell_request":
      return ["status": "ok", "subshell_id": .array(lock.withLock { ids }.map { JSON($0) })]
    default: return nil
    }
  }

  private func create() -> String {
    let id = UUID().uuidString.lowercased()
    lock.withLock { ids.append(id) }
    return id
  }

  private func delete(_ id: String?) throws {
    guard let id else { throw RequestError("the field 'subshell_id' is no text") }
    let wasThere = lock.withLock {
      let place = ids.firstIndex(of: id)
      if let place { ids.remove(at: place) }
      return place != nil
    }
    guard wasThere else { throw RequestError("there is no subshell '\(id)'", name: "UnknownSubshellError") }
    onDelete?(id)
  }
}
