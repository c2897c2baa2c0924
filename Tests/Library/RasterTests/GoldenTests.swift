import PictureTesting
import Raster
import Testing

/// One small picture for each feature.
@Suite struct GoldenTests {
  private func check(_ canvas: Canvas, _ name: String) throws {
    if let difference = try GoldenPictures.difference(canvas, name) { Issue.record("\(difference)") }
  }

  @Test func fills() throws {
    let canvas = Canvas(width: 96, height: 48)
    canvas.fill(Path(circle: Point(24, 24), radius: 19.5), color: Color(hex: 0x1F77B4))
    canvas.fill(Path(circle: Point(38, 26), radius: 15.25), color: Color(hex: 0xFF7F0E, alpha: 0.5))
    canvas.fill(Path(roundedRect: Rect(x: 60.5, y: 6.5, width: 30, height: 14), radius: 5), color: .black)
    let star = Path(
      points: (0..<5).map { i in
        Affine.rotation(Double(i) * 4 * .pi / 5).then(.translation(75, 34)).apply(Point(0, -12))
      }, closed: true)
    canvas.fill(star, color: Color(hex: 0x2CA02C), rule: .evenOdd)
    try check(canvas, "fills")
  }

  @Test func strokes() throws {
    let canvas = Canvas(width: 120, height: 60)
    let zigzag = Path(points: [Point(8, 50), Point(20, 10), Point(32, 50)])
    let styles = [
      StrokeStyle(width: 6, join: .miter, cap: .butt), StrokeStyle(width: 6, join: .round, cap: .round),
      StrokeStyle(width: 6, join: .bevel, cap: .square),
    ]
    for (i, style) in styles.enumerated() {
      canvas.stroke(
        zigzag, color: Color(hex: 0x9467BD), style: style, transform: .translation(Double(i) * 38, 0))
    }
    try check(canvas, "strokes")
  }

  @Test func curvesAndDashes() throws {
    let canvas = Canvas(width: 96, height: 64)
    var wave = Path()
    wave.move(to: Point(4, 32))
    wave.cubic(Point(34, -30), Point(60, 94), to: Point(92, 32))
    canvas.stroke(wave, color: Color(hex: 0xD62728), style: StrokeStyle(width: 1.5))
    canvas.stroke(
      wave, color: .black, style: StrokeStyle(width: 3, dashes: [9, 5]), transform: .translation(0, 14))
    var arc = Path()
    arc.addArc(center: Point(48, 20), radiusX: 30, radiusY: 12, start: 0.5, sweep: 4)
    canvas.stroke(arc, color: Color(hex: 0x17BECF), style: StrokeStyle(width: 2, cap: .round))
    try check(canvas, "curves")
  }

  @Test func markers() throws {
    let canvas = Canvas(width: 80, height: 80)
    let points = (0..<60).map { (i: Int) -> Point in
      let (across, down) = (Double((i * 7) % 5 - 2), Double((i * 3) % 4))
      return Point(40 + 0.6 * Double(i) * across, 10 + 0.5 * Double(i) * down)
    }
    let edge = StrokeStyle(width: 2, join: .round)
    canvas.drawMarkers(
      Path(circle: .zero, radius: 4), edge: edge, at: points,
      colors: [Color(hex: 0, alpha: 0.1), Color(hex: 0x00B0F0, alpha: 0.8)])
    try check(canvas, "markers")
  }

  @Test(.enabled(if: dejaVu != nil)) func text() throws {
    let canvas = Canvas(width: 250, height: 84)
    canvas.draw(
      TextBlock("Ёж, őrült, źdźbło, ação: 3.14", size: 16), color: .black, transform: .translation(6, 20))
    canvas.draw(
      TextBlock("$\\hat{x} = \\mu + \\sigma_i^2 \\odot \\epsilon,\\ z \\in \\mathbb{R}^2$", size: 16),
      color: Color(hex: 0x1F77B4),
      transform: .translation(6, 46))
    canvas.draw(
      TextBlock("жирный", size: 14, style: FontStyle(bold: true)), color: .black,
      transform: .translation(6, 72))
    canvas.draw(
      TextBlock("oblique", size: 14, style: FontStyle(oblique: true)), color: .black,
      transform: .translation(90, 72))
    canvas.draw(
      TextBlock("90°", size: 14), color: .black,
      transform: Affine.rotation(-.pi / 2).then(.translation(230, 76)))
    try check(canvas, "text")
  }

  @Test func strokeFont() throws {
    let canvas = Canvas(width: 430, height: 150)
    let book = FontBook(folders: [])
    let lines = [
      "ABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789", "abcdefghijklmnopqrstuvwxyz .,:;!?'\"()[]{}<>",
      "+−-×÷=≠<>≤≥≈∼±/\\|*^_~#%&@$ ∈∑∫√∞∂→←⊙°", "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ",
      "абвгдеёжзийклмнопрстуфхцчшщъыьэюя", "áéíóöőúüű ąćęłńóśźż ãõâêôàç αβγδεθλμνπρστφψω",
    ]
    for (i, line) in lines.enumerated() {
      canvas.draw(
        TextBlock(line, size: 16, fonts: book), color: .black, transform: .translation(6, 20 + Double(i) * 24)
      )
    }
    try check(canvas, "strokefont")
  }
}
