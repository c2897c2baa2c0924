import Differential
import Testing

/// A part of the table of declarations made again, written the same or otherwise; all of it is
/// `make differential`.
@Suite(.serialized) struct RedeclarationTableTests {
  @Test func theNewestMeaningCounts() throws {
    let runner = try Sessions.runner()
    let start = runner.cell(RedeclarationCase.prelude)
    #expect(start.behaviour.ending == nil)
    for redeclaration in RedeclarationCase.sample {
      let failure = runner.failure(of: redeclaration)
      #expect(failure == nil, "\(redeclaration.name): \(failure ?? "")")
    }
  }

  @Test func namesAreUnique() {
    let names = RedeclarationCase.all.map(\.name)
    #expect(Set(names).count == names.count)
  }
}
