import Foundation
import Raster

extension Figure {
  /// The picture as Scalable Vector Graphics, with its description for those who do not see it.
  package func svg(tight: Double? = nil, transparent: Bool = false, paper: Color? = nil) -> String {
    let renderer = svgRenderer()
    var box = Rect(x: 0, y: 0, width: figsize.0 * renderer.dpi, height: figsize.1 * renderer.dpi)
    if let tight {
      let measure = BoundsRenderer(dpi: renderer.dpi)
      drawContents(on: measure)
      if !measure.bounds.isNull { box = measure.bounds.expanded(by: tight * renderer.dpi) }
    }
    let escaped = altText.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(
      of: "<", with: "&lt;")
    let frame = [box.minX, box.minY, box.width, box.height].map { String(Int($0.rounded())) }
    let points = [box.width, box.height].map { String(format: "%.1f", $0 / 10) }
    var text = """
      <?xml version="1.0" encoding="utf-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" role="img" \
      width="\(points[0])pt" height="\(points[1])pt" viewBox="\(frame.joined(separator: " "))">
      <title>\(escaped)</title>
      <defs>
      \(renderer.definitions)</defs>

      """
    if !transparent {
      text +=
        "<path d=\"\(SVGRenderer.data(Path(rect: box)))\"\(SVGRenderer.paint("fill", paper ?? facecolor))/>\n"
    }
    return text + renderer.body + "</svg>\n"
  }

  /// A drawing whose pictures have 144 pixels an inch, or fewer where they would take more than 70
  /// KB.
  private func svgRenderer() -> SVGRenderer {
    let fine = SVGRenderer(imageDPI: 144)
    drawContents(on: fine)
    let share = 70_000 / Double(max(fine.imageBytes, 1))
    guard share < 1 else { return fine }
    let coarse = SVGRenderer(imageDPI: max(144 * share.squareRoot(), min(dpi, 72)))
    drawContents(on: coarse)
    return coarse
  }
}
