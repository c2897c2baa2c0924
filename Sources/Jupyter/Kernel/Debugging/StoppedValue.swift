import Cells

/// A variable of stopped code, or a part of one, as an expression like `model.layers[2].units` names it. (More of Swift cannot be
/// evaluated there: the compiler does not know a stopped function's variables.)
struct StoppedValue {
  let variable: CellVariable

  private static let mostVariables = 1000

  /// - Parameter frame: whose variables come before those of the session.
  init(_ expression: String, in frame: StoppedFrame?, of engine: CellEngine) throws {
    guard
      let match = expression.wholeMatch(
        of: #/\s*([\p{L}_][\p{L}\p{N}_]*)((?:\.[\p{L}\p{N}_]+|\[[^\]]+\])*)\s*/#)
    else {
      throw DebugError(
        "while a cell is stopped, variables and their parts can be shown, such as `point.x` or `list[2]`; other expressions can be evaluated when it has ended"
      )
    }
    let name = String(match.1)
    guard var found = Self.variable(name, in: frame, of: engine) else {
      throw DebugError("there is no variable '\(name)' to be seen here")
    }
    for part in match.2.matches(of: #/\.([\p{L}\p{N}_]+)|(\[[^\]]+\])/#) {
      let label = String(part.1 ?? part.2 ?? "")
      guard let next = Self.part(label, of: found, engine) else {
        throw DebugError("'\(found.name)' has no stored part '\(label)'")
      }
      found = next
    }
    variable = found
  }

  /// The variables of a frame.
  static func locals(of frame: StoppedFrame, _ engine: CellEngine) -> [CellVariable] {
    engine.parts(of: VariablePath(name: "", frame: frame), in: 0..<mostVariables)
  }

  private static func variable(_ name: String, in frame: StoppedFrame?, of engine: CellEngine)
    -> CellVariable?
  {
    let locals = frame.map { Self.locals(of: $0, engine) } ?? []
    if let found = locals.last(where: { $0.name == name }) { return found }
    if let owner = locals.first(where: { $0.name == "self" }), let found = part(name, of: owner, engine) {
      return found
    }
    return engine.variables().last { $0.name == name }
  }

  private static func part(_ label: String, of variable: CellVariable, _ engine: CellEngine) -> CellVariable?
  {
    if label.hasPrefix("["), let index = Int(label.dropFirst().dropLast()), index >= 0 {
      let found = engine.parts(of: variable.path, in: index..<(index + 1))
      if let element = found.first, element.name == label { return element }
    }
    let count = min(variable.partCount, mostVariables)
    return engine.parts(of: variable.path, in: 0..<count).first { $0.name == label }
  }
}
