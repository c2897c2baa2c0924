import Foundation
import PictureTesting
import Plots
import Raster
import Testing
import UserErrors

/// Descriptions, warnings, SVG, animations.
@Suite struct OutputTests {
  @Test func aFigureDescribesItself() throws {
    let figure = Figure()
    let ax = figure.addSubplot()
    ax.plot([0, 1, 2], [1, 3, 2], label: "loss")
    ax.scatter([0, 1], [1, 2])
    ax.setTitle("Fit of $x_1$")
    ax.setXlabel("epoch")
    let text = figure.altText
    #expect(
      text
        == "Fit of x_1. a line “loss” of 3 points; 2 points. x is epoch: from -0.1 to 2.1. y: from 0.9 to 3.1.",
      "\(text)")
    let bundle = figure.mimeBundle
    #expect(bundle.plainText?.contains("loss") == true)
    let data = Data(try #require(bundle.metadata["image/png"]).utf8)
    let metadata = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(metadata["alt"] as? String == text && metadata["width"] is Int)
    figure.alt = "Mine: \"quoted\"\nand more"
    let own = Data(try #require(figure.mimeBundle.metadata["image/png"]).utf8)
    #expect((try JSONSerialization.jsonObject(with: own) as? [String: Any])?["alt"] as? String == figure.alt)
  }

  @Test func oddFiguresAreWarnedOf() {
    let figure = Figure()
    figure.addAxes([0.1, 0.1, 0.5, 0.5])
    figure.addAxes([0.4, 0.4, 0.5, 0.5]).plot([Double](), [Double]())
    #expect(figure.warnings().count == 2, "\(figure.warnings())")
    let lost = Figure()
    lost.addSubplot().plot([1, 2], [Double.nan, .infinity])
    #expect(lost.warnings().count == 1)
    let inset = Figure()
    inset.addSubplot().plot([1, 2], [3, 4])
    inset.addAxes([0.5, 0.5, 0.2, 0.2])
    #expect(inset.warnings().isEmpty)
    let negative = Figure()
    negative.addSubplot().semilogy([1, 2], [-1, -2])
    #expect(negative.warnings().count == 1)
    let huge = Figure()
    huge.addSubplot().plot([1, 2], [-1.5e308, 1.5e308])
    #expect(huge.warnings().contains { $0.contains("not finite") })
  }

  @Test func svgHoldsTheDrawing() throws {
    let figure = Figure(figsize: (4, 3))
    let ax = figure.addSubplot()
    ax.plot([0, 1, 2], [1, 3, 2], "o--", label: "a < b & c")
    ax.imshow([[1, 2], [3, 4]], aspect: "auto", extent: [0, 1, 0, 1])
    ax.legend()
    let svg = figure.svg()
    let parser = XMLCheck(svg)
    #expect(parser.isWellFormed)
    for name in ["svg", "title", "clipPath", "marker", "image", "use", "path"] {
      #expect(parser.names.contains(name), "\(name)")
    }
    // Thousands of points stay small.
    let many = Figure()
    let x = (0..<5000).map { sin(Double($0) * 12.9898) }
    let colours = (0..<5000).map { $0 % 10 }
    many.addSubplot().scatter(x, x.map { cos($0 * 77) }, s: 3, c: colours, cmap: "tab10", alpha: 0.8)
    #expect(many.svg().utf8.count < 200_000)
  }

  @Test func framesOfAnimationsAreStillPictures() throws {
    let figure = Figure(figsize: (2, 1.5), dpi: 60)
    let ax = figure.addSubplot()
    let line = ax.plot([0, 1, 2], [0, 1, 0])[0]
    ax.setYlim(0, 2)
    let animation = FuncAnimation(figure, { frame in line.setYdata([0, Double(frame) / 2, 1]) }, frames: 4)
    let canvases = animation.canvases(dpi: 60)
    let png = PNGEncoder().encode(frames: canvases, milliseconds: 200)
    let frames = try AnimationReader.apng(png)
    #expect(frames.count == 4)
    for (i, frame) in frames.enumerated() {
      line.setYdata([0, Double(i) / 2, 1])
      #expect(frame == figure.rendered(dpi: 60, tight: nil).rgba, "frame \(i)")
    }
    let gif = try AnimationReader.gif(GIFEncoder().encode(canvases))
    #expect(gif.count == 4)
    for (i, frame) in gif.enumerated() { #expect(frame == canvases[i].rgba, "GIF, frame \(i)") }
  }

  @Test func artistsTakeTurns() throws {
    let figure = Figure(figsize: (1, 1), dpi: 50)
    let ax = figure.addAxes([0, 0, 1, 1])
    let images = (0..<3).map { k in [ax.imshow([[k, k + 1], [2, 0]], vmin: 0, vmax: 4)] }
    let animation = ArtistAnimation(figure, images, interval: 50)
    let canvases = animation.canvases(dpi: 50)
    for (i, image) in images.enumerated() {
      for other in images.joined() { other.visible = other === image[0] }
      #expect(canvases[i].rgba == figure.rendered(dpi: 50, tight: nil).rgba)
    }
    #expect(animation.mimeBundle.contents["image/png"] != nil)
    #expect(throws: ValueError.self) { try animation.save("x.mp4") }
  }

  @Test func manyColoursOfAGIFComeBackNearly() throws {
    let canvas = Canvas(width: 64, height: 64)
    for y in 0..<64 {
      for x in 0..<64 {
        let color = Color(red: Double(x) / 63, green: Double(y) / 63, blue: Double((x * y) % 64) / 63)
        canvas.fill(Path(rect: Rect(x: Double(x), y: Double(y), width: 1, height: 1)), color: color)
      }
    }
    let back = try #require(try AnimationReader.gif(GIFEncoder().encode([canvas])).first)
    let error = zip(back, canvas.rgba).map { abs(Int($0) - Int($1)) }.reduce(0, +)
    #expect(Double(error) / Double(back.count) < 12)
  }
}

/// Whether a text is well-formed XML, and the names of its elements.
private final class XMLCheck {
  private(set) var names: Set<String> = []
  private(set) var isWellFormed = true

  /// A check of tags in pairs, quotes and ampersands: enough for what we write.
  init(_ text: String) {
    var open: [Substring] = []
    var rest = text[...]
    while let start = rest.firstIndex(of: "<") {
      if rest[..<start].contains("& ") { isWellFormed = false }
      guard let end = rest[start...].firstIndex(of: ">") else {
        isWellFormed = false
        return
      }
      let tag = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      if tag.hasPrefix("?") { continue }
      if tag.filter({ $0 == "\"" }).count % 2 != 0 { isWellFormed = false }
      let name = tag.drop { $0 == "/" }.prefix { $0.isLetter }
      names.insert(String(name))
      if tag.hasPrefix("/") {
        if open.popLast() != name { isWellFormed = false }
      } else if !tag.hasSuffix("/") {
        open.append(name)
      }
    }
    if !open.isEmpty { isWellFormed = false }
  }
}
