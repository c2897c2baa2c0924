import Foundation

extension CellSession {
  public func variables() -> [CellVariable] {
    whileReadable { isReadable in
      let state = snapshot
      let live = state.names.order.compactMap { name in
        state.held.last { $0.name == name && state.names.isLive(name, of: $0.cell) }
      }
      let asked = live.filter(isReadable)
      let answers = describe(asked)
      var list = live.map { variable in
        answers[variable] ?? state.variables.first { $0.name == variable.name }
          ?? CellVariable(name: variable.name, type: "", value: "")
      }
      let running = runningVariables().map(\.variable)
      list.removeAll { old in running.contains { $0.name == old.name } }
      list += running
      update { $0.variables = list }
      return list
    }
  }

  public func parts(of path: VariablePath, in range: Range<Int>) -> [CellVariable] {
    if let frame = path.frame { return parts(of: path, in: range, stopped: frame) }
    return whileReadable { isReadable in
      guard let variable = held(path.name), isReadable(variable) else { return [] }
      let limits = [UInt8](littleEndian: range.lowerBound) + [UInt8](littleEndian: range.upperBound)
      guard let answer = askWorker("p", variable, path.parts, limits) else { return [] }
      return variables(in: answer, of: path, from: range.lowerBound)
    }
  }

  /// The variables in an answer, which are parts of `path` from the `first` on.
  func variables(in answer: [UInt8], of path: VariablePath, from first: Int) -> [CellVariable] {
    var fields = FieldReader(answer)
    var list: [CellVariable] = []
    while !fields.isAtEnd {
      var place = path
      place.parts.append(first + list.count)
      list.append(fields.variable(name: fields.text(), path: place))
    }
    return list
  }

  public func bundle(of path: VariablePath) -> DisplayBundle? {
    if let frame = path.frame { return bundle(of: path, stopped: frame) }
    return whileReadable { isReadable in
      guard let variable = held(path.name), isReadable(variable),
        let answer = askWorker("b", variable, path.parts)
      else { return nil }
      var fields = FieldReader(answer)
      guard case .result(let bundle)? = CellEvent(&fields) else { return nil }
      return bundle
    }
  }

  /// Calls `body` with the question whether a variable can be read now: while a cell runs, only those can which it does
  /// not reach; all of them while it is stopped.
  private func whileReadable<Result>(_ body: ((HeldVariable) -> Bool) -> Result) -> Result {
    if debugging?.stop != nil { return body { _ in true } }
    if executing.try() {
      defer { executing.unlock() }
      return body { _ in true }
    }
    let state = snapshot
    return body { variable in
      state.isRunning && !state.runningDependencies.contains(variable.cell)
        && !state.runningNames.contains(variable.name)
    }
  }

  private func held(_ name: String) -> HeldVariable? {
    if let running = runningVariables().last(where: { $0.key.name == name }) { return running.key }
    let state = snapshot
    return state.held.last { $0.name == name && state.names.isLive(name, of: $0.cell) }
  }

  func describe(_ variables: [HeldVariable]) -> [HeldVariable: CellVariable] {
    if variables.isEmpty { return [:] }
    let keys = variables.flatMap { [UInt8](littleEndian: $0.cell) + [UInt8](littleEndian: $0.index) }
    if let answer = askWorker([UInt8(ascii: "v")] + keys) {
      var fields = FieldReader(answer)
      return Dictionary(
        variables.map { ($0, fields.variable(name: $0.name, path: VariablePath(name: $0.name))) },
        uniquingKeysWith: { $1 })
    }
    // One of them could not be described: its description has trapped, or takes too long.
    if variables.count == 1 {
      return [variables[0]: CellVariable(name: variables[0].name, type: "", value: "(its description fails)")]
    }
    return variables.reduce(into: [:]) { $0.merge(describe([$1])) { $1 } }
  }

  private func askWorker(
    _ kind: Character, _ variable: HeldVariable, _ parts: [Int], _ more: [UInt8] = []
  ) -> [UInt8]? {
    let numbers = [variable.cell, variable.index, parts.count] + parts
    return askWorker([kind.asciiValue ?? 0] + numbers.flatMap { [UInt8](littleEndian: $0) } + more)
  }

  /// The library's answer; nil if there is none, because the question came to an end as a faulty cell does.
  func askWorker(_ question: [UInt8], onEvent: @escaping (CellEvent) -> Void = { _ in }) -> [UInt8]? {
    guard let worker = try? readyWorker() else { return nil }
    nonisolated(unsafe) var answer: [UInt8]?
    let filter = EventFilter(onEvent: onEvent, onAnswer: { answer = $0 })
    let number = nextNumber(tag: nil)
    let last = waitForEnd(filter) { receiver in worker.ask(number: number, question, receiver: receiver) }
    guard case .ended(let ending) = last, ending.kind == .well else { return nil }
    return answer
  }
}

extension FieldReader {
  fileprivate mutating func variable(name: String, path: VariablePath) -> CellVariable {
    CellVariable(name: name, type: text(), value: text(), partCount: number(), path: path)
  }

  fileprivate var isAtEnd: Bool { remainingBytes.isEmpty }
}
