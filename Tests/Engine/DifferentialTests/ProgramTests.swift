import Differential
import Testing

/// A sample of the corpus as cells; all of it, cut in more ways, is `make differential`.
@Suite(.serialized) struct ProgramTests {
  /// Every fifth program, cut at each boundary and in one other way.
  @Test func sampleBehavesAsOneFile() throws {
    let known = try KnownFailures("known-differences.txt")
    let programs = try Program.all().enumerated().filter { $0.offset % 5 == 0 }.map(\.element)
    #expect(programs.count >= 40)
    let runner = try Sessions.runner()
    for program in programs {
      let cuts = Cutter(program.source).cutSets(random: 1, name: program.name)
      let differences = try cuts.compactMap { try runner.difference(of: program, cutAt: $0) }
      if known.names.contains(program.name) {
        #expect(!differences.isEmpty, "\(program.name) passes: strike it from known-differences.txt")
      } else {
        #expect(differences.isEmpty, "\(program.name): \(differences.map(\.text).joined(separator: "\n"))")
      }
    }
  }

  /// Items stay whole, whatever the cuts.
  @Test func cellsJoinToTheProgram() throws {
    for program in try Program.all() {
      let cutter = Cutter(program.source)
      #expect(cutter.boundaries.count > 1, "\(program.name) cannot be cut")
      for cuts in cutter.cutSets(random: 3, name: program.name) {
        #expect(cutter.cells(cutAt: cuts).joined() == program.source)
      }
    }
  }

  /// What is listed has to exist, or nobody would notice that it passes.
  @Test func knownDifferencesAreOfPrograms() throws {
    let names = Set(try Program.all().map(\.name))
    #expect(try KnownFailures("known-differences.txt").names.subtracting(names).isEmpty)
  }
}
