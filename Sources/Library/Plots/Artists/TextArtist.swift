import Foundation
import Raster

/// Which point of a text is put at its place.
struct TextAnchor: Equatable {
  /// 0 left, 0.5 centre, 1 right.
  var horizontal = 0.0
  var vertical = Vertical.baseline

  enum Vertical { case top, center, baseline, bottom, centerBaseline }

  /// The point of the box around a block turned already that is meant: by the last line's baseline
  /// where it is that.
  func point(of box: Rect, turned block: TextBlock) -> Point {
    let x = box.minX + horizontal * box.width
    switch vertical {
    case .top: return Point(x, box.minY)
    case .center: return Point(x, (box.minY + box.maxY) / 2)
    case .bottom: return Point(x, box.maxY)
    case .baseline: return Point(x, box.maxY - (block.bounds.maxY - block.lastBaseline))
    case .centerBaseline: return Point(x, box.minY + (block.lastBaseline - block.bounds.minY) / 2)
    }
  }
}

extension TextBlock {
  /// The transform that puts the anchor of the text, turned by degrees counter-clockwise, at a
  /// place; `turnsAtAnchor` where it is placed first and turned about its anchor then.
  func placed(
    at place: Point, anchor: TextAnchor, rotation: Double = 0, turnsAtAnchor: Bool = false
  ) -> Affine {
    let turn = Affine.rotation(-rotation * .pi / 180)
    if turnsAtAnchor {
      let p = anchor.point(of: bounds, turned: self)
      return .translation(-p.x, -p.y).then(turn).then(.translation(place.x, place.y))
    }
    let box = Path(rect: bounds).transformed(by: turn).controlBounds
    let p = anchor.point(of: box, turned: self)
    return turn.then(.translation(place.x - p.x, place.y - p.y))
  }
}

/// A text in axes or in a figure.
public final class Text: Artist {
  /// The text; parts between dollar signs are mathematics.
  public var text: String
  private(set) var x: Double
  private(set) var y: Double
  let system: CoordinateSystem
  /// In points.
  public var fontsize: Double
  /// The colour.
  public var color: Color
  let style: FontStyle
  let anchor: TextAnchor
  /// Degrees, counter-clockwise.
  var rotation: Double
  /// Whether a layout of the figure may move it.
  var isAutomatic = false
  let box: TextBox?
  private let turnsAtAnchor: Bool

  init(
    _ text: String, x: Double, y: Double, system: CoordinateSystem, fontsize: Double, color: Color,
    style: FontStyle, anchor: TextAnchor, rotation: Double, box: TextBox?, zorder: Double,
    turnsAtAnchor: Bool = false
  ) {
    self.turnsAtAnchor = turnsAtAnchor
    self.text = text
    self.x = x
    self.y = y
    self.system = system
    self.fontsize = fontsize
    self.color = color
    self.style = style
    self.anchor = anchor
    self.rotation = rotation
    self.box = box
    super.init(zorder: zorder)
    clipOn = false
    asksForLimits = false
  }

  override var hasHandle: Bool { false }

  override func draw(on renderer: any Renderer, in view: AxesView) {
    draw(on: renderer, at: view.point(x, y, in: system))
  }

  /// Another text.
  public func setText(_ text: String) {
    self.text = text
    axes?.figure?.isShown = false
  }

  /// Another place.
  public func setPosition(_ xy: (Double, Double)) { (x, y) = xy }

  /// Another colour.
  public func setColor(_ color: any ColorArgument) { self.color = color.single("setColor") }

  func draw(on renderer: any Renderer, at place: Point) {
    guard place.isFinite, !text.isEmpty else { return }
    let block = renderer.block(
      text, size: fontsize * renderer.point, style: style, alignment: anchor.horizontal)
    let transform = block.placed(
      at: place, anchor: anchor, rotation: rotation, turnsAtAnchor: turnsAtAnchor)
    box?.draw(around: block, transform: transform, fontsize: fontsize, on: renderer)
    renderer.text(block, color: color, transform: transform, clip: nil)
  }
}
