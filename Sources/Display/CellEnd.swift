/// What to do when a cell has ended, by name; kept for all cells to come.
private nonisolated(unsafe) var hooks: [(name: String, body: () -> Void)] = []

/// From now on calls `body` at the end of each cell, also of one that failed, on a thread that is neither the cell's nor that of
/// another cell's end.
///
/// A plotting library shows its open figures there. A second registration under the same `name` replaces the first;
/// hooks run in the order of their first registration.
public func atCellEnd(_ name: String, _ body: @escaping () -> Void) {
  if let index = hooks.firstIndex(where: { $0.name == name }) {
    hooks[index].body = body
  } else {
    hooks.append((name, body))
  }
}

/// Runs the hooks, as the worker does when a cell has ended.
@_cdecl("lectern_cell_ended")
public func runCellEndHooks() {
  for hook in hooks { hook.body() }
}
