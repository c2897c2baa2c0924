extension CellSession {
  public var succeededCells: [CellRequest] { snapshot.succeeded }

  public func restore(onEvent: @escaping (CellRequest, CellEvent) -> Void) -> CellOutcome {
    executing.withLock {
      let cells = update { state in
        defer { state.succeeded = [] }
        return state.succeeded
      }
      replaceWorker()
      for (index, cell) in cells.enumerated() {
        let outcome = execute(cell) { onEvent(cell, $0) }
        if case .error = outcome {
          update { $0.succeeded += cells[index...] }  // so that another attempt misses nothing
          return outcome
        }
      }
      return .ok
    }
  }
}
