import Plots
import Testing

/// What figures say of themselves, and subplots by name.
@Suite struct DescriptionTests {
  private static let x = [0.0, 1, 2, 3]
  private static let y = [1.0, 3, 2, 4]
  private static let table = [[1.0, 2, 3], [4, 5, 6], [7, 8, 9]]

  /// Every kind of drawing, and a word of its description.
  private static var drawings: [(String, (Axes) -> Void)] {
    [
      ("a line", { $0.plot(x, y) }), ("markers", { $0.plot(x, y, "o") }), ("points", { $0.scatter(x, y) }),
      ("bars", { $0.bar(x, y) }), ("bars", { $0.barh(x, y) }), ("bars", { $0.hist(y, bins: 3) }),
      ("a shape", { $0.hist(y, bins: 3, histtype: "step") }), ("mesh", { $0.hist2d(x, y) }),
      ("a box plot of one data set", { $0.boxplot(y) }),
      ("a box plot of 2 data sets", { $0.boxplot([x, y]) }),
      ("a box plot of 2 data sets", { $0.boxplot([x, y], vert: false, patchArtist: true) }),
      ("error bars", { $0.errorbar(x, y, yerr: 0.1) }), ("markers", { $0.stem(x, y) }),
      ("a line", { $0.step(x, y) }), ("a filled area", { $0.fillBetween(x, y) }),
      ("a shape", { $0.fill(x, y) }),
      ("image", { $0.imshow(table) }), ("image", { $0.matshow(table) }), ("mesh", { $0.pcolormesh(table) }),
      ("contour lines", { $0.contour(table) }), ("filled contours", { $0.contourf(table) }),
      ("arrows", { $0.quiver(x, y, x, y) }), ("a shape", { $0.arrow(0, 0, 1, 1) }),
      ("straight lines", { $0.hlines(y, 0, 1) }), ("straight lines", { $0.vlines(x, 0, 1) }),
      ("a horizontal line", { $0.axhline(1) }), ("a vertical line", { $0.axvline(1) }),
      ("a line", { $0.axline((0, 0), slope: 1) }), ("a shape", { $0.axhspan(0, 1) }),
      ("a shape", { $0.axvspan(0, 1) }), ("the text", { $0.text(0, 0, "here") }),
      ("an annotation", { $0.annotate("here", xy: (0, 0)) }), ("a line", { $0.semilogy(x, y) }),
      ("a shape", { $0.addPatch(Circle((0, 0), 1)) }),
    ]
  }

  @Test func everyKindOfDrawingIsDescribed() {
    for (word, draw) in Self.drawings {
      let figure = Figure()
      draw(figure.addSubplot())
      let text = figure.altText
      #expect(!text.contains("nothing drawn") && text.contains(word), "\(word): \(text)")
    }
    let empty = Figure()
    empty.addSubplot()
    #expect(empty.altText.contains("nothing drawn"))
  }

  @Test func boxesAreNotToldOfTwice() {
    let figure = Figure()
    figure.addSubplot().boxplot([Self.x, Self.y], patchArtist: true)
    #expect(!figure.altText.contains("a shape"), "\(figure.altText)")
    #expect(figure.warnings().isEmpty)
  }

  /// One thing, the words for it, and those for two.
  private static var counted: [(one: String, many: String, draw: (Axes, Int) -> Void)] {
    [
      ("a line of 1 point.", "a line of 2 points.", { $0.plot(Array(x[..<$1]), Array(y[..<$1])) }),
      ("1 marker.", "2 markers.", { $0.plot(Array(x[..<$1]), Array(y[..<$1]), "o") }),
      ("1 point.", "2 points.", { $0.scatter(Array(x[..<$1]), Array(y[..<$1])) }),
      ("a bar.", "2 bars.", { $0.bar(Array(x[..<$1]), Array(y[..<$1])) }),
      (
        "1 marker on a stem.", "2 markers on stems.",
        { $0.stem(Array(x[..<$1]), Array(y[..<$1])) }
      ),
      (
        "error bars at 1 point.", "error bars at 2 points.",
        { $0.errorbar(Array(x[..<$1]), Array(y[..<$1]), yerr: 0.1) }
      ),
      ("1 straight line.", "2 straight lines.", { $0.hlines(Array(y[..<$1]), 0, 1) }),
      ("contour lines at 1 level.", "at 2 levels.", { $0.contour(table, levels: Array([4.0, 6][..<$1])) }),
      (
        "1 arrow.", "2 arrows.",
        { ax, n in
          let (a, b) = (Array(x[..<n]), Array(y[..<n]))
          ax.quiver(a, b, b, b)
        }
      ),
    ]
  }

  @Test func oneThingIsSingular() {
    for (one, many, draw) in Self.counted {
      for (count, words) in [(1, one), (2, many)] {
        let figure = Figure()
        draw(figure.addSubplot(), count)
        #expect(figure.altText.contains(words), "\(words): \(figure.altText)")
      }
    }
  }

  @Test func longListsSayHowManyMoreThereAre() {
    let figure = Figure()
    let ax = figure.addSubplot()
    ax.bar((0..<12).map { "class \($0)" }, (0..<12).map { Double($0 + 1) })
    #expect(figure.altText.contains("class 7, and 4 more"), "\(figure.altText)")
    let other = Figure()
    let lines = other.addSubplot()
    for i in 0..<12 { lines.plot(Self.x, Self.y, label: "run \(i)") }
    #expect(other.altText.contains("“run 7” of 4 points; and 4 more."), "\(other.altText)")
  }

  @Test func emptyListsAreNoTicks() {
    let options: AxesOptions = ["xticks": [], "yticks": [], "xticklabels": []]
    let (figure, axs) = plt.subplots(1, 2, subplotKw: options)
    #expect(figure.axes.count == 2)
    for ax in axs { #expect(ax.tickPlaces.isEmpty && ax.tickPlacesOfY.isEmpty) }
    let (other, ax) = plt.subplots(subplotKw: ["xticks": [], "yticks": [1, 2]])
    #expect(ax.tickPlaces.isEmpty && ax.tickPlacesOfY == [1, 2])
    #expect(other.axes.count == 1)
    plt.close("all")
  }

  @Test func subplotsByName() {
    let (figure, (left, right)) = plt.subplots(1, 2, figsize: (6, 3))
    #expect(figure.axes.count == 2 && figure.axes[0] === left && figure.axes[1] === right)
    let (column, (top, middle, bottom)) = plt.subplots(3, sharex: true)
    #expect(zip(column.axes, [top, middle, bottom]).allSatisfy { $0 === $1 })
    let (square, ((a, b), (c, d))) = plt.subplots(nrows: 2, ncols: 2)
    #expect(zip(square.axes, [a, b, c, d]).allSatisfy { $0 === $1 })
    let own = Figure()
    let (first, second) = own.subplots(2, 1)
    #expect(own.axes.count == 2 && own.axes[0] === first && own.axes[1] === second)
    let (_, axs) = plt.subplots(1, 2)
    #expect(axs.shape == (1, 2) && axs[0, 1] === axs[1])
    let grid = own.subplots(2, 2)
    #expect(grid.shape == (2, 2))
    plt.close("all")
  }
}
