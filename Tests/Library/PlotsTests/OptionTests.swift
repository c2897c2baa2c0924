import Plots
import Raster
import Testing

/// Options that change a drawing, held against numbers that matplotlib 3.11 gave for the same
/// lines.
@Suite struct OptionTests {
  /// How many pixels a box around two blanks has: matplotlib's at 20 points and 100 dpi.
  @Test(arguments: [
    ("square,pad=0.3", 1575), ("square,pad=1", 6375), ("round,pad=0.5", 2460),
    ("round,pad=0.3,rounding_size=0.8", 1284), ("circle,pad=0.2", 1256),
  ])
  func boxesHaveMatplotlibsSize(style: String, pixels: Int) {
    let figure = Figure(figsize: (3, 2))
    let ax = figure.addAxes([0, 0, 1, 1])
    ax.setAxisOff()
    ax.text(
      0.5, 0.5, "  ", fontsize: 20, ha: "center", va: "center",
      bbox: ["boxstyle": style, "fc": "red", "ec": "red", "lw": 1])
    let canvas = figure.rendered(dpi: 100, tight: nil).rgba
    let red = stride(from: 0, to: canvas.count, by: 4).count { canvas[$0] > 200 && canvas[$0 + 1] < 60 }
    #expect(abs(red - pixels) * 100 <= 6 * pixels, "\(style): \(red)")
  }

  /// The numbers of bins that NumPy's rules give for the same values.
  @Test(arguments: [("auto", 18), ("fd", 18), ("sturges", 10), ("scott", 15), ("rice", 16), ("sqrt", 23)])
  func binsByARule(rule: String, count: Int) {
    let figure = Figure()
    #expect(figure.addSubplot().hist(bell(500, 1), bins: rule).counts.count == count)
  }

  @Test func areasEndWhereLinesCross() {
    let figure = Figure()
    let x = span(0, 10, 21)
    let upper = sine(x)
    let lower = x.map { _ in 0.3 }
    let areas = figure.addSubplot().fillBetween(
      x, upper, lower, where: zip(upper, lower).map { $0 > $1 }, interpolate: true)
    let (low, high) = areas.extentOfX
    #expect(abs(low - 0.31287445) < 1e-6 && abs(high - 9.11504769) < 1e-6, "\(low) \(high)")
  }

  @Test func linesWithoutEndsCountByTheirPoints() {
    let figure = Figure()
    let first = figure.addSubplot(1, 2, 1)
    first.axline((0, 0), slope: 2)
    #expect(abs(first.drawnLimits.x.1 - 0.055) < 1e-9)
    let second = figure.addSubplot(1, 2, 2)
    second.axline((0, 0), (3, 1))
    #expect(abs(second.drawnLimits.x.1 - 3.15) < 1e-9 && abs(second.drawnLimits.y.0 + 0.05) < 1e-9)
    #expect(second.hasInk(below: 0.1, left: 0.1))
  }

  @Test func dictionariesSetWhatTheyName() {
    let figure = Figure()
    let axs = figure.subplots(
      1, 2, gridspecKw: ["width_ratios": [3, 1], "left": 0.2, "wspace": 0.5],
      subplotKw: ["xticks": [Double](), "title": "each", "xlim": (0, 4)])
    let (wide, narrow) = (axs[0].drawnBox, axs[1].drawnBox)
    #expect(abs(wide[0] - 0.2) < 1e-9 && abs(wide[2] - 3 * narrow[2]) < 1e-9)
    #expect(axs[1].getTitle() == "each" && axs[1].getXlim() == (0, 4))
    let boxes = axs[0].boxplot([1, 2, 3, 9], patchArtist: true, boxprops: ["facecolor": "red"])
    #expect((boxes.boxes[0] as? Patch)?.facecolor == Color(hex: 0xFF0000))
    axs[0].setTitle("small", fontdict: ["fontsize": 8, "color": "navy"])
    #expect(axs[0].getTitle() == "small")
  }

  @Test func ticksByALocator() {
    let figure = Figure()
    let ax = figure.addSubplot()
    ax.setXlim(0, 10)
    ax.xaxis.setMajorLocator(MultipleLocator(2.5))
    #expect(ax.tickPlaces == [0, 2.5, 5, 7.5, 10])
    ax.locatorParams(axis: "x", nbins: 2)
    #expect(ax.tickPlaces == [0, 5, 10])
  }
}
