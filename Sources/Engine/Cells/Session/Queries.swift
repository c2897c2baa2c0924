import Foundation

extension CellSession {
  public func completeness(of source: String) -> Completeness { Completeness(of: source) }

  public func declares(_ name: String) -> Bool { snapshot.names.names.contains(name) }

  public func evaluate(_ expressions: [String: String]) -> [String: Result<DisplayBundle, CellError>] {
    expressions.mapValues { expression in
      executing.withLock { debugging?.quietly { value(of: expression) } ?? value(of: expression) }
    }
  }

  /// The value of one expression, as a last expression's would be shown. The caller holds `executing`.
  private func value(of expression: String) -> Result<DisplayBundle, CellError> {
    nonisolated(unsafe) var shown = DisplayBundle(data: ["text/plain": "\"()\""])
    let request = CellRequest(source: expression, name: "<expression>")
    let outcome = run(request, number: newRun(), isHidden: true) { event in
      if case .result(let bundle) = event { shown = bundle }
    }
    switch outcome {
    case .ok: return .success(shown)
    case .error(let error): return .failure(error)
    }
  }
}
