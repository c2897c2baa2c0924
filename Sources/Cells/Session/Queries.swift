import Foundation
import OrderedJSON

extension CellSession {
  public func completeness(of source: String) -> Completeness { Completeness(of: source) }

  public func evaluate(_ expressions: [String: String]) -> [String: Result<DisplayBundle, CellError>] {
    expressions.mapValues { expression in
      executing.withLock { value(of: expression) }
    }
  }

  /// The value of one expression, as a last expression's would be shown. The caller holds `executing`.
  private func value(of expression: String) -> Result<DisplayBundle, CellError> {
    nonisolated(unsafe) var shown = DisplayBundle(data: ["text/plain": "\"()\""])
    let request = CellRequest(source: expression, name: "<expression>")
    let outcome = run(request, isHidden: true) { event in
      if case .result(let bundle) = event { shown = bundle }
    }
    switch outcome {
    case .ok: return .success(shown)
    case .error(let error): return .failure(error)
    }
  }

  /// The live variables. While a cell runs they cannot be asked for their values: then those of the last time are
  /// returned.
  public func variables() -> [CellVariable] {
    guard executing.try() else { return snapshot.variables }
    defer { executing.unlock() }
    let names = snapshot.names
    let live = names.order.filter { names.declaration(of: $0)?.declaration.isStoredVariable == true }
    let found = live.isEmpty ? [] : ask(live)
    update { $0.variables = found }
    return found
  }

  private func ask(_ names: [String]) -> [CellVariable] {
    let pairs = names.map { "_lecternVariable(\"\($0)\", \($0.quotedIfKeyword))" }.joined(separator: ", ")
    guard case .success(let bundle) = value(of: "_LecternVariables([\(pairs)])"),
      let text = bundle.data["application/json"], let json = try? JSON(parsing: text)
    else { return names.map { CellVariable(name: $0, type: "", value: "") } }
    return (json.arrayValue ?? []).map { item in
      CellVariable(
        name: item[0]?.stringValue ?? "", type: withoutModules(item[1]?.stringValue ?? ""),
        value: withoutModules(item[2]?.stringValue ?? ""))
    }
  }
}
