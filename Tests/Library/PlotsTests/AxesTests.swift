import Foundation
import PictureTesting
import Plots
import Raster
import Tensors
import Testing
import UserErrors

@Suite struct AxesTests {
  @Test func limitsAreThoseOfTheDataWithMargins() {
    let ax = Figure().addSubplot()
    ax.plot([0, 10], [-1.0, 1])
    #expect(ax.getXlim() == (-0.5, 10.5))
    #expect(ax.getYlim() == (-1.1, 1.1))
    ax.setXlim(2)
    #expect(ax.getXlim() == (2, 10.5))
  }

  @Test func imagesFillTheirAxesFromTheTop() {
    let ax = Figure().addSubplot()
    ax.imshow([[1.0, 2, 3], [4, 5, 6]])
    #expect(ax.getXlim() == (-0.5, 2.5))
    #expect(ax.getYlim() == (1.5, -0.5))
    let lower = Figure().addSubplot()
    lower.imshow([[1.0, 2, 3], [4, 5, 6]], origin: "lower")
    #expect(lower.getYlim() == (-0.5, 1.5))
  }

  @Test func barsStandOnZero() {
    let ax = Figure().addSubplot()
    ax.bar([1, 2, 3], [3, 5, 4])
    #expect(ax.getYlim() == (0, 5.25))
  }

  @Test func histogramCountsAsNumPy() {
    let ax = Figure().addSubplot()
    let histogram = ax.hist([0, 1, 1, 2, 4, Double.nan], bins: 4)
    #expect(histogram.bins == [0, 1, 2, 3, 4])
    #expect(histogram.counts == [1, 2, 1, 1])  // the last bin has its upper border too
  }

  @Test func tensorsRangesAndArraysAreData() {
    let ax = Figure().addSubplot()
    ax.plot(0..<3, Tensor([[1, 2], [3, 4], [5, 6]]))
    #expect(ax.artists.count == 2)
    ax.scatter(Tensor([1, 2]), [3, 4.5], c: Tensor([0, 1]))
    ax.imshow(Tensor(zeros: [4, 4, 1]))
    #expect(ax.artists.count == 4)
  }

  @Test func wrongShapesAreExplained() {
    #expect(throws: ShapeError.self) { try DataChecks.pair([1, 2], [1, 2, 3], in: "plot") }
    #expect(throws: ShapeError.self) { try ImageData([1.0, 2], alpha: 1) }
    #expect(throws: ShapeError.self) { try ImageData([[[1.0, 2]]], alpha: 1) }
    #expect(throws: ValueError.self) { try MarkerShape("&", size: 1) }
  }

  @Test func positionsAreMatplotlibs() {
    // fig.add_subplot(3, 6, 8).get_position() with hspace = wspace = 0.4, and make_axes_gridspec for a colour bar.
    let figure = Figure(figsize: (8, 6))
    figure.subplotsAdjust(wspace: 0.4, hspace: 0.4)
    let box = figure.addSubplot(3, 6, 8).availableBox(figure.subplotParameters, figureAspect: 8.0 / 6)
    #expect(abs(box.x - 0.260625) < 1e-9 && abs(box.y - 0.393684210526316) < 1e-9)
    #expect(abs(box.width - 0.096875) < 1e-9 && abs(box.height - 0.202631578947368) < 1e-9)
  }

  @Test func pictureForANotebookIsSharpAndNotTooLarge() throws {
    let figure = Figure(figsize: (4, 3))
    figure.addSubplot().plot([1, 2], [3, 4])
    let image = figure.notebookImage()
    let png = try PNGReader(image.png)
    #expect(abs(png.width - 2 * image.width) <= 1 && png.perMetre == 7874)
    let wide = Figure(figsize: (20, 3))
    wide.addSubplot().plot([1, 2], [3, 4])
    #expect(try PNGReader(wide.notebookImage().png).width <= 2010)
  }

  @Test func savefigWritesTheWholeFigure() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).png").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let figure = Figure(figsize: (3, 2))
    figure.addSubplot().plot([1, 2], [3, 4])
    try figure.savefig(path)
    let png = try PNGReader([UInt8](Data(contentsOf: URL(fileURLWithPath: path))))
    #expect(png.width == 300 && png.height == 200)
    #expect(throws: ValueError.self) { try figure.savefig("x.jpg") }
    #expect(throws: (any Error).self) { try figure.savefig("/nowhere/x.png") }
  }

  /// matplotlib 3.9 draws what has no place on the scale in the map's colour for bad values, transparent.
  @Test func infinitiesAreNoPartOfTheScale() throws {
    let image = Figure().addSubplot().imshow([[0, 1, .infinity], [-.infinity, .nan, 0.5]])
    #expect(image.norm.vmin == 0 && image.norm.vmax == 1)
    #expect(image.norm(0.5) == 0.5)
    for bad in [Double.infinity, -.infinity, .nan] {
      #expect(image.norm(bad).isNaN && image.cmap(image.norm(bad)).alpha == 0)
      #expect(Normalize(vmin: 1, vmax: 1)(bad).isNaN)
    }
    let logarithmic = Normalize(vmin: 1, vmax: 100, logarithmic: true)
    #expect(logarithmic(10) == 0.5 && logarithmic(0).isNaN && logarithmic(-1).isNaN)

    // The picture itself: the bad half of it is as white as the figure.
    let figure = Figure(figsize: (2, 1), dpi: 100)
    let ax = figure.addAxes([0, 0, 1, 1])
    ax.imshow([[0.0, .infinity]], aspect: "auto")
    let png = try PNGReader(figure.notebookImage().png)
    let pixel = { (x: Int) in
      let start = (png.height / 2 * png.width + x) * 4
      return Array(png.pixels[start..<start + 3])
    }
    #expect(pixel(png.width / 4) == [68, 1, 84] && pixel(png.width * 3 / 4) == [255, 255, 255])
  }

  @Test func hostileDataDoNotCrash() {
    let values = [Double.nan, .infinity, -.infinity, 1e308, -1e308, 0]
    let figure = Figure(figsize: (4, 4))
    figure.addSubplot(2, 2, 1).plot(values, values, "o-")
    figure.addSubplot(2, 2, 2).scatter(values, values, c: values)
    figure.addSubplot(2, 2, 3).imshow([values, values])
    let log = figure.addSubplot(2, 2, 4)
    log.semilogy([1, 2, 3], [0.0, -1, 1e300])
    log.setXlim(5, 5)
    for ax in figure.axes { ax.legend(["a"]) }
    figure.tightLayout()
    #expect(figure.notebookImage().png.count > 0)
  }
}
