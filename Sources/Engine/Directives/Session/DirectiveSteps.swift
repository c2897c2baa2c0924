import Cells

extension DirectiveRunner {
  /// What `directive` asks for.
  ///
  /// - Throws: ``DirectiveError`` where it is unknown or its arguments are wrong.
  func step(for directive: Directive) throws -> Step {
    if case .shell = directive.form { return .shell(directive) }
    let description = try known(directive)
    if case .cell(let body) = directive.form { return try cellStep(directive, body, description) }
    let arguments = directive.arguments.trimmingWhitespace
    switch description.name {
    case "time": return swift(SwiftCalls.time(try code(directive)), at: directive)
    case "timeit": return try timeit(directive)
    case "cd":
      return swift(
        SwiftCalls.changeFolder(unquoted(try required(arguments, directive, "a folder"))), at: directive)
    case "pwd": return swift(SwiftCalls.printFolder, at: directive)
    case "env": return swift(SwiftCalls.environment(arguments), at: directive)
    case "who": return .action { $0.print(VariableTable.names($0.engine.variables())) }
    case "whos": return .action { $0.print(VariableTable.table($0.engine.variables())) }
    case "reset":
      return .action { runner in
        try runner.engine.restart()
        runner.print("A new session: nothing is declared.\n")
      }
    case "restore": return .action { try $0.restore() }
    case "optimise": return .action(try optimise(arguments))
    case "warnings": return .action(try warnings(arguments))
    case "help": return .action { $0.print(try DirectiveHelp.text(for: arguments)) }
    case "package":
      let request = try PackageRequest(CallArguments(arguments))
      return .action { try $0.load(request) }
    case "load":
      let request = try SystemLibraryRequest(CallArguments(arguments))
      return .action { try $0.load(request) }
    default: throw DirectiveError("\(directive.shownName) is not carried out by this engine")
    }
  }

  /// `%optimise`: for the cells to come, and the rest of this one.
  private func optimise(_ choice: String) throws -> (DirectiveRunner) throws -> Void {
    let choices: [String: CellRequest.Optimization] = ["on": .on, "off": .off, "auto": .automatic]
    let words: [CellRequest.Optimization: String] = [
      .on: "on", .off: "off", .automatic: "auto: for cells with loops, functions, types or closures",
    ]
    if !choice.isEmpty, choices[choice] == nil { throw DirectiveError("write %optimise on, off or auto") }
    return { runner in
      if let chosen = choices[choice] { runner.engine.optimization = chosen }
      runner.print("Optimisation is \(words[runner.engine.optimization] ?? "").\n")
    }
  }

  /// `%warnings`: for the cells to come, and the rest of this one.
  private func warnings(_ choice: String) throws -> (DirectiveRunner) throws -> Void {
    guard ["", "on", "off"].contains(choice) else { throw DirectiveError("write %warnings on or off") }
    return { runner in
      if !choice.isEmpty { runner.engine.showsWarnings = choice == "on" }
      runner.print("The compiler's warnings are \(runner.engine.showsWarnings ? "shown" : "not shown").\n")
    }
  }

  /// `%restore`: the outputs of the cells that run again are not shown again.
  private func restore() throws {
    let cells = engine.succeededCells
    if cells.isEmpty { return print("No cell has succeeded yet: nothing to bring back.\n") }
    let progress = ProgressLine { [onEvent] in onEvent(.stream(.stdout, $0)) }
    var count = 0
    var current = ""
    let outcome = engine.restore { cell, _ in
      if cell.name == current { return }
      current = cell.name
      count += 1
      progress.show("running \(cell.name) again")
    }
    progress.clear()
    if case .error(let error) = outcome { throw error }
    print(
      "\(cells.count) cell\(cells.count == 1 ? "" : "s") ran again: \(VariableTable.names(engine.variables()))"
    )
  }

  // MARK: Cells

  private func cellStep(_ directive: Directive, _ body: String, _ description: DirectiveDescription) throws
    -> Step
  {
    let arguments = directive.arguments.trimmingWhitespace
    let firstLine = directive.line + 1
    switch description.name {
    case "time":
      try refuseDirectives(in: body, directive)
      // `%%time f()` runs what stands on its first line too.
      return swift(SwiftCalls.time(directive.arguments) + "\n" + body, at: directive)
    case "timeit":
      try refuseDirectives(in: body, directive)
      let (options, length) = try TimeitOptions.parse(directive.arguments)
      let setup = String(directive.arguments.dropFirst(length))
      let call = SwiftCalls.timeit("", options: options, column: 0).dropLast()
      return swift((setup.isEmpty ? "" : setup + ";") + call + "\n" + body + "\n}", at: directive)
    case "bash":
      return swift(SwiftCalls.script(directive.name, body, lineCount: firstLine), at: directive)
    case "writefile":
      let appends = arguments.hasPrefix("-a ")
      let path = unquoted(appends ? String(arguments.dropFirst(3)).trimmingWhitespace : arguments)
      return swift(
        SwiftCalls.writeFile(try required(path, directive, "a file"), body, appending: appends), at: directive
      )
    default:
      let types = ["markdown": "Markdown", "html": "HTML", "latex": "Latex", "svg": "SVG"]
      return swift(SwiftCalls.show(types[directive.name] ?? "Markdown", body), at: directive)
    }
  }

  private func refuseDirectives(in body: String, _ directive: Directive) throws {
    guard let other = CellParts(body).directives.first else { return }
    throw DirectiveError(
      "\(other.shownName) cannot stand in a cell of \(directive.shownName): put it into a cell of its own")
  }

  // MARK: Checks

  /// The description of a directive that stands where it may stand.
  private func known(_ directive: Directive) throws -> DirectiveDescription {
    guard let description = DirectiveDescription.named(directive.name) else {
      let mark = String(directive.shownName.prefix { $0 == "%" })
      let near = DirectiveDescription.near(directive.name).map { mark + $0 }
      let meant = ForeignDirectives.meant(directive.name).map { [$0] } ?? near
      let hint = meant.isEmpty ? "" : " Did you mean \(meant.joined(separator: " or "))?"
      throw DirectiveError(
        "there is no directive \(directive.shownName).\(hint) %help lists them all.", name: "UnknownDirective"
      )
    }
    switch (directive.form, description.places) {
    case (.cell, .line):
      throw DirectiveError("\(directive.name) is for single lines: write %\(directive.name)")
    case (.line, .cell):
      throw DirectiveError(
        "\(directive.name) is for whole cells: write %%\(directive.name) on the cell's first line")
    default: return description
    }
  }

  private func required(_ arguments: String, _ directive: Directive, _ what: String) throws -> String {
    if arguments.isEmpty { throw DirectiveError("\(directive.shownName) needs \(what)") }
    return arguments
  }

  private func code(_ directive: Directive) throws -> String {
    try required(directive.arguments, directive, "something to run, for example %\(directive.name) f()")
  }

  private func timeit(_ directive: Directive) throws -> Step {
    let (options, length) = try TimeitOptions.parse(try code(directive))
    let code = try required(
      String(directive.arguments.dropFirst(length)), directive, "something to run, for example %timeit f()")
    return swift(
      SwiftCalls.timeit(code, options: options, column: directive.argumentsColumn + length), at: directive)
  }

  /// The Swift that runs a command of the shell, with the values of the variables that are there by now.
  func shell(_ directive: Directive) -> String {
    let names = directive.arguments.contains("{") ? Set(engine.variables().map(\.name)) : []
    let command = ShellText(directive.arguments) { names.contains($0) }
    return String(repeating: "\n", count: directive.line) + SwiftCalls.shell(command)
  }

  /// The error of a command that the shell does not know, where Swift was meant.
  func negationHint(_ directive: Directive, _ error: CellError) -> CellError {
    guard directive.form == .shell, error.name == "ShellError",
      let match = directive.arguments.wholeMatch(of: #/([\p{L}_][\p{L}\p{N}_]*)([.(\[].*)?/#),
      engine.base.declares(String(match.1))
    else { return error }
    var error = error
    let hint =
      "; `!` at the start of a line runs a command of the shell: for Swift's negation write `(!\(match.0))`"
    error.value += hint
    if !error.traceback.isEmpty { error.traceback[error.traceback.count - 1] += hint }
    return error
  }

  private func swift(_ code: String, at directive: Directive) -> Step {
    let indent =
      code.hasPrefix("_t") ? String(cell.lines[directive.line].prefix { $0 == " " || $0 == "\t" }) : ""
    return .swift(String(repeating: "\n", count: directive.line) + indent + code)
  }

  private func unquoted(_ text: String) -> String {
    guard text.count > 1, let quote = text.first, "\"'".contains(quote), text.last == quote else {
      return text
    }
    return String(text.dropFirst().dropLast())
  }
}
