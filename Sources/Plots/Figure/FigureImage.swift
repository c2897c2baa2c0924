import Display
import Foundation
import Raster
import UserErrors

extension Figure: Displayable, CustomStringConvertible {
  public var description: String {
    let pixels = (Int(figsize.0 * dpi), Int(figsize.1 * dpi))
    return "<Figure size \(pixels.0)x\(pixels.1) with \(axes.count) Axes>"
  }

  public var mimeBundle: MIMEBundle {
    isShown = true  // the value of a cell's last expression is not shown once more at its end
    let image = notebookImage()
    return MIMEBundle(
      ["image/png": .data(image.png), "text/plain": .text(description)],
      metadata: ["image/png": "{\"width\": \(image.width), \"height\": \(image.height)}"])
  }

  /// The picture for a notebook, with the size in CSS pixels at which to show it. On a dense screen two pixels are
  /// drawn for one of CSS; less for figures so wide that a page shows them reduced anyway.
  package func notebookImage() -> (png: [UInt8], width: Int, height: Int) {
    let width = figsize.0 * dpi
    let scale = min(2, max(1, Self.notebookPixels / width))
    let canvas = rendered(dpi: dpi * scale, tight: 0.1)
    let png = PNGEncoder(dpi: dpi * scale).encode(canvas)
    let size = { (pixels: Int) in Int((Double(pixels) / scale).rounded()) }
    return (png, size(canvas.width), size(canvas.height))
  }

  /// About twice the width of a notebook's page in CSS pixels.
  private static let notebookPixels = 2000.0

  /// Writes the picture to a PNG file.
  ///
  /// - Parameters:
  ///   - path: the file; its folder must exist.
  ///   - dpi: pixels an inch; by default the figure's.
  ///   - bboxInches: "tight" to cut the picture to what is drawn.
  ///   - padInches: the padding around it then.
  ///   - transparent: whether the paper is left out.
  /// - Throws: `ValueError` where the name does not end with .png; Foundation's error where the file can't be written.
  public func savefig(
    _ path: String, dpi: Double? = nil, bboxInches: String? = nil, padInches: Double = 0.1,
    transparent: Bool = false
  ) throws {
    guard path.lowercased().hasSuffix(".png") else {
      throw ValueError("savefig writes PNG files; '\(path)' does not end with .png")
    }
    let resolution = dpi ?? self.dpi
    let canvas = rendered(
      dpi: resolution, tight: bboxInches == "tight" ? padInches : nil, transparent: transparent)
    try Data(PNGEncoder(dpi: resolution).encode(canvas)).write(to: URL(fileURLWithPath: path))
  }
}
