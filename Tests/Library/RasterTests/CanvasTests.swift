import Raster
import Testing

@Suite struct CanvasTests {
  @Test func compositingIsPorterDuffOver() {
    let canvas = Canvas(width: 1, height: 1, background: Color(hex: 0x336699))
    canvas.fill(Path(rect: Rect(x: 0, y: 0, width: 1, height: 1)), color: Color(hex: 0xFF0000, alpha: 0.2))
    let (r, g, b, a) = canvas[0, 0].bytes
    // 0.2 * 255 + 0.8 * 51 = 91.8; 0.8 * 102 = 81.6; 0.8 * 153 = 122.4
    #expect([r, g, b, a] == [92, 82, 122, 255])
  }

  @Test func divisionBy255IsRoundedForAllProducts() {
    for a in 0...255 {
      for b in 0...255 {
        let exact = UInt64((Double(a * b) / 255).rounded())
        if Blending.divide255(UInt64(a * b)) != exact { Issue.record("\(a) * \(b)") }
      }
    }
  }

  @Test func nothingIsDrawnOutsideTheClip() {
    let canvas = Canvas(width: 4, height: 1)
    let clip = Rect(x: 1, y: 0, width: 2, height: 1)
    canvas.fill(Path(rect: Rect(x: -5, y: -5, width: 20, height: 20)), color: .black, clip: clip)
    #expect((0..<4).map { canvas[$0, 0] == .black } == [false, true, true, false])
  }

  @Test func manyMarkersEqualOneByOne() {
    // On whole pixels the stamps are exact: the same as filling and stroking each circle.
    let (a, b) = (Canvas(width: 40, height: 40), Canvas(width: 40, height: 40))
    let shape = Path(circle: .zero, radius: 5)
    let style = StrokeStyle(width: 2, join: .round)
    let points = [Point(10, 10), Point(16, 12), Point(38, 39), Point(-2, 20)]
    a.drawMarkers(shape, edge: style, at: points, colors: [.black])
    for p in points {
      let at = Affine.translation(p.x, p.y)
      b.fill(shape, color: .black, transform: at)
      b.stroke(shape, color: .black, style: style, transform: at)
    }
    let difference = zip(a.pixels, b.pixels).map { abs(Int($0 & 255) - Int($1 & 255)) }.max() ?? 255
    #expect(difference <= 6)  // circles are flattened more finely for stamps
  }

  @Test func nearestKeepsPixelsAndSmoothKeepsConstants() {
    let two = Pixmap(width: 2, height: 1, pixels: [0xFF00_0000, 0xFFFF_FFFF])
    let large = two.resampled(width: 4, height: 2, columns: (0, 2), rows: (0, 1), by: .nearest)
    #expect(large.pixels == [0xFF00_0000, 0xFF00_0000, 0xFFFF_FFFF, 0xFFFF_FFFF] + large.pixels[0..<4])
    let grey = Pixmap(width: 9, height: 7, color: Color(hex: 0x808080))
    for method in [Interpolation.bilinear, .hanning] {
      let small = grey.resampled(width: 4, height: 3, columns: (0, 9), rows: (0, 7), by: method)
      #expect(small.pixels.allSatisfy { $0 == 0xFF80_8080 })
    }
  }

  @Test func imagesCanBeMirrored() {
    let two = Pixmap(width: 2, height: 1, pixels: [0xFF00_0000, 0xFFFF_FFFF])
    let turned = two.resampled(width: 2, height: 1, columns: (2, 0), rows: (0, 1), by: .nearest)
    #expect(turned.pixels == two.pixels.reversed())
  }
}
