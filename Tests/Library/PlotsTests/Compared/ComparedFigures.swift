import Plots

/// Figures that are drawn by matplotlib too: `scripts/pictures/compare.py` reads this file, line by line, as Python. So each line
/// is one call or one `let`, and data come from ComparedData.swift.
struct ComparedFigure {
  let name: String
  let draw: (Figure) -> Void

  init(_ name: String, _ draw: @escaping (Figure) -> Void) {
    self.name = name
    self.draw = draw
  }
}

let comparedLines: [ComparedFigure] = [
  ComparedFigure("line") { fig in
    let ax = fig.addSubplot()
    ax.plot(span(0, 10, 50), sine(span(0, 10, 50)))
  },
  ComparedFigure("lines-labels") { fig in
    let ax = fig.addSubplot()
    ax.plot(span(0, 10, 100), sine(span(0, 10, 100)), label: "sine")
    ax.plot(span(0, 10, 100), wave(span(0, 10, 100), 0), "r--", label: "damped")
    ax.plot(span(0, 10, 20), wave(span(0, 10, 20), 1), "go:", label: "points")
    ax.setTitle("Three lines")
    ax.setXlabel("time")
    ax.setYlabel("value")
    ax.legend()
    ax.grid(true)
  },
  ComparedFigure("markers") { fig in
    let ax = fig.addSubplot()
    ax.plot(span(0, 9, 10), span(0, 9, 10), "o")
    ax.plot(span(0, 9, 10), span(1, 10, 10), "s", markersize: 10)
    ax.plot(span(0, 9, 10), span(2, 11, 10), "^", color: "green")
    ax.plot(span(0, 9, 10), span(3, 12, 10), "x")
    ax.plot(span(0, 9, 10), span(4, 13, 10), "*", markersize: 12)
    ax.plot(span(0, 9, 10), span(5, 14, 10), "D", markerfacecolor: "none")
  },
  ComparedFigure("dashes") { fig in
    let ax = fig.addSubplot()
    ax.plot(span(0, 1, 2), span(0, 1, 2), linestyle: "-", linewidth: 3)
    ax.plot(span(0, 1, 2), span(0.2, 1.2, 2), linestyle: "--", linewidth: 3)
    ax.plot(span(0, 1, 2), span(0.4, 1.4, 2), linestyle: "-.", linewidth: 3)
    ax.plot(span(0, 1, 2), span(0.6, 1.6, 2), linestyle: ":", linewidth: 3)
  },
  ComparedFigure("semilogy") { fig in
    let ax = fig.addSubplot()
    ax.semilogy(span(0, 10, 50), power(span(1, 11, 50), 3))
    ax.grid(true, which: "both")
  },
  ComparedFigure("loglog") { fig in
    let ax = fig.addSubplot()
    ax.loglog(span(1, 1000, 100), power(span(1, 1000, 100), -2))
    ax.setXlabel("$n$")
  },
  ComparedFigure("straight-lines") { fig in
    let ax = fig.addSubplot()
    ax.plot(span(0, 10, 50), sine(span(0, 10, 50)))
    ax.axhline(0.5, color: "red", linestyle: "--")
    ax.axvline(4, color: "black", linewidth: 1)
    ax.axhspan(-0.5, 0, alpha: 0.3)
    ax.axvspan(6, 8, color: "orange", alpha: 0.4)
  },
  ComparedFigure("hlines-vlines") { fig in
    let ax = fig.addSubplot()
    ax.hlines([1, 2, 3], 0, [3, 5, 4], colors: "green")
    ax.vlines([1, 2, 4], 0, 3, colors: ["red", "blue", "black"], linestyles: "dashed")
  },
  ComparedFigure("step") { fig in
    let ax = fig.addSubplot()
    ax.step(span(0, 9, 10), noise(10, 1), where: "pre", label: "pre")
    ax.step(span(0, 9, 10), scaled(noise(10, 1), 1, 1), where: "mid", label: "mid")
    ax.step(span(0, 9, 10), scaled(noise(10, 1), 1, 2), where: "post", label: "post")
    ax.legend()
  },
  ComparedFigure("stem") { fig in
    let ax = fig.addSubplot()
    ax.stem(span(0, 6, 20), sine(span(0, 6, 20)))
  },
  ComparedFigure("fill-between") { fig in
    let ax = fig.addSubplot()
    ax.plot(span(0, 10, 60), sine(span(0, 10, 60)))
    ax.fillBetween(
      span(0, 10, 60), scaled(sine(span(0, 10, 60)), 1, -0.3), scaled(sine(span(0, 10, 60)), 1, 0.3),
      alpha: 0.3)
    ax.fillBetween(span(0, 10, 60), -2, -1.5, color: "green")
  },
  ComparedFigure("errorbar") { fig in
    let ax = fig.addSubplot()
    ax.errorbar(span(1, 8, 8), noise(8, 3), yerr: 0.2, fmt: "o-", capsize: 4)
    ax.errorbar(
      span(1, 8, 8), scaled(noise(8, 4), 1, 2), yerr: [noise(8, 5), noise(8, 6)], xerr: 0.3, fmt: "none",
      ecolor: "red")
  },
  ComparedFigure("limits") { fig in
    let ax = fig.addSubplot()
    ax.plot(span(0, 10, 50), sine(span(0, 10, 50)))
    ax.setXlim(2, 8)
    ax.setYlim(-2, 2)
    ax.setXticks([2, 4, 6, 8], ["two", "four", "six", "eight"], rotation: 45)
  },
  ComparedFigure("ticks-widen") { fig in
    let ax = fig.addSubplot()
    ax.plot(span(0, 3, 20), sine(span(0, 3, 20)))
    ax.setXticks([-2, 0, 2, 4, 6])
  },
  ComparedFigure("minor") { fig in
    let ax = fig.addSubplot()
    ax.plot(span(0, 10, 50), scaled(sine(span(0, 10, 50)), 30))
    ax.minorticksOn()
    ax.grid(true, which: "major")
    ax.grid(true, which: "minor", linestyle: ":", linewidth: 0.5)
  },
  ComparedFigure("equal") { fig in
    let ax = fig.addSubplot()
    ax.plot(sine(span(0, 7, 100)), sine(span(1.57, 8.57, 100)))
    ax.axis("equal")
  },
  ComparedFigure("scaled") { fig in
    let ax = fig.addSubplot()
    ax.plot(sine(span(0, 7, 100)), sine(span(1.57, 8.57, 100)))
    ax.setAspect("equal")
  },
  ComparedFigure("offset-labels") { fig in
    let ax = fig.addSubplot()
    ax.plot(span(0, 1, 20), scaled(noise(20, 2), 1e7))
  },
  ComparedFigure("spines") { fig in
    let ax = fig.addSubplot()
    ax.plot(span(-3, 3, 50), power(span(-3, 3, 50), 2))
    ax.spines["top"].setVisible(false)
    ax.spines["right"].setVisible(false)
    ax.tickParams(axis: "x", direction: "in", length: 6, labelsize: 8)
  },
  ComparedFigure("twinx") { fig in
    let ax = fig.addSubplot()
    ax.plot(span(0, 10, 50), sine(span(0, 10, 50)))
    ax.setYlabel("left")
    let bx = ax.twinx()
    bx.plot(span(0, 10, 50), power(span(0, 10, 50), 2), color: "red")
    bx.setYlabel("right")
  },
  ComparedFigure("mathematics") { fig in
    let ax = fig.addSubplot()
    ax.plot(span(0, 3, 20), power(span(0, 3, 20), 0.5), label: "$\\sqrt{x}$")
    ax.plot(span(0, 3, 20), power(span(0, 3, 20), 2), label: "$x^2$")
    ax.setTitle("$\\sum_{i=1}^{n} x_i$ and $\\frac{a}{b}$")
    ax.setXlabel("$\\alpha_1 \\leq \\beta^2$")
    ax.legend(fontsize: 14)
  },
  ComparedFigure("colored-names") { fig in
    let ax = fig.addSubplot()
    ax.plot(span(0, 1, 2), span(0, 1, 2), color: "tab:purple")
    ax.plot(span(0, 1, 2), span(0, 2, 2), color: "#00B0F0")
    ax.plot(span(0, 1, 2), span(0, 3, 2), color: "0.6")
    ax.plot(span(0, 1, 2), span(0, 4, 2), color: [1.0, 0.5, 0.0])
    ax.plot(span(0, 1, 2), span(0, 5, 2), color: "C3", linewidth: 6, alpha: 0.4)
  },
]

let comparedPoints: [ComparedFigure] = [
  ComparedFigure("scatter") { fig in
    let ax = fig.addSubplot()
    ax.scatter(noise(100, 1), noise(100, 2))
  },
  ComparedFigure("scatter-sizes") { fig in
    let ax = fig.addSubplot()
    ax.scatter(noise(60, 1), noise(60, 2), s: scaled(noise(60, 3), 400), alpha: 0.5)
  },
  ComparedFigure("scatter-colorbar") { fig in
    let ax = fig.addSubplot()
    let points = ax.scatter(
      noise(200, 1), noise(200, 2), s: 12, c: noise(200, 3), cmap: "rainbow", alpha: 0.8)
    fig.colorbar(points, ax: ax)
  },
  ComparedFigure("scatter-classes") { fig in
    let ax = fig.addSubplot()
    ax.scatter(bell(300, 1), bell(300, 2), s: 8, c: classes(300, 10), cmap: "tab10")
    ax.set(xlabel: "$z_1$", ylabel: "$z_2$")
  },
  ComparedFigure("scatter-edges") { fig in
    let ax = fig.addSubplot()
    ax.scatter(noise(40, 4), noise(40, 5), s: 80, c: "yellow", edgecolors: "black")
    ax.scatter(noise(40, 6), noise(40, 7), s: 40, c: "red", marker: "x")
    ax.scatter(noise(10, 8), noise(10, 9), s: 100, marker: "s")
  },
  ComparedFigure("image-gray") { fig in
    let ax = fig.addSubplot()
    ax.imshow(hills(28, 28), cmap: "gray_r")
  },
  ComparedFigure("image-colorbar") { fig in
    let ax = fig.addSubplot()
    let image = ax.imshow(hills(20, 30))
    fig.colorbar(image, ax: ax)
  },
  ComparedFigure("image-rgb") { fig in
    let ax = fig.addSubplot()
    ax.imshow(colors(10, 15))
    ax.axis("off")
  },
  ComparedFigure("image-bilinear") { fig in
    let ax = fig.addSubplot()
    ax.imshow(hills(12, 12), interpolation: "bilinear", origin: "lower", extent: [-3, 3, -3, 3])
  },
  ComparedFigure("image-bicubic") { fig in
    let ax = fig.addSubplot()
    ax.imshow(hills(12, 12), interpolation: "bicubic")
  },
  ComparedFigure("image-small") { fig in
    let ax = fig.addSubplot()
    ax.imshow(hills(200, 300), cmap: "magma", aspect: "auto")
  },
  ComparedFigure("image-constant") { fig in
    let ax = fig.addSubplot()
    let image = ax.imshow([[3, 3], [3, 3]])
    fig.colorbar(image, ax: ax)
  },
  ComparedFigure("image-row") { fig in
    let axs = fig.subplots(1, 3)
    axs[0].imshow(hills(16, 16), cmap: "viridis")
    axs[1].imshow(hills(16, 16), cmap: "plasma")
    axs[2].imshow(hills(16, 16), cmap: "coolwarm", vmin: -1, vmax: 1)
    axs[0].setTitle("one")
    axs[1].setTitle("two")
  },
  ComparedFigure("matshow") { fig in
    let ax = fig.addSubplot()
    ax.matshow(hills(6, 6))
  },
  ComparedFigure("pcolormesh") { fig in
    let ax = fig.addSubplot()
    let mesh = ax.pcolormesh(span(0, 4, 21), span(0, 2, 11), hills(10, 20), cmap: "RdBu_r")
    fig.colorbar(mesh, ax: ax, label: "height")
  },
  ComparedFigure("pcolormesh-centers") { fig in
    let ax = fig.addSubplot()
    ax.pcolormesh(span(-3, 3, 30), span(-3, 3, 20), hills(20, 30), shading: "nearest")
  },
  ComparedFigure("log-norm") { fig in
    let ax = fig.addSubplot()
    let image = ax.imshow([[1, 10, 100], [1000, 100, 10]], norm: LogNorm())
    fig.colorbar(image, ax: ax)
  },
  ComparedFigure("hist2d") { fig in
    let ax = fig.addSubplot()
    ax.hist2d(bell(2000, 1), bell(2000, 2), bins: 20)
  },
  ComparedFigure("contour") { fig in
    let ax = fig.addSubplot()
    ax.contour(span(-3, 3, 60), span(-3, 3, 50), hills(50, 60))
  },
  ComparedFigure("contourf") { fig in
    let ax = fig.addSubplot()
    let areas = ax.contourf(span(-3, 3, 60), span(-3, 3, 50), hills(50, 60), levels: 10)
    fig.colorbar(areas, ax: ax)
  },
  ComparedFigure("contour-levels") { fig in
    let ax = fig.addSubplot()
    ax.contourf(
      span(-3, 3, 40), span(-3, 3, 40), hills(40, 40), levels: [-0.6, -0.2, 0.2, 0.6], cmap: "coolwarm")
    ax.contour(
      span(-3, 3, 40), span(-3, 3, 40), hills(40, 40), levels: [-0.6, -0.2, 0.2, 0.6], colors: "black",
      linewidths: 0.8)
  },
  ComparedFigure("quiver") { fig in
    let ax = fig.addSubplot()
    ax.quiver(span(0, 9, 10), span(0, 4, 10), sine(span(0, 9, 10)), sine(span(1, 10, 10)))
  },
  ComparedFigure("colorbar-list") { fig in
    let axs = fig.subplots(2, 2)
    let image = axs[0, 0].imshow(hills(10, 10))
    axs[0, 1].imshow(hills(10, 10))
    axs[1, 0].imshow(hills(10, 10))
    axs[1, 1].imshow(hills(10, 10))
    fig.colorbar(image, ax: axs)
  },
]

let comparedBars: [ComparedFigure] = [
  ComparedFigure("bars") { fig in
    let ax = fig.addSubplot()
    ax.bar(["a", "b", "c", "d"], [3, 7, 2, 5])
  },
  ComparedFigure("bars-errors") { fig in
    let ax = fig.addSubplot()
    let bars = ax.bar(
      [1, 2, 3], [3, 7, 2], color: ["red", "green", "blue"], yerr: [0.3, 0.5, 0.2], capsize: 5)
    ax.barLabel(bars, padding: 3)
  },
  ComparedFigure("bars-groups") { fig in
    let ax = fig.addSubplot()
    ax.bar([0, 1, 2], [3, 5, 4], width: 0.4, label: "first")
    ax.bar([0.4, 1.4, 2.4], [2, 6, 3], width: 0.4, edgecolor: "black", label: "second")
    ax.legend(loc: "upper left")
  },
  ComparedFigure("bars-log") { fig in
    let ax = fig.addSubplot()
    ax.bar([1, 2, 3, 4], [1, 30, 200, 5000])
    ax.setYscale("log")
  },
  ComparedFigure("barh") { fig in
    let ax = fig.addSubplot()
    ax.barh(["one", "two", "three"], [4, 2, 5], color: "teal")
  },
  ComparedFigure("hist") { fig in
    let ax = fig.addSubplot()
    ax.hist(bell(500, 1), bins: 20, edgecolor: "white")
  },
  ComparedFigure("hist-two") { fig in
    let ax = fig.addSubplot()
    ax.hist([bell(500, 1), bell(300, 2)], bins: 12)
    ax.legend(["first", "second"])
  },
  ComparedFigure("hist-step") { fig in
    let ax = fig.addSubplot()
    ax.hist(bell(500, 1), bins: 20, density: true, histtype: "step", label: "a")
    ax.hist(bell(500, 2), bins: 20, density: true, alpha: 0.5, label: "b")
    ax.legend()
  },
  ComparedFigure("hist-log") { fig in
    let ax = fig.addSubplot()
    ax.hist(power(noise(500, 1), 4), bins: 20, log: true)
  },
  ComparedFigure("boxplot") { fig in
    let ax = fig.addSubplot()
    ax.boxplot([bell(60, 1), bell(60, 2), scaled(bell(60, 3), 2)])
  },
  ComparedFigure("boxplot-filled") { fig in
    let ax = fig.addSubplot()
    ax.boxplot([bell(60, 1), bell(60, 2)], patchArtist: true, tickLabels: ["left", "right"])
  },
  ComparedFigure("annotate") { fig in
    let ax = fig.addSubplot()
    ax.plot(span(0, 10, 50), sine(span(0, 10, 50)))
    ax.annotate("peak", xy: (1.57, 1), xytext: (4, 0.8), arrowprops: ["arrowstyle": "->"])
    ax.text(6, 0.5, "a note", bbox: ["boxstyle": "round", "facecolor": "wheat"])
    ax.annotate("low", xy: (4.71, -1), xytext: (10, 20), textcoords: "offset points")
  },
  ComparedFigure("patches") { fig in
    let ax = fig.addSubplot()
    ax.addPatch(Rectangle((0.1, 0.1), 0.3, 0.2, facecolor: "orange", edgecolor: "black"))
    ax.addPatch(Circle((0.7, 0.3), 0.15, fill: false))
    ax.addPatch(Polygon([(0.2, 0.6), (0.5, 0.9), (0.6, 0.5)], color: "green", alpha: 0.5))
    ax.addPatch(Ellipse((0.8, 0.75), 0.3, 0.15, angle: 30))
  },
  ComparedFigure("tight-layout") { fig in
    let axs = fig.subplots(2, 2)
    axs[0, 0].plot(span(0, 1, 5), noise(5, 1))
    axs[0, 1].scatter(noise(20, 1), noise(20, 2))
    axs[1, 0].bar([1, 2, 3], [1, 2, 3])
    axs[1, 1].hist(bell(100, 1))
    axs[0, 0].setTitle("title")
    axs[1, 0].setXlabel("x")
    axs[1, 1].setYlabel("count")
    fig.tightLayout()
  },
  ComparedFigure("share") { fig in
    let axs = fig.subplots(2, 1, sharex: true)
    axs[0].plot(span(0, 5, 20), sine(span(0, 5, 20)))
    axs[1].plot(span(2, 9, 20), sine(span(2, 9, 20)), color: "red")
    fig.suptitle("shared")
  },
  ComparedFigure("legend-outside") { fig in
    let ax = fig.addSubplot()
    ax.plot(span(0, 1, 2), span(0, 1, 2), label: "up")
    ax.plot(span(0, 1, 2), span(1, 0, 2), label: "down")
    ax.legend(loc: "upper left", bboxToAnchor: (0.3, 0.9), ncols: 2, title: "lines")
  },
]

let comparedFigures = comparedLines + comparedPoints + comparedBars
