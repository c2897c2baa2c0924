/// A program cut in one way that does not behave as it does whole.
public struct Difference: Sendable {
  public var program: String
  /// The cells, to be tried by hand.
  public var cells: [String]
  /// What it does otherwise.
  public var text: String

  /// A difference of `program`, cut into `cells`.
  public init(program: String, cells: [String], text: String) {
    self.program = program
    self.cells = cells
    self.text = text
  }
}

extension CellRunner {
  /// Runs `program` cut at `cuts`; nil if all is as in one file.
  ///
  /// - Parameters:
  ///   - hasWarnings: whether the compiler may say something, as it does of one file.
  ///   - joinsRefused: see ``run(_:joinsRefused:)``.
  public func difference(
    of program: Program, cutAt cuts: [Int], hasWarnings: Bool = false, joinsRefused: Bool = false
  ) throws -> Difference? {
    let cells = Cutter(program.source).cells(cutAt: cuts)
    let result = try run(cells, joinsRefused: joinsRefused)
    var texts: [String] = []
    if !result.ends(as: program.expected.ending) {
      texts.append(
        "ends with \(result.behaviour.ending ?? "nothing"), not \(program.expected.ending ?? "well")")
      texts.append("in: \(result.lastCell)\n\(result.trace)")
    } else if result.behaviour.stdout != program.expected.stdout {
      texts.append("prints:\n\(result.behaviour.stdout)not:\n\(program.expected.stdout)")
    } else if !result.remarks.isEmpty, !hasWarnings {
      texts.append("also says:\n\(result.remarks)")
    }
    if texts.isEmpty { return nil }
    return Difference(program: program.name, cells: cells, text: texts.joined(separator: "\n"))
  }
}
