import Tensors
import UserErrors

/// The calls of layers that lead from a model's inputs to its outputs, in an order in which they can be run.
///
/// The order is Keras's own (`keras/src/ops/function.py`, map_graph), so that layers and weights are listed alike.
public final class Graph {
  /// The symbolic inputs.
  public let inputs: [KerasTensor]
  /// The symbolic outputs.
  public let outputs: [KerasTensor]
  /// The calls by depth: those furthest from the outputs first.
  public let nodesByDepth: [[Node]]
  /// The layers in order.
  public let layers: [Layer]

  /// The calls in an order in which they can be run.
  public var nodes: [Node] { nodesByDepth.flatMap { $0 } }

  /// Finds the way from `inputs` to `outputs`; throws where there is none.
  package init(inputs: [KerasTensor], outputs: [KerasTensor], modelName: String) throws {
    self.inputs = inputs
    self.outputs = outputs
    var walk = Walk(inputs: inputs)
    for output in outputs { try walk.visit(output) }
    let depths = Depths(walk: walk, inputs: inputs)
    nodesByDepth = depths.nodesByDepth
    layers = depths.layers
    plan = Plan(nodes: depths.nodesByDepth.flatMap { $0 }, inputs: inputs, outputs: outputs)
    try checkConnected(modelName)
    try checkNames(modelName)
  }

  let plan: Plan

  private func checkConnected(_ modelName: String) throws {
    var known = Set(inputs.map(ObjectIdentifier.init))
    func require(_ tensor: KerasTensor, _ user: String) throws {
      guard !known.contains(ObjectIdentifier(tensor)) else { return }
      throw ValueError(
        "the model '\(modelName)' is disconnected: \(user) needs a value of the shape \(tensor.shape)"
          + (tensor.history.map { " from '\($0.layer.name)'" } ?? "")
          + " that cannot be computed from the model's inputs. Give every `layers.Input` that the outputs depend on as an "
          + "input of the model")
    }
    // Neither an input that the model was not given is a value to start from, nor need a value be computed that it was given.
    for node in nodes
    where !node.isInput && !node.outputs.allSatisfy({ known.contains(ObjectIdentifier($0)) }) {
      for input in node.inputs { try require(input, "the layer '\(node.layer.name)'") }
      node.outputs.forEach { known.insert(ObjectIdentifier($0)) }
    }
    for output in outputs { try require(output, "an output") }
  }

  private func checkNames(_ modelName: String) throws {
    var seen = Set<String>()
    for layer in layers where !seen.insert(layer.name).inserted {
      throw ValueError(
        "the name '\(layer.name)' is used by two layers of the model '\(modelName)'; names must be unique")
    }
  }

  /// A depth-first walk from an output towards the inputs.
  private struct Walk {
    let inputs: Set<ObjectIdentifier>
    var order: [Node] = []
    var indices: [ObjectIdentifier: Int] = [:]
    private var finished = Set<ObjectIdentifier>()

    init(inputs: [KerasTensor]) { self.inputs = Set(inputs.map(ObjectIdentifier.init)) }

    mutating func visit(_ tensor: KerasTensor) throws {
      guard let history = tensor.history else {
        throw ValueError("a symbolic value of the shape \(tensor.shape) comes from no layer")
      }
      let node = history.layer.inboundNodes[history.nodeIndex]
      guard !finished.contains(ObjectIdentifier(node)) else { return }
      let layer = ObjectIdentifier(history.layer)
      if indices[layer] == nil { indices[layer] = indices.count }
      if !node.isInput, !inputs.contains(ObjectIdentifier(tensor)) {
        for input in node.inputs { try visit(input) }
      }
      finished.insert(ObjectIdentifier(node))
      order.append(node)
    }
  }

  /// How many calls lie between each call and the outputs.
  private struct Depths {
    var nodesByDepth: [[Node]]
    var layers: [Layer]

    init(walk: Walk, inputs: [KerasTensor]) {
      var indices = walk.indices
      var nodeDepths: [(node: Node, depth: Int)] = []
      var places: [ObjectIdentifier: Int] = [:]
      var layerDepths: [(layer: Layer, depth: Int)] = []
      var layerPlaces: [ObjectIdentifier: Int] = [:]

      func setDepth(_ node: Node, _ depth: Int) {
        if let place = places[ObjectIdentifier(node)] {
          nodeDepths[place].depth = depth
        } else {
          places[ObjectIdentifier(node)] = nodeDepths.count
          nodeDepths.append((node, depth))
        }
      }
      func depth(_ node: Node) -> Int { places[ObjectIdentifier(node)].map { nodeDepths[$0].depth } ?? 0 }
      func setLayerDepth(_ layer: Layer, _ depth: Int) {
        if let place = layerPlaces[ObjectIdentifier(layer)] {
          layerDepths[place].depth = depth
        } else {
          layerPlaces[ObjectIdentifier(layer)] = layerDepths.count
          layerDepths.append((layer, depth))
        }
      }

      let walked = Set(walk.order.map(ObjectIdentifier.init))
      for node in walk.order.reversed() {
        // A layer used twice stands at its greater depth.
        let former = layerPlaces[ObjectIdentifier(node.layer)].map { layerDepths[$0].depth } ?? 0
        let own = max(depth(node), former)
        setLayerDepth(node.layer, own)
        setDepth(node, own)
        for parent in node.parents where walked.contains(ObjectIdentifier(parent)) {
          setDepth(parent, max(own + 1, depth(parent)))
        }
      }
      for input in inputs {
        guard let layer = input.history?.layer, layerPlaces[ObjectIdentifier(layer)] == nil else { continue }
        setLayerDepth(layer, 0)
        setDepth(layer.inboundNodes[0], 0)
        indices[ObjectIdentifier(layer)] = -1
      }
      let levels = Set(nodeDepths.map(\.depth)).sorted(by: >)
      nodesByDepth = levels.map { level in nodeDepths.filter { $0.depth == level }.map(\.node) }
      layers = Set(layerDepths.map(\.depth)).sorted(by: >).flatMap { level in
        layerDepths.filter { $0.depth == level }.map(\.layer)
          .sorted { indices[ObjectIdentifier($0), default: 0] < indices[ObjectIdentifier($1), default: 0] }
      }
    }
  }
}
