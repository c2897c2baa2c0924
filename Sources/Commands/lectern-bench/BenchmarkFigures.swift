import Foundation
import Plots
import Tensors

/// The lecture's three figures, drawn and written as PNG.
struct BenchmarkFigures {
  /// (225, 32, 32, 1)
  let images: Tensor
  private let points = RandomGenerator(seed: 1).normal([5000, 2])
  private let labels = RandomGenerator(seed: 2).integers([5000], low: 0, high: 10)
  private let path = NSTemporaryDirectory() + "lectern-bench-\(ProcessInfo.processInfo.processIdentifier).png"

  init(images: Tensor) { self.images = images }

  /// Draws, writes the file, and takes it away.
  func work(for figure: BenchmarkCase) throws -> () throws -> Void {
    {
      switch figure {
      case .row: drawRow()
      case .scatter: drawScatter()
      default: drawGrid()
      }
      try plt.savefig(path)
      plt.close("all")
      try FileManager.default.removeItem(atPath: path)
    }
  }

  private func drawRow() {
    plt.figure(figsize: (20, 3))
    for i in 0..<10 {
      plt.subplot(1, 10, i + 1)
      plt.imshow(images[i], cmap: "gray_r")
      plt.axis("off")
    }
  }

  private func drawScatter() {
    plt.figure(figsize: (8, 8))
    plt.scatter(points[.all, 0], points[.all, 1], s: 3, c: labels, cmap: "rainbow", alpha: 0.8)
    plt.colorbar()
  }

  private func drawGrid() {
    let figure = plt.figure(figsize: (12, 12))
    figure.subplotsAdjust(wspace: 0.4, hspace: 0.4)
    for i in 0..<225 {
      let ax = figure.addSubplot(15, 15, i + 1)
      ax.axis("off")
      ax.imshow(images[i], cmap: "Greys")
    }
  }
}
