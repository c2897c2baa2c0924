extension CellSession {
  public func evaluate(_ expressions: [String: String]) -> [String: Result<DisplayBundle, CellError>] {
    expressions.mapValues { expression in
      executing.withLock {
        nonisolated(unsafe) var shown = DisplayBundle(data: ["text/plain": "\"()\""])
        let outcome = run(CellRequest(source: expression, name: "expression"), isHidden: true) { event in
          if case .result(let bundle) = event { shown = bundle }
        }
        switch outcome {
        case .ok: return .success(shown)
        case .error(let error): return .failure(error)
        }
      }
    }
  }

  public func completions(in source: String, at offset: Int) -> Completions {
    Completions(matches: [], start: offset, end: offset)
  }

  public func inspection(of source: String, at offset: Int, detailed: Bool) -> DisplayBundle? { nil }

  public func completeness(of source: String) -> Completeness { .unknown }

  public func variables() -> [CellVariable] { [] }
}
