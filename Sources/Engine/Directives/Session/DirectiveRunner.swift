import Cells

/// Runs one cell that has directives.
struct DirectiveRunner {
  let engine: DirectiveEngine
  let request: CellRequest
  let cell: CellParts
  let onEvent: (CellEvent) -> Void

  /// What has to be done for one part of the cell.
  enum Step {
    /// Swift for the engine below, every line at its place.
    case swift(String)
    /// A command of the shell.
    case shell(Directive)
    /// Something done here.
    case action((DirectiveRunner) throws -> Void)
  }

  func run() -> CellOutcome {
    var steps: [(step: Step, directive: Directive?)] = []
    for part in cell.parts {
      switch part {
      case .swift(let range): steps.append((.swift(cell.text(range)), nil))
      case .directive(let directive):
        do { steps.append((try step(for: directive), directive)) } catch { return failure(error, directive) }
      }
    }
    for (index, item) in steps.enumerated() {
      let outcome = run(item.step, item.directive, isLast: index == steps.count - 1)
      if case .error = outcome { return outcome }
    }
    return .ok
  }

  private func run(_ step: Step, _ directive: Directive?, isLast: Bool) -> CellOutcome {
    switch step {
    case .shell(let directive):
      let outcome = run(.swift(shell(directive)), directive, isLast: isLast)
      if case .error(let error) = outcome { return .error(negationHint(directive, error)) }
      return outcome
    case .swift(let source):
      var part = request
      part.source = source
      part.shownSource = request.source
      part.showsResult = request.showsResult && isLast
      part.optimization = engine.optimization
      part.showsWarnings = engine.showsWarnings
      var shown = ""
      let outcome = engine.base.execute(part) { event in
        if case .stream(.stdout, let text) = event, directive?.name == "cd" { shown += text }
        onEvent(event)
      }
      if directive?.name == "cd", case .ok = outcome {
        engine.packages.workingDirectory = shown.trimmingWhitespace
      }
      return outcome
    case .action(let action):
      do { try action(self) } catch {
        guard let directive else { return .ok }
        return failure(error, directive)
      }
      return .ok
    }
  }

  private func failure(_ error: any Error, _ directive: Directive) -> CellOutcome {
    if let error = error as? CellError { return .error(error) }
    let error = error as? DirectiveError ?? DirectiveError("\(error)")
    return .error(CellError(error, directive: directive, cell: request.name, lines: cell.lines))
  }

  /// Writes to the cell's standard output.
  func print(_ text: String) { onEvent(.stream(.stdout, text)) }
}
