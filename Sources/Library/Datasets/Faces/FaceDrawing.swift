import Raster

/// One face, drawn from back to front on a square that measures 1 by 1, y downwards.
///
/// Whatever has the name of a factor depends on that factor and on the position alone, so that the
/// factors are independent in the picture too, except where one part hides another.
struct FaceDrawing {
  private let canvas: Canvas
  private let place: Affine
  private let unit: Double
  private let face: FaceFactors
  private let skin: Color
  private let hair: Color

  init(_ face: FaceFactors, on canvas: Canvas) {
    (self.face, self.canvas) = (face, canvas)
    unit = Double(canvas.width)
    // The parts below are drawn a little smaller than they are shown.
    place = Affine.translation(0.055 * face.x - 0.5, 0.045 * face.y - 0.55)
      .then(.scale(1.1 * unit, 1.1 * unit)).then(.translation(0.5 * unit, 0.57 * unit))
    skin = FaceColors.skin.color(at: face.skin)
    hair = FaceColors.hair.color(at: face.hairColor)
  }

  /// Draws all of it.
  func draw() {
    drawBackground()
    drawLongHair()
    drawBody()
    drawHead()
    drawCheeks()
    drawMouth()
    for side in [-1.0, 1] { drawEye(side) }
    drawFringe()
    for side in [-1.0, 1] { drawBrow(side) }
    drawNose()
    drawGlasses()
  }

  // MARK: - Behind the face

  /// A wall that the light falls on from above.
  private func drawBackground() {
    let color = FaceColors.background.color(at: face.background)
    let rows = canvas.height
    for row in 0..<rows {
      let height = Double(row) / Double(rows - 1)
      let shade =
        height < 0.5
        ? color.mixed(with: .white, part: 0.25 * (1 - 2 * height))
        : color.mixed(with: .black, part: 0.12 * (2 * height - 1))
      canvas.fill(PixelRect(x0: 0, y0: row, x1: canvas.width, y1: row + 1), color: shade)
    }
  }

  /// What falls behind the head: from the ears (0) to the shoulders and beyond (1).
  private func drawLongHair() {
    let end = 0.52 + 0.40 * face.hairLength
    let half = 0.252 + 0.048 * face.hairLength
    var path = Path()
    path.move(to: Point(0.5 - half, 0.44))
    path.cubic(Point(0.5 - half, 0.02), Point(0.5 + half, 0.02), to: Point(0.5 + half, 0.44))
    path.cubic(
      Point(0.5 + half, 0.56), Point(0.5 + half + 0.03, end - 0.06),
      to: Point(0.5 + half - 0.02, end))
    path.quadratic(Point(0.5, end + 0.05), to: Point(0.5 - half + 0.02, end))
    path.cubic(
      Point(0.5 - half - 0.03, end - 0.06), Point(0.5 - half, 0.56), to: Point(0.5 - half, 0.44))
    path.close()
    fill(path, hair.mixed(with: .black, part: 0.22))
  }

  private func drawBody() {
    let shade = skin.mixed(with: Color(hex: 0x7A2F1A), part: 0.22)
    fill(Path(roundedRect: Rect(x: 0.415, y: 0.68, width: 0.17, height: 0.3), radius: 0.05), shade)
    var shirt = Path()
    shirt.move(to: Point(0.12, 1.2))
    shirt.cubic(Point(0.13, 0.92), Point(0.26, 0.89), to: Point(0.39, 0.86))
    shirt.quadratic(Point(0.5, 0.97), to: Point(0.61, 0.86))
    shirt.cubic(Point(0.74, 0.89), Point(0.87, 0.92), to: Point(0.88, 1.2))
    shirt.close()
    fill(shirt, Color(hex: 0x3E5C86))
  }

  // MARK: - The face

  private func drawHead() {
    let shade = skin.mixed(with: Color(hex: 0x7A2F1A), part: 0.14)
    for side in [-1.0, 1] {
      fill(Path(ellipse: Point(0.5 + side * 0.238, 0.52), radiusX: 0.042, radiusY: 0.06), shade)
    }
    var head = Path()
    head.move(to: Point(0.262, 0.44))
    head.cubic(Point(0.262, 0.1), Point(0.738, 0.1), to: Point(0.738, 0.44))
    head.cubic(Point(0.738, 0.68), Point(0.645, 0.8), to: Point(0.5, 0.8))
    head.cubic(Point(0.355, 0.8), Point(0.262, 0.68), to: Point(0.262, 0.44))
    head.close()
    fill(head, skin)
  }

  private func drawCheeks() {
    for side in [-1.0, 1] {
      fill(
        Path(ellipse: Point(0.5 + side * 0.15, 0.605), radiusX: 0.05, radiusY: 0.035),
        Color(hex: 0xE8604C, alpha: 0.28))
    }
  }

  /// The fringe and what frames the forehead.
  private func drawFringe() {
    var path = Path()
    path.move(to: Point(0.245, 0.47))
    path.cubic(Point(0.215, 0.02), Point(0.785, 0.02), to: Point(0.755, 0.47))
    path.cubic(Point(0.735, 0.37), Point(0.70, 0.31), to: Point(0.62, 0.27))
    path.cubic(Point(0.52, 0.35), Point(0.40, 0.36), to: Point(0.33, 0.33))
    path.cubic(Point(0.29, 0.36), Point(0.265, 0.40), to: Point(0.245, 0.47))
    path.close()
    fill(path, hair)
  }

  private func drawBrow(_ side: Double) {
    var path = Path()
    path.move(to: Point(0.5 + side * 0.06, 0.405))
    path.quadratic(Point(0.5 + side * 0.12, 0.375), to: Point(0.5 + side * 0.175, 0.41))
    stroke(path, hair.mixed(with: .black, part: 0.35), width: 0.024)
  }

  private func drawEye(_ side: Double) {
    let middle = Point(0.5 + side * 0.115, 0.49)
    fill(Path(ellipse: middle, radiusX: 0.07, radiusY: 0.056), .white)
    fill(Path(circle: middle, radius: 0.047), FaceColors.eyes.color(at: face.eyeColor))
    fill(Path(circle: middle, radius: 0.021), Color(hex: 0x15120F))
    fill(Path(circle: middle + Point(0.016, -0.018), radius: 0.012), .white)
    var lid = Path()
    lid.move(to: middle + Point(-0.07, -0.012))
    lid.quadratic(middle + Point(0, -0.092), to: middle + Point(0.07, -0.012))
    stroke(lid, Color(hex: 0x2B1B17, alpha: 0.75), width: 0.014)
  }

  private func drawNose() {
    var path = Path()
    path.move(to: Point(0.475, 0.59))
    path.quadratic(Point(0.5, 0.615), to: Point(0.525, 0.59))
    stroke(path, skin.mixed(with: Color(hex: 0x5A1F12), part: 0.42), width: 0.02)
  }

  /// From the corners down (-1) through a straight line (0) to the corners up and open (1).
  private func drawMouth() {
    let (corner, middle) = (0.69 - 0.026 * face.smile, 0.69 + 0.03 * face.smile)
    let half = 0.082 + 0.018 * abs(face.smile)
    let opening = 0.06 * max(0, face.smile)
    let (left, right) = (Point(0.5 - half, corner), Point(0.5 + half, corner))
    if opening > 0 {
      var mouth = Path()
      mouth.move(to: left)
      mouth.quadratic(Point(0.5, 2 * middle - corner - opening * 0.5), to: right)
      mouth.quadratic(Point(0.5, 2 * middle - corner + opening), to: left)
      mouth.close()
      fill(mouth, .white)
    }
    for shift in opening > 0 ? [-opening * 0.5, opening] : [0] {
      var lip = Path()
      lip.move(to: left)
      lip.quadratic(Point(0.5, 2 * middle - corner + shift), to: right)
      stroke(lip, skin.mixed(with: Color(hex: 0xA01828), part: 0.7), width: 0.024)
    }
  }

  private func drawGlasses() {
    guard face.glasses > 0 else { return }
    let frame = Color(hex: 0x1D1D24, alpha: min(face.glasses, 1))
    for side in [-1.0, 1] {
      let lens = Path(ellipse: Point(0.5 + side * 0.118, 0.495), radiusX: 0.098, radiusY: 0.088)
      fill(lens, Color(hex: 0xDDF1FF, alpha: 0.16 * min(face.glasses, 1)))
      stroke(lens, frame, width: 0.026)
      var temple = Path()
      temple.move(to: Point(0.5 + side * 0.214, 0.48))
      temple.line(to: Point(0.5 + side * 0.268, 0.47))
      stroke(temple, frame, width: 0.026)
    }
    var bridge = Path()
    bridge.move(to: Point(0.478, 0.48))
    bridge.quadratic(Point(0.5, 0.466), to: Point(0.522, 0.48))
    stroke(bridge, frame, width: 0.026)
  }

  // MARK: - The pen

  private func fill(_ path: Path, _ color: Color) {
    canvas.fill(path, color: color, transform: place)
  }

  private func stroke(_ path: Path, _ color: Color, width: Double) {
    let style = StrokeStyle(width: width * unit, join: .round, cap: .round)
    canvas.stroke(path, color: color, style: style, transform: place)
  }
}
