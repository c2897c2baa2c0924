import Plots
import Testing

/// An artist changed after it is drawn looks like one that was drawn so.
@Suite struct ArtistSetterTests {
  private static let x = [0.0, 1, 2, 3]
  private static let y = [1.0, 3, 2, 4]
  private static let z = [[1.0, 2, 3], [4, 5, 6], [7, 8, 9]]

  /// A name, what draws and changes, and what draws at once.
  private static var pairs: [(name: String, changed: (Axes) -> Void, drawn: (Axes) -> Void)] {
    [
      ("line alpha", { $0.plot(x, y)[0].setAlpha(0.4) }, { $0.plot(x, y, alpha: 0.4) }),
      (
        "edge width", { $0.plot(x, y, "o", mec: "k")[0].setMarkeredgewidth(3) },
        { $0.plot(x, y, "o", markeredgewidth: 3, mec: "k") }
      ),
      (
        "text size", { $0.text(1, 1, "a").setFontsize(20) }, { $0.text(1, 1, "a", fontsize: 20) }
      ),
      (
        "rotation", { $0.text(1, 1, "abc").setRotation(40) },
        { $0.text(1, 1, "abc", rotation: 40) }
      ),
      ("text alpha", { $0.text(1, 1, "abc").setAlpha(0.3) }, { $0.text(1, 1, "abc", alpha: 0.3) }),
      (
        "patch width", { $0.axvspan(0, 1, color: "r").setLinewidth(4) },
        { $0.axvspan(0, 1, color: "r", lw: 4) }
      ),
      ("points", { $0.scatter(x, y).setAlpha(0.4) }, { $0.scatter(x, y, alpha: 0.4) }),
      (
        "points' edges", { $0.scatter(x, y).setEdgecolor(["r", "g", "b", "k"]) },
        { $0.scatter(x, y, edgecolors: ["r", "g", "b", "k"]) }
      ),
      (
        "width of points' edges", { $0.scatter(x, y, edgecolors: "k").setLinewidth(3) },
        { $0.scatter(x, y, linewidths: 3, edgecolors: "k") }
      ),
      ("lines", { $0.hlines(y, 0, 1).setColor("r") }, { $0.hlines(y, 0, 1, colors: "r") }),
      (
        "dashes", { $0.hlines(y, 0, 1).setLinestyle("--") },
        { $0.hlines(y, 0, 1, linestyles: "--") }
      ),
      ("mesh", { $0.pcolormesh(z).setAlpha(0.5) }, { $0.pcolormesh(z, alpha: 0.5) }),
      (
        "limits", { $0.pcolormesh(z).setClim(vmin: 3) }, { $0.pcolormesh(z, vmin: 3, vmax: 9) }
      ),
    ]
  }

  private static func pixels(_ draw: (Axes) -> Void) throws -> [UInt8] {
    let figure = Figure(figsize: (2, 2), dpi: 60)
    draw(figure.addSubplot())
    return figure.notebookImage().png
  }

  @Test func changedLaterIsDrawnAtOnce() throws {
    for pair in Self.pairs {
      let (changed, drawn) = (try Self.pixels(pair.changed), try Self.pixels(pair.drawn))
      #expect(changed == drawn, "\(pair.name)")
    }
  }
}
