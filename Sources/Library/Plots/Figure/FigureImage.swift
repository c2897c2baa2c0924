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
    warn()
    isShown = true  // the value of a cell's last expression is not shown once more at its end
    let image = notebookImage()
    let alt = altText
    return MIMEBundle(
      ["image/png": .data(image.png), "text/plain": .text(description + " " + alt)],
      metadata: ["image/png": FigureAlt.metadata(width: image.width, height: image.height, alt: alt)])
  }

  /// The picture for a notebook, with the size in CSS pixels at which to show it. On a dense screen
  /// two pixels are drawn for one of CSS; less for figures so wide that a page shows them reduced
  /// anyway.
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

  /// Writes the picture to a file: PNG or SVG, by the end of its name.
  ///
  /// - Parameters:
  ///   - path: the file; its folder must exist.
  ///   - format: "png" or "svg"; by default what the name ends with, PNG for a name without an end.
  ///   - dpi: pixels an inch; by default the figure's.
  ///   - facecolor: the colour of the paper; by default the figure's.
  ///   - bboxInches: "tight" to cut the picture to what is drawn.
  ///   - padInches: the padding around it then.
  ///   - transparent: whether the paper, and what is behind the data, is left out.
  /// - Throws: `ValueError` where the name ends otherwise; Foundation's error where the file can't
  ///   be written.
  public func savefig(
    _ path: String, format: String? = nil, dpi: Double? = nil, facecolor: (any ColorArgument)? = nil,
    bboxInches: String? = nil, padInches: Double = 0.1, transparent: Bool = false
  ) throws {
    let ending = URL(fileURLWithPath: path).pathExtension.lowercased()
    let path = format == nil && ending.isEmpty ? path + ".png" : path
    let format = format?.lowercased() ?? (ending.isEmpty ? "png" : ending)
    guard ["png", "svg"].contains(format) else {
      throw ValueError("savefig writes .png and .svg files, and not '\(format)' as '\(path)' asks for")
    }
    if let bboxInches, bboxInches != "tight" {
      throw ValueError("savefig: bboxInches is '\(bboxInches)', but must be \"tight\"")
    }
    warn()
    let resolution = dpi ?? theme.savefigDPI ?? self.dpi
    // As in matplotlib, the setting at the time of saving holds.
    let paper = facecolor.map { $0.single("facecolor") } ?? Theme.current.savefigFace
    let tight = bboxInches == "tight" ? padInches : nil
    if transparent { for ax in axes { (ax.savedFacecolor, ax.facecolor) = (ax.facecolor, .clear) } }
    defer { if transparent { for ax in axes { ax.facecolor = ax.savedFacecolor ?? ax.facecolor } } }
    let bytes =
      format == "svg"
      ? Array(svg(tight: tight, transparent: transparent, paper: paper).utf8)
      : PNGEncoder(dpi: resolution).encode(
        rendered(dpi: resolution, tight: tight, transparent: transparent, paper: paper))
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }
}
