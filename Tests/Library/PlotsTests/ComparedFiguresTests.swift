import Foundation
import Plots
import Testing

/// The figures that `scripts/pictures/compare.py` compares with matplotlib's: each is drawn without a warning, and with
/// `LECTERN_PICTURES` set to a folder written there.
@Suite struct ComparedFiguresTests {
  @Test func allAreDrawn() throws {
    let folder = ProcessInfo.processInfo.environment["LECTERN_PICTURES"]
    #expect(Set(comparedFigures.map(\.name)).count == comparedFigures.count && comparedFigures.count >= 60)
    for one in comparedFigures {
      let figure = Figure(dpi: folder == nil ? 30 : 100)
      one.draw(figure)
      #expect(figure.warnings().isEmpty, "\(one.name)")
      if let folder {
        try figure.savefig("\(folder)/\(one.name).png")
      } else {
        _ = figure.rendered(dpi: 30, tight: nil)
      }
    }
  }
}
