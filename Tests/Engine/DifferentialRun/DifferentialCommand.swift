import ArgumentParser
import Differential
import Foundation

/// What the tests show a part of, whole.
@main struct DifferentialCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cut-programs", abstract: "Compares cells with one file.",
    subcommands: [ProgramsCommand.self, RedeclarationsCommand.self, SpeedCommand.self],
    defaultSubcommand: ProgramsCommand.self)
}

/// Runs the corpus as cells and prints what differs from one file.
struct ProgramsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "programs",
    abstract: "Runs the programs of Tests/Engine/Differential cut into cells, and compares with one file.")

  @Option(help: "Other programs: a folder of NAME.swift, each with its NAME.expected.")
  var folder: String?
  @Flag(help: "The programs have warnings, also as one file.") var warnings = false
  @Flag(help: "Put a cell that does not compile together with the next.") var join = false
  @Option(help: "How many random sets of boundaries, besides all of them.") var cuts = 10
  @Option(help: "How many sessions at once.") var jobs = 2
  @Option(help: "A text file for what differs.") var report: String?
  @Argument(help: "Parts of names of programs; all by default.") var filters: [String] = []

  func run() throws {
    let folder = folder.map { URL(fileURLWithPath: $0) } ?? Program.folder
    let programs = try Program.all(in: folder).filter { program in
      filters.isEmpty || filters.contains { program.name.contains($0) }
    }
    let tally = Tally(programs)
    let workers = (0..<jobs).map { _ in
      let done = DispatchSemaphore(value: 0)
      Thread {
        while let program = tally.next() { tally.add(check(program)) }
        done.signal()
      }.start(stackSize: 8 << 20)
      return done
    }
    for done in workers { done.wait() }
    try finish(tally)
  }

  private func check(_ program: Program) -> Tally.Entry {
    let cutter = Cutter(program.source)
    var entry = Tally.Entry(program: program.name, boundaries: cutter.boundaries.count)
    do {
      let runner = try Runners.take()
      defer { Runners.give(runner) }
      for set in cutter.cutSets(random: cuts, name: program.name) {
        entry.cutSets += 1
        if let difference = try runner.difference(
          of: program, cutAt: set, hasWarnings: warnings, joinsRefused: join)
        {
          entry.differences.append(difference)
        }
      }
    } catch {
      entry.differences.append(Difference(program: program.name, cells: [], text: "\(error)"))
    }
    return entry
  }

  private func finish(_ tally: Tally) throws {
    print(tally.table)
    if let report { try tally.details.write(toFile: report, atomically: true, encoding: .utf8) }
    if tally.hasDifferences { throw ExitCode.failure }
  }
}

extension Thread {
  fileprivate func start(stackSize: Int) {
    self.stackSize = stackSize
    start()
  }
}

/// Sessions that wait for their next program.
private enum Runners {
  nonisolated(unsafe) private static var waiting: [CellRunner] = []
  private static let lock = NSLock()

  static func take() throws -> CellRunner {
    if let runner = lock.withLock({ waiting.popLast() }) { return runner }
    return try CellRunner()
  }

  static func give(_ runner: CellRunner) { lock.withLock { waiting.append(runner) } }
}
