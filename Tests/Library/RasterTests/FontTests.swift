import Foundation
import Raster
import Testing

let dejaVu = FontBook.defaultFolders().map { $0 + "/DejaVuSans.ttf" }.first {
  FileManager.default.fileExists(atPath: $0)
}

@Suite(.enabled(if: dejaVu != nil)) struct TrueTypeTests {
  let data = dejaVu.flatMap { FileManager.default.contents(atPath: $0) }.map { [UInt8]($0) } ?? []

  @Test func advancesAreThoseOfTheFile() throws {
    let font = try TrueTypeFont(data: data)
    // Advance widths of DejaVu Sans 2.37 in 1/2048 em, as fontTools prints them.
    for (character, width) in [("A", 1401), ("i", 569), (" ", 651), ("Ж", 2206), ("ő", 1253), ("0", 1303)]
      as [(Unicode.Scalar, Int)]
    {
      #expect(font.glyph(for: character)?.advance == Double(width) / 2048, "\(character)")
    }
    #expect(font.glyph(for: "\u{10FFFF}") == nil)
  }

  @Test func outlineStaysInItsBox() throws {
    let font = try TrueTypeFont(data: data)
    let box = try #require(font.glyph(for: "H")).path.controlBounds
    // H of DejaVu Sans: 201...1339 by 0...1493.
    #expect(box == Rect(minX: 201.0 / 2048, minY: -1493.0 / 2048, maxX: 1339.0 / 2048, maxY: 0))
  }

  @Test func lettersOfTheLecturesLanguagesAreThere() throws {
    let font = try TrueTypeFont(data: data)
    for scalar in "áéíóöőúüűąćęłńóśźżãõâêôàçёъыьэюяЁЖ0123456789∈⊙∑∫√≤≥≈∼→µσεφℝ".unicodeScalars {
      #expect(font.glyph(for: scalar) != nil, "\(scalar)")
    }
  }

  @Test func brokenFilesThrowOrDrawNothing() throws {
    #expect(throws: FontError.self) { try TrueTypeFont(data: []) }
    #expect(throws: FontError.self) { try TrueTypeFont(data: Array(data.prefix(200))) }
    // Bytes changed at random, reproducibly: whatever the file says, nothing may crash.
    var state: UInt64 = 42
    func random(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    for round in 0..<60 {
      var broken = data
      for _ in 0..<(round < 30 ? 5 : 2000) {
        broken[random(round < 30 ? 2000 : broken.count)] = UInt8(random(256))
      }
      if round % 3 == 0 { broken = Array(broken.prefix(random(broken.count))) }
      guard let font = try? TrueTypeFont(data: broken) else { continue }
      for scalar in "AÉЖő∑gQ@%".unicodeScalars {
        _ = font.glyph(for: scalar)
        _ = font.kerning("A", scalar)
      }
    }
  }
}

@Suite struct TextTests {
  @Test func boxDoesNotDependOnTheLetters() {
    let (a, b) = (TextBlock("ace", size: 20).bounds, TextBlock("gpl", size: 20).bounds)
    #expect(abs(a.minY - b.minY) < 0.6 && abs(a.maxY - b.maxY) < 0.8)
  }

  @Test func dollarSignsNeedAPartner() {
    #expect(TextBlock("costs $5", size: 10).marks.count == 8)
    #expect(TextBlock("\\$5\\$", size: 10).marks.count == 3)
    #expect(TextBlock("$x$", size: 10).marks.count == 1)
  }

  @Test func superscriptsAreRaisedAndSmaller() {
    let marks = TextBlock("$x^2$", size: 10).marks
    #expect(marks.count == 2)
    #expect(marks[1].transform.f < marks[0].transform.f)
    #expect(marks[1].transform.a < marks[0].transform.a)
  }

  @Test(arguments: [
    "$", "$$", "${$", "$}$", "$^$", "$_{$", "$\\$", "$\\frac{1}$", "$\\hat$", "$x^{y^{z$", "\\",
  ])
  func brokenMathematicsDoesNotCrash(_ text: String) {
    #expect(TextBlock(text, size: 10).bounds.height > 0)
  }

  @Test func deepNestingDoesNotOverflow() {
    let deep = "$" + String(repeating: "x^{", count: 20_000) + "$"
    #expect(TextBlock(deep, size: 10).bounds.height > 0)
  }
}
