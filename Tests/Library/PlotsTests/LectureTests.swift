import Plots
import Raster
import Tensors
import Testing

/// Uses of lectures that say the same in another form, and options that act on one thing alone.
@Suite struct LectureTests {
  /// The picture of one axes, drawn by a closure.
  private func picture(_ draw: (Axes) -> Void) -> [UInt8] {
    let figure = Figure(figsize: (3, 2))
    draw(figure.addSubplot())
    return figure.rendered(dpi: 50, tight: nil).rgba
  }

  @Test func numbersAreTextsToo() {
    let words = picture { ax in
      ax.setTitle("7")
      ax.setXlabel("1")
      ax.text(0.5, 0.5, "3")
      ax.annotate("4", xy: (0.2, 0.2))
      ax.plot([0, 1], [0, 1], label: "5")
      ax.legend()
    }
    let numbers = picture { ax in
      ax.setTitle(7)
      ax.setXlabel(1)
      ax.text(0.5, 0.5, 3)
      ax.annotate(4, xy: (0.2, 0.2))
      ax.plot([0, 1], [0, 1], label: 5)
      ax.legend()
    }
    #expect(words == numbers)
  }

  @Test func allFunctionsOfLinesTakeTheSame() {
    let x = [1.0, 2, 3, 4]
    let plain = picture { ax in
      ax.plot(x, x, marker: "o", markeredgewidth: 2, markevery: 2, drawstyle: "steps-mid")
      ax.setYscale("log")
    }
    let logarithmic = picture { ax in
      ax.semilogy(x, x, marker: "o", markeredgewidth: 2, markevery: 2, drawstyle: "steps-mid")
    }
    #expect(plain == logarithmic)
    let steps = picture { $0.plot(x, x, marker: "o", drawstyle: "steps-post", ms: 3) }
    #expect(steps == picture { $0.step(x, x, where: "post", marker: "o", ms: 3) })
  }

  @Test func minorTicksAreHiddenAlone() {
    let all = picture { $0.minorticksOn() }
    let major = picture { ax in
      ax.minorticksOn()
      ax.tickParams(which: "minor", bottom: false, left: false)
    }
    #expect(all != major)
    #expect(major == picture { _ in })
  }

  @Test func ticksMoveWithoutTheName() {
    let below = picture { $0.setXlabel("name") }
    let above = picture { ax in
      ax.setXlabel("name")
      ax.xaxis.setLabelPosition("top")
    }
    #expect(below != above)
    let back = picture { ax in
      ax.xaxis.setLabelPosition("top")
      ax.setXlabel("name")
      ax.xaxis.setLabelPosition("bottom")
      ax.xaxis.tickTop()
      ax.xaxis.tickBottom()
    }
    #expect(back == below)
  }

  @Test func histogramsComeApart() {
    let ax = Figure().addSubplot()
    let (counts, bins, patches) = ax.hist([0, 1, 1, 2, 4], bins: 4)
    #expect(counts == [1, 2, 1, 1] && bins == [0, 1, 2, 3, 4] && patches.count == 4)
  }

  @Test func aLineWaitsForItsPoints() {
    let ax = Figure().addSubplot()
    let line = ax.plot([], [], "r-", lw: 2)[0]
    line.setData([0, 1], [2, 3])
    #expect(ax.getYlim() == (1.95, 3.05))
  }

  @Test func limitsInEveryForm() {
    let figure = Figure()
    let ax = figure.addSubplot()
    ax.set(xlim: [0, 12], ylim: (-2, 2), xticks: [])
    #expect(ax.getXlim() == (0, 12) && ax.getYlim() == (-2, 2) && ax.tickPlaces.isEmpty)
    ax.setXlim(xmin: 2, xmax: 5)
    #expect(ax.getXlim() == (2, 5))
    ax.plot([0, 10], [0, 1])
    ax.autoscale(axis: "x", tight: true)
    #expect(ax.getXlim() == (0, 10) && ax.getYlim() == (-2, 2))
  }

  @Test func axesShareWithAnother() {
    let figure = Figure()
    let upper = figure.addSubplot(2, 1, 1, title: "upper")
    let lower = figure.addSubplot(2, 1, 2, sharex: upper)
    lower.setXlim(3, 4)
    #expect(upper.getXlim() == (3, 4) && upper.getTitle() == "upper")
  }
}

/// What a picture has that does not show in the share of pixels that differ.
@Suite struct FollowingTests {
  @Test func colourBarsFollowWhatTheyExplain() {
    let figure = Figure()
    let ax = figure.addSubplot()
    let points = ax.scatter([0, 1, 2], [0, 1, 2], c: [0, 5, 9])
    let bar = figure.colorbar(points)
    #expect(bar.ax.getYlim() == (0, 9))
    points.setClim(-0.5, 9.5)
    #expect(bar.ax.getYlim() == (-0.5, 9.5))
    let flat = figure.colorbar(points, orientation: "horizontal")
    #expect(flat.ax.getXlim() == (-0.5, 9.5))
  }

  /// matplotlib names a histogram by its first bar, which stands among lines and shapes.
  @Test func namesOfHistogramsStandInTheOrderOfDrawing() {
    let ax = Figure().addSubplot()
    ax.hist([1, 2, 3], label: "normal")
    ax.axvline(2, label: "threshold")
    ax.bar([1], [2], label: "bars")
    #expect(ax.getLegendHandlesLabels().1 == ["normal", "threshold", "bars"])
  }

  /// matplotlib's `MaxNLocator` has more round numbers than the locator of axes.
  @Test func stepsOfLocators() {
    let figure = Figure()
    let ax = figure.addSubplot()
    ax.setXlim(-0.5, 10.5)
    ax.xaxis.setMajorLocator(MaxNLocator(4, integer: true))
    #expect(ax.tickPlaces.filter { $0 >= 0 && $0 <= 10 } == [0, 3, 6, 9])
    ax.locatorParams(nbins: 4)
    #expect(ax.tickPlaces.filter { $0 >= 0 && $0 <= 10 } == [0, 5, 10])
  }
}
