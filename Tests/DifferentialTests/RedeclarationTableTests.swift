import Differential
import Testing

/// A part of the table of declarations made again, written the same or otherwise; all of it is `make differential`.
@Suite(.serialized) struct RedeclarationTableTests {
  @Test(.enabled(if: Sessions.areCompared)) func theNewestMeaningCounts() throws {
    let known = try KnownFailures("known-redeclarations.txt")
    let runner = try Sessions.runner()
    let start = runner.cell(RedeclarationCase.prelude)
    #expect(start.behaviour.ending == nil)
    for redeclaration in RedeclarationCase.sample {
      let failure = runner.failure(of: redeclaration)
      if known.names.contains(redeclaration.name) {
        #expect(failure != nil, "\(redeclaration.name) passes: strike it from known-redeclarations.txt")
      } else {
        #expect(failure == nil, "\(redeclaration.name): \(failure ?? "")")
      }
    }
  }

  @Test func namesAreUnique() throws {
    let names = RedeclarationCase.all.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(try KnownFailures("known-redeclarations.txt").names.isSubset(of: names))
  }
}
