import UserErrors

/// What to do when a cell has ended, by name; kept for all cells to come.
private nonisolated(unsafe) var hooks: [(name: String, body: () throws -> Void)] = []

/// From now on calls `body` at the end of each cell, also of one that failed, on a thread that is
/// neither the cell's nor that of another cell's end.
///
/// A plotting library shows its open figures there. A second registration under the same `name`
/// replaces the first; hooks run in the order of their first registration. The first error that one
/// throws is the cell's, once all have run, unless the cell failed itself.
public func atCellEnd(_ name: String, _ body: @escaping () throws -> Void) {
  if let index = hooks.firstIndex(where: { $0.name == name }) {
    hooks[index].body = body
  } else {
    hooks.append((name, body))
  }
}

/// Runs the hooks, as the worker does when a cell has ended.
@_cdecl("lectern_cell_ended")
public func runCellEndHooks() {
  var failure: (any Error)?
  for hook in hooks {
    do { try hook.body() } catch { failure = failure ?? error }
  }
  if let failure { raise(failure as? any UserError ?? ValueError(errorMessage(failure))) }
}
