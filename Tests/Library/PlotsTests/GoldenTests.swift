import Foundation
import PictureTesting
import Plots
import Raster
import Testing

private let hasDejaVu = FontBook.defaultFolders().contains {
  FileManager.default.fileExists(atPath: $0 + "/DejaVuSans.ttf")
}

/// One small picture for each kind of plot.
@Suite(.enabled(if: hasDejaVu)) struct GoldenTests {
  private func check(_ figure: Figure, _ name: String, tight: Double? = nil) throws {
    if let difference = try GoldenPictures.difference(figure.rendered(dpi: 60, tight: tight), name) {
      Issue.record("\(difference)")
    }
  }

  /// Numbers between 0 and 1 that look random.
  private func noise(_ count: Int, _ seed: Double) -> [Double] {
    (0..<count).map { i in
      let x = sin(Double(i) * 12.9898 + seed) * 43758.5453
      return x - x.rounded(.down)
    }
  }

  @Test func lines() throws {
    let figure = Figure(figsize: (5, 3.6))
    let ax = figure.addSubplot()
    let x = (0...40).map { Double($0) / 4 }
    ax.plot(x, x.map { sin($0) }, label: "sin")
    ax.plot(x, x.map { cos($0) / 2 }, "r--", label: "cos")
    ax.plot(Array(0...10), Array(0...10).map { sin(Double($0)) }, "go:", label: "точки")
    ax.fillBetween(x, x.map { sin($0) - 0.2 }, x.map { sin($0) + 0.2 }, alpha: 0.3)
    ax.axhline(0.3, color: "gray", linestyle: "-.")
    ax.setTitle("Потери")
    ax.setXlabel("эпоха")
    ax.setYlabel("$\\sigma_i^2$")
    ax.grid()
    ax.legend()
    try check(figure, "lines")
  }

  @Test func scatterWithColorbar() throws {
    let figure = Figure(figsize: (4, 4))
    let ax = figure.addSubplot()
    let points = ax.scatter(noise(80, 1), noise(80, 2), s: 40, c: noise(80, 3), cmap: "rainbow", alpha: 0.8)
    figure.colorbar(points)
    try check(figure, "scatter", tight: 0.1)
  }

  @Test func images() throws {
    let figure = Figure(figsize: (6, 2.2))
    let matrix = (0..<8).map { y in (0..<8).map { x in Double(x * y) } }
    figure.addSubplot(1, 3, 1).imshow(matrix, cmap: "gray_r")
    let smooth = figure.addSubplot(1, 3, 2)
    smooth.imshow(matrix, cmap: "viridis", interpolation: "bilinear", origin: "lower")
    smooth.axis("off")
    figure.addSubplot(1, 3, 3).imshow(
      (0..<40).map { y in (0..<40).map { x in [Double(x) / 40, Double(y) / 40, 0.5] } })
    try check(figure, "images")
  }

  @Test func bars() throws {
    let figure = Figure(figsize: (6, 2.6))
    figure.addSubplot(1, 3, 1).bar(["a", "b", "c"], [3, 5, 2])
    figure.addSubplot(1, 3, 2).hist(noise(200, 4), bins: 12, edgecolor: "black")
    figure.addSubplot(1, 3, 3).errorbar(
      [1, 2, 3], [2.0, 3, 2.5], yerr: [0.3, 0.2, 0.5], fmt: "o", capsize: 3)
    figure.tightLayout()
    try check(figure, "bars")
  }

  @Test func logarithm() throws {
    let figure = Figure(figsize: (4, 3))
    figure.addSubplot().semilogy([1, 2, 3, 4], [0.1, 1, 30, 5000])
    try check(figure, "log")
  }

  @Test func scheme() throws {
    let figure = Figure(figsize: (5, 2))
    let ax = figure.addAxes([0, 0, 1, 1])
    ax.setXlim(0, 10)
    ax.setYlim(0, 4)
    ax.axis("off")
    ax.addPatch(Polygon([(1, 0.5), (3, 1.3), (3, 2.7), (1, 3.5)], facecolor: "#cfe2f3", edgecolor: "black"))
    ax.addPatch(FancyBboxPatch((4.2, 1.4), 1.2, 1.2, rounding: 0.2, facecolor: "#fff2cc", edgecolor: "black"))
    ax.addPatch(Circle((8, 2), 0.8, linestyle: "--", fill: false))
    ax.addPatch(Rectangle((6.2, 3), 1, 0.6, color: "tab:red", alpha: 0.5))
    ax.text(4.8, 2, "$\\mathbf{z}$", fontsize: 14, ha: "center", va: "center")
    ax.annotate("", xy: (4.2, 2), xytext: (3, 2), arrowprops: ArrowProperties(arrowstyle: "-|>"))
    ax.annotate("x", xy: (8, 2), xytext: (6, 0.6), arrowprops: ArrowProperties(rad: 0.3))
    ax.arrow(5.6, 2, 1, 0, width: 0.05)
    try check(figure, "scheme")
  }
}
