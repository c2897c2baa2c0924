// What an engine need not have, such as one that a test makes up.

extension CellEngine {
  public func parts(of path: VariablePath, in range: Range<Int>) -> [CellVariable] { [] }
  public func bundle(of path: VariablePath) -> DisplayBundle? { nil }
  public var debugging: CellDebugging? { nil }
  public func add(_ modules: AddedModules) {}
  public func deliver(_ message: SideMessage, onEvent: @escaping (CellEvent) -> Void) -> CellOutcome { .ok }
  public var onBackgroundEvent: (@Sendable (BackgroundEvent) -> Void)? {
    get { nil }
    set {}
  }
  public func declares(_ name: String) -> Bool { false }
  public var succeededCells: [CellRequest] { [] }

  public func restore(onEvent: @escaping (CellRequest, CellEvent) -> Void) -> CellOutcome {
    for cell in succeededCells {
      let outcome = execute(cell) { onEvent(cell, $0) }
      if case .error = outcome { return outcome }
    }
    return .ok
  }
}
