import Plots
import Raster
import Testing

/// Named arguments in another order draw the same picture, to the byte.
@Suite struct KeywordTests {
  private func picture(_ draw: (Axes) -> Void) -> [UInt8] {
    let figure = Figure(figsize: (3, 2), dpi: 50)
    draw(figure.addSubplot())
    return figure.notebookImage().png
  }

  @Test func otherOrdersDrawTheSame() {
    let x = [0.0, 1.0, 2.0]
    #expect(
      picture { $0.plot(x, [1, 3, 2], "r--", linewidth: 3, marker: "o", alpha: 0.5, label: "a") }
        == picture { $0.plot(x, [1, 3, 2], "r--", label: "a", alpha: 0.5, marker: "o", lw: 3) })
    #expect(
      picture { $0.plot(x, [1, 3, 2], color: "green", linestyle: ":") }
        == picture { $0.plot(x, [1, 3, 2], ls: ":", c: "green") })
    #expect(
      picture { $0.scatter(x, [1, 3, 2], s: 20, c: [1, 2, 3], cmap: "jet", alpha: 0.7) }
        == picture { $0.scatter(x, [1, 3, 2], alpha: 0.7, cmap: "jet", s: 20, c: [1, 2, 3]) })
    #expect(
      picture { $0.imshow([[1, 2], [3, 4]], cmap: "gray", interpolation: "nearest", vmin: 0, vmax: 5) }
        == picture {
          $0.imshow([[1, 2], [3, 4]], vmin: 0, vmax: 5, interpolation: "nearest", cmap: "gray")
        })
    #expect(
      picture { $0.text(0.2, 0.5, "hello", fontsize: 12, color: "red", ha: "center") }
        == picture { $0.text(0.2, 0.5, "hello", ha: "center", color: "red", fontsize: 12) })
  }

  @Test func severalLinesInOneCall() {
    let x = [0.0, 1.0, 2.0]
    #expect(
      picture { axes in
        axes.plot(x, [1, 3, 2], "r--")
        axes.plot(x, [0, 1, 4], "bs")
        axes.plot([3, 2, 1])
      } == picture { $0.plot(x, [1, 3, 2], "r--", x, [0, 1, 4], "bs", [3, 2, 1]) })
  }
}
