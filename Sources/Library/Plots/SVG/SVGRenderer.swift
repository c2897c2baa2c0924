import Foundation
import Raster

/// Writes drawing commands as Scalable Vector Graphics (SVG 1.1). One unit is a tenth of a point.
final class SVGRenderer: Renderer {
  /// So that lines moved to whole units stay within a twentieth of a point.
  let dpi = 720.0
  let hasWholePixels = false
  private(set) var body = ""
  private(set) var definitions = ""
  private var clips: [Rect: String] = [:]
  private var glyphs: [String: String] = [:]
  private var shapes: [String: String] = [:]

  /// Pixels an inch of pictures within the drawing.
  let imageDPI: Double
  /// What they take in all.
  private(set) var imageBytes = 0

  init(imageDPI: Double) { self.imageDPI = imageDPI }

  // MARK: Parts

  /// A coordinate: whole units, or a digit more where a shape is small.
  private static func number(_ value: Double, digits: Int = 0) -> String {
    if digits == 0 { return String(Int(min(max(value.rounded(), -1e7), 1e7))) }
    var text = String(format: "%.\(digits)f", value)
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text == "-0" ? "0" : text
  }

  static func data(_ path: Path, digits: Int = 0) -> String {
    var text = ""
    let add = { (letter: String, points: [Point]) in
      text += letter
      for (i, p) in points.enumerated() {
        text += (i > 0 ? " " : "") + number(p.x, digits: digits) + " " + number(p.y, digits: digits)
      }
    }
    for element in path.elements {
      switch element {
      case .move(let p) where p.isFinite: add("M", [p])
      case .line(let p) where p.isFinite: add("L", [p])
      case .quadratic(let c, let p): add("Q", [c, p])
      case .cubic(let a, let b, let p): add("C", [a, b, p])
      case .close: text += "Z"
      default: break
      }
    }
    return text
  }

  static func paint(_ name: String, _ color: Color) -> String {
    let (r, g, b, _) = color.bytes
    let hex = [r, g, b].map { String(format: "%02x", $0) }.joined()
    let opacity = color.alpha < 1 ? " \(name)-opacity=\"\(number(color.alpha, digits: 3))\"" : ""
    return " \(name)=\"#\(hex)\"\(opacity)"
  }

  private func clipped(_ clip: Rect?) -> String {
    guard let clip else { return "" }
    if let known = clips[clip] { return " clip-path=\"url(#\(known))\"" }
    let id = "c\(clips.count)"
    clips[clip] = id
    definitions += "<clipPath id=\"\(id)\"><path d=\"\(Self.data(Path(rect: clip)))\"/></clipPath>\n"
    return " clip-path=\"url(#\(id))\""
  }

  private static func pen(_ style: StrokeStyle) -> String {
    var text = " stroke-width=\"\(number(style.width, digits: 1))\""
    if style.join == .round { text += " stroke-linejoin=\"round\"" }
    if style.join == .bevel { text += " stroke-linejoin=\"bevel\"" }
    if style.cap == .square { text += " stroke-linecap=\"square\"" }
    if style.cap == .round { text += " stroke-linecap=\"round\"" }
    if !style.dashes.isEmpty {
      text += " stroke-dasharray=\"\(style.dashes.map { number($0, digits: 1) }.joined(separator: " "))\""
    }
    return text
  }

  // MARK: Renderer

  func fill(_ path: Path, color: Color, clip: Rect?) {
    guard color.alpha > 0, !path.elements.isEmpty else { return }
    body += "<path d=\"\(Self.data(path))\"\(Self.paint("fill", color))\(clipped(clip))/>\n"
  }

  func stroke(_ path: Path, color: Color, style: StrokeStyle, clip: Rect?) {
    guard color.alpha > 0, style.width > 0, !path.elements.isEmpty else { return }
    body +=
      "<path d=\"\(Self.data(path))\" fill=\"none\"\(Self.paint("stroke", color))\(Self.pen(style))\(clipped(clip))/>\n"
  }

  /// Markers are those of a path's vertices, which takes a few letters a point. Points of one
  /// colour go together within stretches of a few hundred, so that who covers whom stays about as
  /// it is.
  func markers(_ shape: MarkerShape, edge: StrokeStyle?, at points: [Point], colors: [Color], clip: Rect?) {
    guard !colors.isEmpty else { return }
    let stretch = max(256, 4 * Set(colors).count)
    let suffix = clipped(clip)
    for start in stride(from: 0, to: points.count, by: stretch) {
      var order: [Color] = []
      var groups: [Color: [Point]] = [:]
      for i in start..<min(start + stretch, points.count) where points[i].isFinite {
        let color = colors[i % colors.count]
        if groups[color] == nil { order.append(color) }
        groups[color, default: []].append(points[i])
      }
      for color in order where color.alpha > 0 {
        let id = marker(shape, edge, color)
        let data = (groups[color] ?? []).map { Self.number($0.x) + " " + Self.number($0.y) }.joined(
          separator: " ")
        let uses = ["start", "mid", "end"].map { " marker-\($0)=\"url(#\(id))\"" }.joined()
        // Browsers draw no marker where a path only starts: a point alone gets a second step, and
        // one marker.
        let isAlone = groups[color]?.count == 1
        let ends = isAlone ? " marker-start=\"url(#\(id))\"" : uses
        body += "<path d=\"M\(data)\(isAlone ? "h0" : "")\" fill=\"none\"\(ends)\(suffix)/>\n"
      }
    }
  }

  private func marker(_ shape: MarkerShape, _ edge: StrokeStyle?, _ color: Color) -> String {
    let fill = shape.isFilled ? Self.paint("fill", color) : " fill=\"none\""
    let stroke = edge.map { Self.paint("stroke", color) + Self.pen($0) } ?? ""
    let drawing = "<path d=\"\(Self.data(shape.path, digits: 1))\"\(fill)\(stroke)/>"
    if let known = shapes[drawing] { return known }
    let id = "m\(shapes.count)"
    shapes[drawing] = id
    definitions +=
      "<marker id=\"\(id)\" markerUnits=\"userSpaceOnUse\" markerWidth=\"1\" markerHeight=\"1\" overflow=\"visible\">"
      + drawing + "</marker>\n"
    return id
  }

  func image(_ source: any PixelSource, in rect: Rect, clip: Rect?) {
    let part = clip.map { rect.intersection($0) } ?? rect
    guard part.width >= 1, part.height >= 1 else { return }
    let scale = imageDPI / dpi
    let scaled = { (r: Rect) in
      Rect(minX: r.minX * scale, minY: r.minY * scale, maxX: r.maxX * scale, maxY: r.maxY * scale)
    }
    let (whole, small) = (scaled(rect), scaled(part))
    let pixels = Rect(
      minX: small.minX.rounded(), minY: small.minY.rounded(),
      maxX: max(small.maxX.rounded(), small.minX.rounded() + 1),
      maxY: max(small.maxY.rounded(), small.minY.rounded() + 1))
    let map = source.pixels(of: whole, part: pixels, scale: scale)
    let file = PNGEncoder(level: 9).encode(map)
    imageBytes += file.count
    let png = Data(file).base64EncodedString()
    body +=
      "<image x=\"\(Self.number(part.minX))\" y=\"\(Self.number(part.minY))\" width=\"\(Self.number(part.width))\" "
      + "height=\"\(Self.number(part.height))\" preserveAspectRatio=\"none\" "
      + "xlink:href=\"data:image/png;base64,\(png)\"/>\n"
  }

  /// Letters as outlines, each drawn once and then placed.
  func text(_ block: TextBlock, color: Color, transform: Affine, clip: Rect?) {
    guard color.alpha > 0 else { return }
    var uses = ""
    for mark in block.marks {
      guard !mark.glyph.path.elements.isEmpty else { continue }
      let id = glyph(mark.glyph)
      let t = Affine.scale(0.001, 0.001).then(mark.transform).then(transform)
      let numbers =
        [t.a, t.b, t.c, t.d].map { Self.number($0, digits: 4) }
        + [t.e, t.f].map { Self.number($0, digits: 1) }
      uses += "<use xlink:href=\"#\(id)\" transform=\"matrix(\(numbers.joined(separator: " ")))\"/>"
    }
    guard !uses.isEmpty else { return }
    body += "<g\(Self.paint("fill", color))\(Self.paint("color", color))\(clipped(clip))>\(uses)</g>\n"
  }

  private func glyph(_ glyph: Glyph) -> String {
    let data = Self.data(glyph.path.transformed(by: .scale(1000, 1000)))
    let key = data + "\(glyph.penWidth ?? 0)"
    if let known = glyphs[key] { return known }
    let id = "g\(glyphs.count)"
    glyphs[key] = id
    let pen = glyph.penWidth.map {
      " fill=\"none\" stroke=\"currentColor\" stroke-linecap=\"round\" stroke-linejoin=\"round\" stroke-width=\"\(Self.number($0 * 1000))\""
    }
    definitions += "<path id=\"\(id)\" d=\"\(data)\"\(pen ?? "")/>\n"
    return id
  }
}
