import Foundation
import Plots
import Raster
import Tensors
import Testing

/// Numbers that matplotlib gave for figures that once came out wrong (`scripts/golden/matplotlib_figures.py`).
@Suite struct MatplotlibTests {
  private let golden: [String: Any]

  init() throws { golden = try #require(try PlotsTests.golden("figures.json") as? [String: Any]) }

  private func numbers(_ name: String, _ part: String? = nil) throws -> [Double] {
    let value = part == nil ? golden[name] : (golden[name] as? [String: Any])?[part ?? ""]
    return try #require(value as? [NSNumber]).map(\.doubleValue)
  }

  private func rows(_ name: String, _ part: String? = nil) throws -> [[Double]] {
    let value = part == nil ? golden[name] : (golden[name] as? [String: Any])?[part ?? ""]
    return try #require(value as? [[NSNumber]]).map { $0.map(\.doubleValue) }
  }

  private func close(_ a: [Double], _ b: [Double], _ tolerance: Double = 1e-9) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) <= tolerance * max(1, abs($1)) }
  }

  private func axes() -> Axes { figure().addSubplot() }

  /// A figure that lives as long as the test: axes know theirs only weakly.
  private func figure() -> Figure {
    kept.figures.append(Figure())
    return kept.figures[kept.figures.count - 1]
  }

  private final class Kept { var figures: [Figure] = [] }
  private let kept = Kept()

  /// Limits as they are drawn.
  private func limits(_ ax: Axes) -> [Double] {
    let (x, y) = ax.drawnLimits
    return [x.0, x.1, y.0, y.1]
  }

  // MARK: Pictures in colours

  @Test func theElementsKindSaysWhatFullColourIs() throws {
    let float = try ImageData([[[0.2, 0.4, 1.02], [1.5, -0.5, 0.6]]], alpha: 1)
    #expect(float.rgb == (try rows("rgb_float")).flatMap { $0 }.map { UInt8($0) })
    let bytes = try rows("rgb_bytes").flatMap { $0 }.map { UInt8($0) }
    let literal: [[[UInt8]]] = [[[1, 0, 1], [0, 1, 2]]]
    #expect(try ImageData(literal, alpha: 1).rgb == bytes)
    #expect(try ImageData([[[1, 0, 1], [0, 1, 2]]], alpha: 1).rgb == bytes)
    #expect(try ImageData(Tensor([[[1, 0, 1], [0, 1, 2]]]).astype(.uint8), alpha: 1).rgb == bytes)
    let tensor = Tensor([[[0.2, 0.4, 1.02], [1.5, -0.5, 0.6]]]).astype(.float32)
    #expect(try ImageData(tensor, alpha: 1).rgb == float.rgb)
  }

  // MARK: Cells of a grid

  @Test func threeDigitsAreRowsColumnsAndCell() throws {
    for (digits, name) in [(121, "subplot_121"), (235, "subplot_235")] {
      let box = figure().addSubplot(digits).drawnBox
      #expect(close(box, try numbers(name)), "\(digits): \(box)")
    }
    #expect(close(figure().addSubplot(111).drawnBox, figure().addSubplot().drawnBox))
  }

  // MARK: Limits

  @Test func logarithmicAxesShowBarsAndAreasFromTheFoot() throws {
    var ax = axes()
    ax.bar([1, 2, 3], [1, 30, 5000])
    ax.setYscale("log")
    #expect(close(limits(ax), try numbers("bar_log")), "\(limits(ax))")
    #expect(ax.hasInk(below: 0.5, left: 0.1))  // the least bar stands on the foot of the axes
    ax = axes()
    ax.hist([1, 1, 1, 2, 3, 3, 4], bins: 4, log: true)
    #expect(close(limits(ax), try numbers("hist_log")), "\(limits(ax))")
    ax = axes()
    ax.fillBetween([1, 2, 3], [10, 200, 50])
    ax.setYscale("log")
    #expect(close(limits(ax), try numbers("fill_log")), "\(limits(ax))")
    #expect(ax.hasInk(below: 0.1, left: 0.5))
    ax = axes()
    ax.barh([1, 2], [5, 500], log: true)
    #expect(close(limits(ax), try numbers("barh_log")), "\(limits(ax))")
  }

  @Test func ticksWidenTheLimitsUntilNewData() throws {
    var ax = axes()
    ax.plot([0, 1, 2], [0, 1, 4])
    ax.setXticks([-3, 0, 5])
    #expect(close(limits(ax), try numbers("ticks_widen")))
    ax.plot([0, 4], [0, 1])
    #expect(close(limits(ax), try numbers("ticks_forgotten")))
    ax = axes()
    ax.plot([0, 1, 2], [0, 1, 4])
    ax.setXlim(2, 0)
    ax.setXticks([-1, 3])
    #expect(close(limits(ax), try numbers("ticks_widen_inverted")), "\(limits(ax))")
  }

  @Test func equalWidensLimitsAndScaledShrinksTheBox() throws {
    for (x, y, name) in [([0, 10], [0, 1], "equal_wide"), ([0, 1], [0, 10], "equal_high")] {
      let ax = axes()
      ax.plot(x, y)
      ax.axis("equal")
      #expect(close(limits(ax), try numbers(name), 1e-6), "\(name): \(limits(ax))")
    }
    let ax = axes()
    ax.plot([0, 1], [0, 10])
    ax.axis("scaled")
    #expect(close(ax.drawnBox, try numbers("scaled_box"), 1e-6), "\(ax.drawnBox)")
  }

  @Test func limitsOfBoxPlotsAndPatches() throws {
    var ax = axes()
    ax.boxplot([[1, 2, 3, 4, 20], [2, 3, 4]])
    #expect(close(limits(ax), try numbers("boxplot")), "\(limits(ax))")
    ax = axes()
    ax.addPatch(Rectangle((2, 3), 4, 5))
    #expect(close(limits(ax), try numbers("patch_alone")))
    ax = axes()
    ax.addPatch(Rectangle((2, 3), 4, 5))
    ax.plot([0, 1], [0, 1])
    #expect(close(limits(ax), try numbers("patch_and_line")), "\(limits(ax))")
  }

  // MARK: Colour bars and norms

  @Test func aConstantImageHasTheColourOfItsBarsMiddle() throws {
    let figure = Figure()
    let image = figure.addSubplot().imshow([[3, 3], [3, 3]])
    figure.colorbar(image)
    #expect(close([image.norm.vmin, image.norm.vmax], try numbers("constant")))
    let boxes = figure.axes.map(\.drawnBox)
    for (ours, theirs) in zip(boxes, try rows("image_beside_bar")) {
      #expect(close(ours, theirs, 1e-6), "\(ours), not \(theirs)")
    }
  }

  @Test func barsStandBesideTheirAxes() throws {
    let figure = Figure()
    figure.colorbar(figure.addSubplot().imshow([[1.0, 2.0]]), orientation: "horizontal")
    for (ours, theirs) in zip(figure.axes.map(\.drawnBox), try rows("image_over_bar")) {
      #expect(close(ours, theirs, 1e-6), "\(ours), not \(theirs)")
    }
    let four = Figure()
    let axs = four.subplots(2, 2)
    let images = axs.map { $0.imshow([[1.0, 2.0]], aspect: "auto") }
    four.colorbar(images[3], ax: axs)
    for (ours, theirs) in zip(four.axes.map(\.drawnBox), try rows("bar_of_four")) {
      #expect(close(ours, theirs, 1e-6), "\(ours), not \(theirs)")
    }
  }

  @Test func normsAreMatplotlibs() throws {
    let values = try numbers("values")
    let log = LogNorm(vmin: 1, vmax: 100).normalize(values)
    #expect(close(values.map { log($0) }, try numbers("log_norm")))
    let slopes = TwoSlopeNorm(vcenter: 5, vmin: 0, vmax: 100).normalize(values)
    #expect(close(values.map { slopes($0) }, try numbers("two_slope")))
    let bands = BoundaryNorm([1, 2, 10, 60], ncolors: 256).normalize(values)
    let expected = try numbers("boundary").map { min(max($0, 0), 255) }
    #expect(values.map { (bands($0) * 256).rounded(.down) } == expected)
  }

  // MARK: Legends

  @Test(arguments: ["line", "falling", "triangle", "bars", "points", "sine"])
  func bestIsWhereMatplotlibPutsIt(_ name: String) throws {
    let ax = axes()
    switch name {
    case "line": ax.plot([0, 1, 2], [0, 1, 4], label: "a")
    case "falling": ax.plot([0, 1, 2], [4, 1, 0], label: "a")
    case "triangle": ax.fill([0, 1, 1], [0, 0, 1], label: "a")
    case "bars": ax.bar([1, 2, 3], [1, 2, 3], label: "a")
    case "points":
      let x = (0..<50).map { Double($0) / 49 }
      ax.scatter(x, x.map { (1 - $0) * (1 - $0) }, label: "a")
    default:
      let x = (0..<100).map { Double($0) * 10 / 99 }
      ax.plot(x, x.map { sin($0) }, label: "a")
    }
    ax.legend()
    let expected = try numbers("best", name)
    let ours = try #require(ax.legendMiddle)
    #expect(abs(ours.0 - expected[0]) < 0.03 && abs(ours.1 - expected[1]) < 0.03, "\(ours), not \(expected)")
  }

  @Test func namesOfALegendGoWithWholeHistogramsAndBars() {
    let ax = axes()
    ax.text(1, 1, "a text is not explained")
    ax.hist([[1, 2, 3], [2, 3, 4]])
    ax.bar([1, 2], [3, 4])
    ax.plot([1, 2], [3, 4])
    // Lines first, then containers, as in matplotlib.
    #expect(ax.legendKinds == ["Line2D", "BarContainer", "BarContainer", "BarContainer"])
  }

  // MARK: Histograms, contours

  @Test func histogramsOfTwoSets() throws {
    let sets = [[1, 2, 2, 3], [3, 4, 4, 4, 5]]
    let plain = axes().hist(sets, bins: 4)
    #expect(plain.allCounts == (try rows("hist_two", "counts")))
    #expect(close(plain.bins, try numbers("hist_two", "edges")))
    let stacked = axes().hist(sets, bins: 4, density: true, stacked: true)
    for (ours, theirs) in zip(stacked.allCounts, try rows("hist_stacked", "counts")) {
      #expect(close(ours, theirs))
    }
    let sum = axes().hist([1, 2, 2, 3, 9], bins: [0, 2, 4, 10], density: true, cumulative: true)
    #expect(close(sum.counts, try numbers("hist_cumulative", "counts")))
    // Columns of a matrix are sets too.
    #expect(axes().hist(Tensor([[1, 5], [2, 6], [3, 7]])).allCounts.count == 2)
  }

  @Test func levelsOfContours() throws {
    let z = [[0, 1, 2], [3, 4.3, 5], [6, 7, 8.2]]
    #expect(close(axes().contour(z).levels, try numbers("contour_levels")), "\(axes().contour(z).levels)")
    #expect(close(axes().contourf(z, levels: 4).levels, try numbers("contourf_levels")))
  }

  @Test func errorBarsAlone() {
    let ax = axes()
    ax.errorbar([1, 2, 3], [1, 2, 3], yerr: [0.5, 0.5, 0.5], fmt: "none")
    #expect(ax.hasInk(below: 1, left: 1))
    #expect(limits(ax)[2] < 0.5 && limits(ax)[3] > 3.5)
  }
}
