import Cells
import OrderedJSON

/// The numbers by which a front end asks for the parts of a variable (`variablesReference` of the Debug Adapter Protocol).
///
/// Long collections come in pages; the last part of a page stands for those that follow.
struct VariableReferences {
  /// The reference of all variables of the session.
  static let globals = 1
  static let pageLength = 100

  private struct Target: Hashable {
    var variable: CellVariable
    var start: Int

    static func == (left: Target, right: Target) -> Bool {
      left.variable.path == right.variable.path && left.start == right.start
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(variable.path)
      hasher.combine(start)
    }
  }

  private var targets: [Target] = []
  private var numbers: [Target: Int] = [:]

  /// All variables of the session.
  mutating func globals(of engine: CellEngine) -> [JSON] { engine.variables().map { fields(of: $0) } }

  /// The reference of a stopped function's variables.
  mutating func locals(of frame: StoppedFrame) -> Int {
    let path = VariablePath(name: "", frame: frame)
    return reference(of: Target(variable: CellVariable(name: "", type: "", value: "", path: path), start: 0))
  }

  /// The variables behind a reference; nil if no front end can have it.
  mutating func variables(behind reference: Int, of engine: CellEngine, start: Int = 0, count: Int? = nil)
    -> [JSON]?
  {
    if reference == Self.globals { return globals(of: engine) }
    let place = reference - Self.globals - 1
    guard targets.indices.contains(place) else { return nil }
    let target = targets[place]
    if let frame = target.variable.path.frame, target.variable.path.parts.isEmpty {
      return StoppedValue.locals(of: frame, engine).map { fields(of: $0, isLocal: true) }
    }
    let first = min(target.start + max(0, start), target.variable.partCount)
    let last = min(first + min(max(1, count ?? Self.pageLength), 1000), target.variable.partCount)
    var parts = engine.parts(of: target.variable.path, in: first..<last).map { fields(of: $0) }
    if last < target.variable.partCount, count == nil { parts.append(rest(of: target.variable, from: last)) }
    return parts
  }

  private mutating func fields(of variable: CellVariable, isLocal: Bool = false) -> JSON {
    let isPart = isLocal || !variable.path.parts.isEmpty
    let hasParts = variable.partCount > 0
    var fields: JSON.Object = ["name": JSON(variable.name), "value": JSON(variable.value)]
    // JupyterLab's tree shows a variable's type in place of its value where it is told one. What is opened to see its parts
    // is opened for their values.
    if !isPart || hasParts { fields["type"] = JSON(variable.type) }
    fields["variablesReference"] = JSON(hasParts ? reference(of: Target(variable: variable, start: 0)) : 0)
    if isLocal || !isPart { fields["evaluateName"] = JSON(variable.name) }
    return .object(fields)
  }

  private mutating func rest(of variable: CellVariable, from start: Int) -> JSON {
    [
      "name": JSON("[\(start)..<\(variable.partCount)]"), "value": JSON("\(variable.partCount - start) more"),
      "type": "", "variablesReference": JSON(reference(of: Target(variable: variable, start: start))),
    ]
  }

  private mutating func reference(of target: Target) -> Int {
    if let number = numbers[target] {
      targets[number - Self.globals - 1] = target
      return number
    }
    targets.append(target)
    let number = Self.globals + targets.count
    numbers[target] = number
    return number
  }
}
