import Foundation

/// A variable that has a value in the worker.
struct HeldVariable: Hashable {
  var cell: Int
  /// Its place among the cell's stored variables: by cell and place the worker knows it.
  var index: Int
  var name: String
  /// As linkers know it.
  var symbol: String
}

/// Finds out which values nothing can reach any more (see ``CodeGraph``).
///
/// Object files are read in the background: what they say is first needed when a name is declared again.
final class Lifetimes: @unchecked Sendable {
  private let queue = DispatchQueue(label: "lifetimes", qos: .utility)
  private var graph = CodeGraph()
  /// Cells that a jump has ended.
  private var broken: Set<Int> = []

  func add(_ object: ObjectFile, cell: Int, module: String) {
    queue.async { self.graph.add(object, cell: cell, module: module, entry: CellCompiler.entry(module)) }
  }

  func noteJump(outOf cell: Int) { queue.async { self.broken.insert(cell) } }

  func forget() {
    queue.async {
      self.graph = CodeGraph()
      self.broken = []
    }
  }

  /// Those of `variables`, none of which a later cell can name, that no code can reach either.
  func unreachable(
    _ variables: [HeldVariable], isLive: @escaping (_ cell: Int, _ name: String) -> Bool
  ) -> [HeldVariable] {
    if variables.isEmpty { return [] }
    return queue.sync {
      let reached = graph.reachable(among: Set(variables.map(\.symbol)), isLive: isLive, broken: broken)
      return variables.filter { !reached.contains($0.symbol) }
    }
  }
}

extension CellSession {
  /// What a cell makes unreachable while it runs: for each of its marks variables of earlier cells whose names it has then
  /// declared again. What also depends on functions being replaced has to wait until the cell has ended well.
  func releasesDuring(_ cell: PreparedCell) -> [(mark: Int, variable: HeldVariable)] {
    let state = snapshot
    var marks: [String: Int] = [:]
    for declaration in cell.parsed.declarations
    where declaration.storageIndex != nil {
      if let mark = declaration.mark, mark != .max { marks[declaration.name] = mark }
    }
    let replaced = state.held.filter { marks[$0.name] != nil }
    let names = state.names
    let unreachable = lifetimes.unreachable(replaced) { $0 == cell.index || names.isLive($1, of: $0) }
    return unreachable.compactMap { variable in marks[variable.name].map { ($0, variable) } }
  }

  /// Notes the values of a cell that has run, and releases those of earlier ones that it has put out of reach.
  /// What their `deinit` shows is the cell's.
  func settleValues(
    after cell: PreparedCell, _ ending: Ending, released: [(mark: Int, variable: HeldVariable)],
    onEvent: @escaping (CellEvent) -> Void
  ) {
    let isWhole = ending.kind == .well
    if !isWhole { lifetimes.noteJump(outOf: cell.index) }
    let gone = Set(released.filter { isWhole || $0.mark <= ending.definedMark }.map(\.variable))
    let new = cell.heldVariables(isWhole: isWhole, definedMark: ending.definedMark)
    let state = update { state in
      state.held = state.held.filter { !gone.contains($0) } + new
      return state
    }
    let unnamed = state.held.filter { !state.names.isLive($0.name, of: $0.cell) }
    let unreachable = lifetimes.unreachable(unnamed) { state.names.isLive($1, of: $0) }
    if unreachable.isEmpty { return }
    let keys = unreachable.flatMap { [UInt8](littleEndian: $0.cell) + [UInt8](littleEndian: $0.index) }
    _ = askWorker([UInt8(ascii: "r")] + keys, onEvent: onEvent)
    let released = Set(unreachable)
    update { state in state.held.removeAll { released.contains($0) } }
  }
}

extension PreparedCell {
  /// The variables that have a value after a run, whole or up to a mark.
  func heldVariables(isWhole: Bool, definedMark: Int) -> [HeldVariable] {
    parsed.declarations.compactMap { declaration in
      guard let mark = declaration.mark, isWhole || mark <= definedMark,
        let place = declaration.storageIndex
      else { return nil }
      let symbol = variableSymbols[place] ?? ""  // a value without size has none
      return HeldVariable(cell: index, index: place, name: declaration.name, symbol: symbol)
    }
  }
}
