import Foundation
import Tensors

extension Model {
  /// Prints the table of layers, as Keras does.
  ///
  /// - Parameters:
  ///   - lineLength: the width of the table; else that of the terminal (`COLUMNS`, or 100), and at
  ///     most Keras's own.
  ///   - expandNested: whether the layers of models inside this one are listed too.
  ///   - showTrainable: whether a column says which layers are trained.
  public func summary(lineLength: Int? = nil, expandNested: Bool = false, showTrainable: Bool = false) {
    Screen.write(
      summaryText(lineLength: lineLength, expandNested: expandNested, showTrainable: showTrainable))
  }

  /// What `summary` prints.
  public func summaryText(
    lineLength: Int? = nil, expandNested: Bool = false, showTrainable: Bool = false
  ) -> String {
    Summary(model: self, lineLength: lineLength, expandNested: expandNested, showTrainable: showTrainable)
      .text
  }
}

/// The table of a model's layers; see Keras, `keras/src/utils/summary_utils.py`.
struct Summary {
  let model: Model
  let lineLength: Int?
  let expandNested: Bool
  let showTrainable: Bool

  var text: String {
    (["Model: \"\(model.name)\""] + table.lines + totals).joined(separator: "\n") + "\n"
  }

  // MARK: The table

  private var table: BoxTable {
    let connected = !isSequentialLike
    var positions = connected ? [0.3, 0.56, 0.74, 1.0] : [0.45, 0.80, 1.0]
    var header = ["Layer (type)", "Output Shape", "Param #"] + (connected ? ["Connected to"] : [])
    var alignments: [BoxTable.Alignment] = [.left, .left, .right] + (connected ? [.left] : [])
    var standard = connected ? 108 : 88
    if showTrainable {
      standard += 12
      positions = positions.map { $0 * 0.9 } + [1]
      header.append("Trainable")
      alignments.append(.center)
    }
    let length = lineLength ?? min(standard, Self.terminalWidth - 4)
    var table = BoxTable(
      header: header, alignments: alignments, columnWidths: Self.widths(positions, length), width: length)
    for layer in listedLayers { addRows(of: layer, level: 0, connected: connected, to: &table) }
    return table
  }

  private static func widths(_ positions: [Double], _ length: Int) -> [Int] {
    var current = 0
    return positions.map { position in
      let width = Int(position * Double(length)) - current
      current += width
      return width
    }
  }

  private static var terminalWidth: Int {
    ProcessInfo.processInfo.environment["COLUMNS"].flatMap(Int.init).flatMap { $0 > 40 ? $0 : nil } ?? 100
  }

  private var listedLayers: [Layer] {
    model.graph == nil || model is Sequential ? model.layers.elements : model.graph?.layers ?? []
  }

  /// Whether each layer is fed by the one before, so that connections need not be shown.
  private var isSequentialLike: Bool {
    guard let graph = model.graph, !(model is Sequential) else { return true }
    for nodes in graph.nodesByDepth where nodes.count > 1 || (nodes.first?.inputs.count ?? 0) > 1 {
      return false
    }
    let known = Set(graph.nodes.map(ObjectIdentifier.init))
    return graph.layers.allSatisfy { layer in
      layer.inboundNodes.filter { known.contains(ObjectIdentifier($0)) }.count <= 1
    }
  }

  private func addRows(of layer: Layer, level: Int, connected: Bool, to table: inout BoxTable) {
    let prefix = level == 0 ? "" : String(repeating: "   ", count: level) + "└ "
    var row = ["\(prefix)\(layer.name) (\(layer.className))", shapeText(layer), parameterText(layer)]
    if connected { row.append(connections(layer)) }
    if showTrainable { row.append(layer.weights.isEmpty ? "-" : layer.trainable ? "Y" : "N") }
    table.add(row)
    guard expandNested, let inner = layer as? Model else { return }
    for layer in inner.layers { addRows(of: layer, level: level + 1, connected: connected, to: &table) }
  }

  private func shapeText(_ layer: Layer) -> String {
    let shapes: [SymbolicShape]
    if let node = layer.inboundNodes.last {
      shapes = node.outputs.map(\.shape)
    } else if layer.built, !layer.buildShapes.isEmpty, !(layer is Model && (layer as? Model)?.graph == nil) {
      shapes = layer.computeOutputShape(layer.buildShapes)
    } else {
      return "?"
    }
    let texts = shapes.map { shape in
      "(" + shape.dimensions.map { $0.map(String.init) ?? "None" }.joined(separator: ", ") + ")"
    }
    return texts.count == 1 ? texts[0] : "[" + texts.joined(separator: ", ") + "]"
  }

  private func parameterText(_ layer: Layer) -> String {
    layer.built ? Self.grouped(layer.countParams()) : "0 (unbuilt)"
  }

  private func connections(_ layer: Layer) -> String {
    let known = Set((model.graph?.nodes ?? []).map(ObjectIdentifier.init))
    let texts = layer.inboundNodes.filter { known.contains(ObjectIdentifier($0)) }.flatMap { node in
      node.inputs.compactMap { input in
        input.history.map { "\($0.layer.name)[\($0.nodeIndex)][\($0.tensorIndex)]" }
      }
    }
    return texts.isEmpty ? "-" : texts.joined(separator: ", ")
  }

  // MARK: The totals

  private var totals: [String] {
    let trainable = Self.size(model.trainableVariables.map(\.value))
    let frozen = Self.size(model.nonTrainableVariables.map(\.value))
    let optimizer = model.compilation?.optimizer
    let kept =
      optimizer.map { $0.trainableVariables.isEmpty ? (0, 0) : Self.size($0.variables.map(\.value)) } ?? (
        0, 0
      )
    let total = (trainable.0 + frozen.0 + kept.0, trainable.1 + frozen.1 + kept.1)
    return [line("Total", total), line("Trainable", trainable), line("Non-trainable", frozen)]
      + (kept.0 > 0 ? [line("Optimizer", kept)] : [])
  }

  private func line(_ what: String, _ size: (count: Int, bytes: Int)) -> String {
    " \(what) params: \(Self.grouped(size.count)) (\(Self.memory(size.bytes)))"
  }

  private static func size(_ tensors: [Tensor]) -> (Int, Int) {
    (tensors.reduce(0) { $0 + $1.count }, tensors.reduce(0) { $0 + $1.nbytes })
  }

  /// `343,043`
  static func grouped(_ number: Int) -> String {
    var text = String(number)
    var place = text.count - 3
    while place > 0 {
      text.insert(",", at: text.index(text.startIndex, offsetBy: place))
      place -= 3
    }
    return text
  }

  /// `1.31 MB`
  static func memory(_ bytes: Int) -> String {
    let units = ["B", "KB", "MB", "GB", "TB", "PB"]
    var size = Double(bytes)
    var unit = 0
    while size >= 1024, unit < units.count - 1 {
      size /= 1024
      unit += 1
    }
    return String(format: "%.2f %@", size, units[unit])
  }
}
