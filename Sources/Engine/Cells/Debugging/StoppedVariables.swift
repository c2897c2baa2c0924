/// A frame of a stop: which of its variables is meant says the rest of a ``VariablePath``.
public struct StoppedFrame: Sendable, Hashable {
  /// ``CellDebugging/Stop/number``.
  public var stop: Int
  /// Its place among ``CellDebugging/Stop/frames``.
  public var frame: Int

  /// The frame at a place of a stop.
  public init(stop: Int, frame: Int) {
    self.stop = stop
    self.frame = frame
  }
}

extension CellSession {
  /// Parts of what is in a stopped frame, whose variables are its own parts; behind those come, at a cell's top level, the
  /// variables that the cell has declared so far.
  func parts(of path: VariablePath, in range: Range<Int>, stopped place: StoppedFrame) -> [CellVariable] {
    guard let frame = stoppedFrame(place) else { return [] }
    guard path.parts.isEmpty else { return askForLocals(path, place, range) }
    let own = askForLocals(path, place, range.clamped(to: 0..<frame.localCount))
    if !frame.isTopLevel { return own }
    let rest = runningVariables().map(\.variable)
    let lower = max(0, range.lowerBound - frame.localCount)
    let upper = min(max(lower, range.upperBound - frame.localCount), rest.count)
    return own + (lower < upper ? rest[lower..<upper] : [])
  }

  func bundle(of path: VariablePath, stopped place: StoppedFrame) -> DisplayBundle? {
    guard stoppedFrame(place) != nil, !path.parts.isEmpty else { return nil }
    guard let answer = askWorker(question("k", path, place)) else { return nil }
    var fields = FieldReader(answer)
    guard case .result(let bundle)? = CellEvent(&fields) else { return nil }
    return bundle
  }

  /// The variables of the stopped cell that have their value.
  func runningVariables() -> [(key: HeldVariable, variable: CellVariable)] {
    guard debugging?.stop != nil else { return [] }
    let running = snapshot.runningVariables
    let answers = describe(running)
    return running.compactMap { key in
      answers[key].flatMap { $0.type.isEmpty ? nil : (key, $0) }
    }
  }

  private func stoppedFrame(_ place: StoppedFrame) -> CellDebugging.Frame? {
    guard let stop = debugging?.stop, stop.number == place.stop else { return nil }
    return stop.frames.indices.contains(place.frame) ? stop.frames[place.frame] : nil
  }

  private func question(_ kind: Character, _ path: VariablePath, _ place: StoppedFrame) -> [UInt8] {
    let numbers = [place.stop, place.frame, path.parts.count] + path.parts
    return [kind.asciiValue ?? 0] + numbers.flatMap { [UInt8](littleEndian: $0) }
  }

  private func askForLocals(_ path: VariablePath, _ place: StoppedFrame, _ range: Range<Int>)
    -> [CellVariable]
  {
    if range.isEmpty { return [] }
    let limits = [UInt8](littleEndian: range.lowerBound) + [UInt8](littleEndian: range.upperBound)
    if let answer = askWorker(question("l", path, place) + limits) {
      return variables(in: answer, of: path, from: range.lowerBound)
    }
    // One of them could not be described: each is asked for on its own.
    if range.count > 1 { return range.flatMap { askForLocals(path, place, $0..<($0 + 1)) } }
    let part = VariablePath(name: path.name, parts: path.parts + [range.lowerBound], frame: place)
    return [
      CellVariable(name: "[\(range.lowerBound)]", type: "", value: "(its description fails)", path: part)
    ]
  }
}
