import Plots
import Raster
import Testing
import UserErrors

@Suite struct ColorTests {
  @Test func mapsAreMatplotlibs() throws {
    let maps = try #require(try golden("colormaps.json") as? [String: [[Int]]])
    for (name, colors) in maps {
      let map = try Colormap(named: name)
      for (i, expected) in colors.enumerated() {
        let (r, g, b, _) = map(Double(i) / 8).bytes
        let difference = zip([r, g, b], expected).map { abs(Int($0) - $1) }.max() ?? 255
        // Maps given by 9, 11 or 33 colours are exact there and within a step or two between.
        #expect(difference <= 3, "\(name) at \(i)/8: \([r, g, b]), not \(expected)")
      }
    }
  }

  @Test func namesAndNumbers() throws {
    #expect(try Color(named: "black") == .black)
    #expect(try Color(named: "#00B0F0").bytes == (0, 0xB0, 0xF0, 255))
    #expect(try Color(named: "#0bf").bytes == (0, 0xBB, 0xFF, 255))
    #expect(try Color(named: "0.5").bytes.0 == 128)
    #expect(try Color(named: "C1") == Color(hex: 0xFF7F0E))
    #expect(try Color(named: "none").alpha == 0)
    #expect(throws: ValueError.self) { try Color(named: "blurple") }
    #expect(throws: ValueError.self) { try Color(named: "#12345") }
    #expect(throws: ValueError.self) { try Colormap(named: "virdis") }
  }

  @Test func formats() throws {
    let full = try LineFormat("r--o")
    #expect((full.color, full.linestyle, full.marker) == ("r", "--", "o"))
    #expect(try LineFormat("o").linestyle == "")
    #expect(try LineFormat("C2-.").color == "C2")
    #expect(try LineFormat("green").color == "green")
    #expect(throws: ValueError.self) { try LineFormat("r?") }
  }

  @Test func normalisation() {
    let norm = Normalize(vmin: 2, vmax: 4)
    #expect(norm(2) == 0 && norm(3) == 0.5 && norm(4) == 1)
    #expect(Normalize(vmin: 3, vmax: 3)(3) == 0)
    #expect(Normalize(vmin: 1, vmax: 100, logarithmic: true)(10) == 0.5)
  }
}
