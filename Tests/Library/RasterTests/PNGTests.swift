import PictureTesting
import Raster
import Testing

@Suite struct PNGTests {
  private func roundTrip(_ canvas: Canvas) throws -> PNGReader {
    let png = try PNGReader(PNGEncoder(dpi: 200).encode(canvas))
    #expect(png.width == canvas.width && png.height == canvas.height)
    for y in 0..<canvas.height {
      for x in 0..<canvas.width {
        let (r, g, b, a) = canvas[x, y].bytes
        let start = 4 * (y * canvas.width + x)
        #expect(Array(png.pixels[start..<(start + 4)]) == [r, g, b, a], "(\(x), \(y))")
      }
    }
    return png
  }

  @Test func twoColoursTakeOneBitAPixel() throws {
    let canvas = Canvas(width: 13, height: 5)
    canvas.fill(Path(rect: Rect(minX: 2, minY: 1, maxX: 7, maxY: 4)), color: .black)
    let png = try roundTrip(canvas)
    #expect(png.colorType == 3 && png.bitDepth == 1)
    #expect(png.chunks == ["IHDR", "sRGB", "pHYs", "PLTE", "IDAT", "IEND"])
    #expect(png.perMetre == 7874)  // 200 / 0.0254
  }

  /// Columns of one pixel, each `step` from the one before in colour.
  private func columns(_ count: Int, step: UInt32) -> Canvas {
    let canvas = Canvas(width: count, height: 4)
    for i in 0..<count {
      canvas.fill(
        Path(rect: Rect(x: Double(i), y: 0, width: 1, height: 4)), color: Color(hex: UInt32(i) * step))
    }
    return canvas
  }

  @Test func manyGreysAreGrey() throws {
    let png = try roundTrip(columns(40, step: 0x060606))
    #expect(png.colorType == 0 && png.bitDepth == 8)
  }

  @Test func fewColoursAreAPalette() throws {
    let png = try roundTrip(columns(30, step: 0x010305))
    #expect(png.colorType == 3 && png.bitDepth == 8)
  }

  @Test func manyColoursAreRGB() throws {
    let canvas = Canvas(width: 40, height: 20)
    for i in 0..<800 {
      let pixel = Rect(x: Double(i % 40), y: Double(i / 40), width: 1, height: 1)
      canvas.fill(Path(rect: pixel), color: Color(hex: UInt32(i * 20_011 % 0x1000000)))
    }
    #expect(try roundTrip(canvas).colorType == 2)
  }

  @Test func transparencyIsKept() throws {
    let canvas = Canvas(width: 6, height: 6, background: .clear)
    canvas.fill(Path(rect: Rect(x: 1, y: 1, width: 3, height: 3)), color: Color(hex: 0xFF0000))
    #expect(try roundTrip(canvas).colorType == 6)
  }
}
