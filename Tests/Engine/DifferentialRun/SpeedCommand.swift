import ArgumentParser
import Differential
import Foundation

/// Times programs cut in two, declarations in one cell and loops in the next, beside one file by `swiftc -O`.
struct SpeedCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "speed",
    abstract:
      "Times the loops of Tests/Engine/Differential/Speed in a cell behind their declarations, and in one file."
  )

  @Option(help: "How many runs of each; the fastest counts.") var runs = 5
  @Option(help: "Fail where a cell takes more than this many times as long as one file.") var limit = 1.2
  @Argument(help: "Parts of names of programs; all by default.") var filters: [String] = []

  func run() throws {
    setvbuf(stdout, nil, _IOLBF, 0)
    let runner = try CellRunner()
    print("| program | one file, ms | cells, ms | ratio | declaring cell, ms | loop's cell, compiled, ms |")
    print("| --- | --- | --- | --- | --- | --- |")
    var slow: [String] = []
    for program in try SpeedProgram.all() where isWanted(program) {
      let whole = try program.timesAsOneFile(runs: runs)
      let cells: SpeedProgram.Times
      do { cells = try program.timesAsCells(runner, runs: runs) } catch {
        print("| \(program.name) | \(twoPlaces(whole.loop)) | \(error) |")
        slow.append(program.name)
        continue
      }
      guard whole.answer == cells.answer else {
        throw ValidationError("\(program.name) answers \(cells.answer), not \(whole.answer)")
      }
      let ratio = cells.loop / whole.loop
      if ratio > limit { slow.append(program.name) }
      let numbers = [whole.loop, cells.loop, ratio, cells.declaring, cells.compiling]
      print("| \(program.name) | " + numbers.map(twoPlaces).joined(separator: " | ") + " |")
    }
    if !slow.isEmpty {
      print("slower than \(limit) times one file: \(slow.joined(separator: ", "))")
      throw ExitCode.failure
    }
  }

  private func isWanted(_ program: SpeedProgram) -> Bool {
    filters.isEmpty || filters.contains { program.name.contains($0) }
  }

  private func twoPlaces(_ number: Double) -> String { String(format: "%.2f", number) }
}
