import Display
import Foundation
import Raster
import UserErrors

/// Pictures one after another: what ``FuncAnimation`` and ``ArtistAnimation`` make. A notebook shows it as an animated PNG;
/// `save(_:fps:dpi:writer:)` writes GIF or PNG.
public class Animation: Displayable, CustomStringConvertible {
  let figure: Figure
  let interval: Double
  let repeats: Bool
  let count: Int

  init(_ figure: Figure, count: Int, interval: Double, repeats: Bool) {
    guard count > 0, count <= 5000 else {
      raise(ValueError("an animation has 1 to 5000 frames, not \(count)"))
    }
    guard interval >= 1, interval < 65_536 else {
      raise(ValueError("interval is \(interval), but a frame is shown for 1 to 65535 milliseconds"))
    }
    self.figure = figure
    self.count = count
    self.interval = interval
    self.repeats = repeats
    // The figure is seen in the animation, and not once more by itself.
    figure.isShown = true
  }

  /// Brings the figure into the state of a frame.
  func prepare(_ frame: Int) {}

  /// The frames as pictures of the whole figure.
  package func canvases(dpi: Double) -> [Canvas] {
    defer { figure.isShown = true }
    return (0..<count).map { frame in
      prepare(frame)
      return figure.rendered(dpi: dpi, tight: nil)
    }
  }

  /// Writes the animation to a file: GIF or animated PNG, by the end of its name.
  ///
  /// - Parameters:
  ///   - path: the file; its folder must exist.
  ///   - fps: frames a second; by default those of the interval.
  ///   - dpi: pixels an inch; by default the figure's.
  ///   - writer: matplotlib's name of a program, which is not needed here.
  /// - Throws: `ValueError` where the name ends otherwise; Foundation's error where the file can't be written.
  public func save(_ path: String, writer: String? = nil, fps: Double? = nil, dpi: Double? = nil) throws {
    let name = path.lowercased()
    let isGIF = name.hasSuffix(".gif")
    guard isGIF || name.hasSuffix(".png") || name.hasSuffix(".apng") else {
      throw ValueError("an animation is saved as .gif or .png (animated); '\(path)' ends otherwise")
    }
    if let fps, !(fps > 0 && fps <= 1000) {
      throw ValueError("fps is \(fps), but must be between 0 and 1000")
    }
    let pause = Int((fps.map { 1000 / $0 } ?? interval).rounded())
    let frames = canvases(dpi: dpi ?? figure.dpi)
    let bytes =
      isGIF
      ? GIFEncoder(milliseconds: pause, loops: repeats ? 0 : 1).encode(frames)
      : PNGEncoder(level: 6).encode(frames: frames, milliseconds: pause, loops: repeats ? 0 : 1)
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }

  public var description: String {
    "<animation of \(count) frames, \(Int(interval)) ms each; \(figure.altText)>"
  }

  public var mimeBundle: MIMEBundle {
    let frames = canvases(dpi: figure.dpi)
    let png = PNGEncoder(level: 6).encode(
      frames: frames, milliseconds: Int(interval.rounded()), loops: repeats ? 0 : 1)
    let alt = "Animation of \(count) frames. " + figure.altText
    return MIMEBundle(
      ["image/png": .data(png), "text/plain": .text(description)],
      metadata: ["image/png": FigureAlt.metadata(width: frames[0].width, height: frames[0].height, alt: alt)])
  }
}

/// An animation whose frames a function draws: matplotlib's `FuncAnimation`.
///
///     let ani = FuncAnimation(fig, { frame in line.setYdata(np.sin(x + Double(frame) / 10)) }, frames: 60, interval: 50)
public final class FuncAnimation: Animation {
  private let update: (Int) -> Void
  private let start: (() -> Void)?

  /// Frames numbered from 0.
  ///
  /// - Parameters:
  ///   - figure: what is drawn.
  ///   - update: brings the figure's lines and images into the state of a frame; what it returns is not needed.
  ///   - frames: how many there are.
  ///   - initFunc: called once before the first frame.
  ///   - interval: how long each is shown, in milliseconds.
  ///   - repeat: whether it starts again at its end.
  ///   - blit: matplotlib's word for drawing faster; means nothing here.
  public init<Result>(
    _ figure: Figure, _ update: @escaping (Int) -> Result, frames: Int = 100, initFunc: (() -> Void)? = nil,
    interval: Double = 200, repeat again: Bool = true, blit: Bool = false
  ) {
    self.update = { _ = update($0) }
    start = initFunc
    super.init(figure, count: frames, interval: interval, repeats: again)
  }

  /// A frame for each of these values.
  public init<Values: Collection, Result>(
    _ figure: Figure, _ update: @escaping (Values.Element) -> Result, frames: Values,
    initFunc: (() -> Void)? = nil, interval: Double = 200, repeat again: Bool = true, blit: Bool = false
  ) {
    let values = Array(frames)
    self.update = { _ = update(values[$0]) }
    start = initFunc
    super.init(figure, count: values.count, interval: interval, repeats: again)
  }

  override func prepare(_ frame: Int) {
    if frame == 0 { start?() }
    update(frame)
  }
}

/// An animation of artists drawn before, each of them seen in its own frame only: matplotlib's `ArtistAnimation`.
public final class ArtistAnimation: Animation {
  private let artists: [[Artist]]

  /// - Parameters:
  ///   - figure: what is drawn.
  ///   - artists: for each frame the artists that are seen in it: lines of `plot`, images of `imshow`, texts.
  ///   - interval: how long each is shown, in milliseconds.
  ///   - repeat: whether it starts again at its end.
  ///   - repeatDelay: means nothing here.
  ///   - blit: means nothing here.
  public init(
    _ figure: Figure, _ artists: [[Artist]], interval: Double = 200, repeatDelay: Double = 0,
    repeat again: Bool = true, blit: Bool = false
  ) {
    self.artists = artists
    super.init(figure, count: artists.count, interval: interval, repeats: again)
  }

  override func prepare(_ frame: Int) {
    for (i, group) in artists.enumerated() where i != frame { for artist in group { artist.visible = false } }
    for artist in artists[frame] { artist.visible = true }
  }
}
