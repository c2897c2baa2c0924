import Foundation
import Raster
import Tensors
import UserErrors

/// A model's graph as a picture: what `keras.utils.plotModel` gives. A notebook shows it; its
/// description says in words what it shows.
public struct ModelPicture: CustomStringConvertible {
  /// How many pixels lie beside each other.
  public let width: Int
  /// How many pixels lie below each other.
  public let height: Int
  /// The picture as a PNG file.
  public let png: [UInt8]
  /// What the picture shows, in words.
  public let alt: String

  /// What the picture shows, in words.
  public var description: String { alt }
}

extension keras.utils {
  /// The graph of a model as a picture: a box for each layer, an arrow for each value.
  ///
  /// - Parameters:
  ///   - model: the model, which must be made of a graph or be built.
  ///   - toFile: a PNG file to write as well; none unless given.
  ///   - showShapes: whether the boxes give the shapes of inputs and outputs.
  ///   - showLayerNames: whether they give the layers' names.
  ///   - rankdir: `"TB"` from top to bottom, `"LR"` from left to right.
  ///   - dpi: the resolution.
  /// - Throws: where the file cannot be written.
  @discardableResult
  public static func plotModel(
    _ model: Model, toFile: String? = nil, showShapes: Bool = false, showLayerNames: Bool = false,
    rankdir: String = "TB", dpi: Double = 96
  ) throws -> ModelPicture {
    guard ["TB", "LR"].contains(rankdir) else {
      throw ValueError("rankdir of plotModel is \"TB\" or \"LR\", not \"\(rankdir)\"")
    }
    let drawing = try GraphDrawing(
      model, showShapes: showShapes, showNames: showLayerNames, isHorizontal: rankdir == "LR", scale: dpi / 96
    )
    let picture = drawing.picture
    if let toFile {
      do { try Data(picture.png).write(to: URL(fileURLWithPath: toFile)) } catch {
        throw ValueError(
          "plotModel cannot write '\(toFile)': does the folder exist, and may you write there?")
      }
    }
    return picture
  }
}

/// Boxes and arrows of a graph: calls of one depth stand in a row, each below the mean place of
/// those that feed it.
private struct GraphDrawing {
  private struct Box {
    let text: TextBlock
    let lines: [String]
    var frame: Rect
    var parents: [Int]
  }

  private let model: Model
  private let scale: Double
  private let isHorizontal: Bool
  private var boxes: [Box] = []
  private var rows: [[Int]] = []

  init(_ model: Model, showShapes: Bool, showNames: Bool, isHorizontal: Bool, scale: Double) throws {
    guard let graph = model.graph else {
      throw ValueError(
        "plotModel needs a model made of a graph, or a Sequential model with a layers.Input; '\(model.name)' is neither"
      )
    }
    (self.model, self.scale, self.isHorizontal) = (model, scale, isHorizontal)
    var places: [ObjectIdentifier: Int] = [:]
    for nodes in graph.nodesByDepth {
      rows.append([])
      for node in nodes {
        let lines = Self.lines(of: node, showShapes, showNames)
        let text = TextBlock(lines.joined(separator: "\n"), size: 14 * scale, alignment: 0.5)
        let size = (
          width: text.bounds.maxX + 24 * scale, height: text.bounds.maxY - text.bounds.minY + 16 * scale
        )
        places[ObjectIdentifier(node)] = boxes.count
        rows[rows.count - 1].append(boxes.count)
        boxes.append(
          Box(
            text: text, lines: lines, frame: Rect(x: 0, y: 0, width: size.width, height: size.height),
            parents: node.parents.compactMap { places[ObjectIdentifier($0)] }))
      }
    }
    arrange()
  }

  private static func lines(of node: Node, _ showShapes: Bool, _ showNames: Bool) -> [String] {
    let layer = node.layer
    func text(_ tensors: [KerasTensor]) -> String { tensors.map(\.shape.description).joined(separator: ", ") }
    var lines = [showNames ? "\(layer.name) (\(layer.className))" : layer.className]
    guard showShapes else { return lines }
    if !node.inputs.isEmpty { lines.append("Input shape: \(text(node.inputs))") }
    lines.append("Output shape: \(text(node.outputs))")
    return lines
  }

  /// Puts the rows one after the other, and the boxes of a row side by side in the order of their
  /// parents' places.
  private mutating func arrange() {
    let gap = 36 * scale
    var along = 0.0
    for row in rows {
      let order = row.sorted { middle(ofParentsOf: $0) < middle(ofParentsOf: $1) }
      let total = order.reduce(-gap / 2) { $0 + across(boxes[$1].frame) + gap / 2 }
      var place = -total / 2
      let depth = row.map { isHorizontal ? boxes[$0].frame.width : boxes[$0].frame.height }.max() ?? 0
      for index in order {
        let frame = boxes[index].frame
        boxes[index].frame =
          isHorizontal
          ? Rect(x: along + (depth - frame.width) / 2, y: place, width: frame.width, height: frame.height)
          : Rect(x: place, y: along + (depth - frame.height) / 2, width: frame.width, height: frame.height)
        place += across(frame) + gap / 2
      }
      along += depth + gap
    }
  }

  private func across(_ frame: Rect) -> Double { isHorizontal ? frame.height : frame.width }

  private func middle(ofParentsOf index: Int) -> Double {
    let places = boxes[index].parents.map { parent -> Double in
      let frame = boxes[parent].frame
      return isHorizontal ? frame.minY + frame.height / 2 : frame.minX + frame.width / 2
    }
    return places.isEmpty ? 0 : places.reduce(0, +) / Double(places.count)
  }

  var picture: ModelPicture {
    let bounds = boxes.dropFirst().reduce(boxes[0].frame) { $0.union($1.frame) }.expanded(by: 12 * scale)
    let canvas = Canvas(width: Int(bounds.width.rounded(.up)), height: Int(bounds.height.rounded(.up)))
    let origin = Affine.translation(-bounds.minX, -bounds.minY)
    let pen = StrokeStyle(width: 1.2 * scale)
    for box in boxes {
      for parent in box.parents { arrow(from: boxes[parent].frame, to: box.frame, on: canvas, origin, pen) }
    }
    for box in boxes {
      let outline = Path(roundedRect: box.frame, radius: 4 * scale)
      canvas.fill(outline, color: Color(hex: 0xEAF1FB), transform: origin)
      canvas.stroke(outline, color: Color(hex: 0x33415C), style: pen, transform: origin)
      let place = Affine.translation(
        box.frame.minX + (box.frame.width - box.text.bounds.maxX) / 2,
        box.frame.minY + 8 * scale - box.text.bounds.minY)
      canvas.draw(box.text, color: .black, transform: place.then(origin))
    }
    return ModelPicture(
      width: canvas.width, height: canvas.height, png: PNGEncoder(dpi: 96 * scale).encode(canvas), alt: words)
  }

  private func arrow(from: Rect, to: Rect, on canvas: Canvas, _ origin: Affine, _ pen: StrokeStyle) {
    let head = 7 * scale
    let color = Color(hex: 0x33415C)
    let start: Point, end: Point, left: Point, right: Point, neck: Point
    if isHorizontal {
      (start, end) = (Point(from.maxX, from.minY + from.height / 2), Point(to.minX, to.minY + to.height / 2))
      neck = Point(end.x - head, end.y)
      (left, right) = (Point(neck.x, neck.y - head / 2), Point(neck.x, neck.y + head / 2))
    } else {
      (start, end) = (Point(from.minX + from.width / 2, from.maxY), Point(to.minX + to.width / 2, to.minY))
      neck = Point(end.x, end.y - head)
      (left, right) = (Point(neck.x - head / 2, neck.y), Point(neck.x + head / 2, neck.y))
    }
    canvas.stroke(Path(points: [start, neck]), color: color, style: pen, transform: origin)
    canvas.fill(Path(points: [end, left, right], closed: true), color: color, transform: origin)
  }

  /// The graph in words, as the picture's alternative text.
  private var words: String {
    let parts = boxes.map { box in
      let name = box.lines.joined(separator: ", ")
      let fed = box.parents.map { boxes[$0].lines[0] }
      return fed.isEmpty ? name : "\(name) fed by \(fed.joined(separator: " and "))"
    }
    return "Graph of the model '\(model.name)': " + parts.joined(separator: "; ") + "."
  }
}
