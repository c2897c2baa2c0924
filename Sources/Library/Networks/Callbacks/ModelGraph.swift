import FileFormats
import Tensors

/// A model as the graph that TensorBoard draws: a node for each call of a layer and for each weight, a box for each layer with
/// weights and for each model inside.
///
/// A model of a class of one's own has no symbolic calls; of it the graphs of the models and the layers inside are shown.
package struct ModelGraph {
  /// The nodes, each after those whose values it takes.
  package private(set) var nodes: [NodeDefinition] = []
  private var names = Set<String>()
  private var variableNames: [ObjectIdentifier: String] = [:]

  /// The graph of a built model.
  package init(of model: Model) { _ = add(model, scope: "", inputs: nil) }

  /// Adds what a model does; gives the names of its outputs.
  ///
  /// - Parameter inputs: the names of the values that it is called on; nil for placeholders.
  private mutating func add(_ model: Model, scope: String, inputs: [String]?) -> [String] {
    guard let graph = model.graph else {
      for layer in model.sublayers { addUnconnected(layer, scope: scope) }
      return []
    }
    var places: [ObjectIdentifier: String] = [:]
    for (index, input) in graph.inputs.enumerated() {
      places[ObjectIdentifier(input)] = inputs?[index] ?? addPlaceholder(input, scope: scope)
    }
    for node in graph.nodes where node.outputs.contains(where: { places[ObjectIdentifier($0)] == nil }) {
      let results = addCall(
        node, scope: scope, inputs: node.inputs.compactMap { places[ObjectIdentifier($0)] })
      for (output, name) in zip(node.outputs, results) { places[ObjectIdentifier(output)] = name }
    }
    return graph.outputs.compactMap { places[ObjectIdentifier($0)] }
  }

  private mutating func addUnconnected(_ layer: Layer, scope: String) {
    if let model = layer as? Model {
      _ = add(model, scope: unused(model.name, in: scope), inputs: nil)
    } else {
      _ = add(layer, scope: scope, inputs: [], outputs: [])
    }
  }

  private mutating func addPlaceholder(_ input: KerasTensor, scope: String) -> String {
    let name = unused(input.history?.layer.name ?? input.name, in: scope)
    nodes.append(NodeDefinition(name, "Placeholder", outputs: [Self.output(input)]))
    return name
  }

  private mutating func addCall(_ node: Node, scope: String, inputs: [String]) -> [String] {
    if let model = node.layer as? Model, let graph = model.graph, graph.inputs.count == inputs.count {
      return add(model, scope: unused(model.name, in: scope), inputs: inputs)
    }
    return add(node.layer, scope: scope, inputs: inputs, outputs: node.outputs.map(Self.output))
  }

  /// Adds a call of a layer, and its weights where this is the first call; gives the names of the outputs.
  private mutating func add(
    _ layer: Layer, scope: String, inputs: [String], outputs: [NodeDefinition.Output]
  ) -> [String] {
    let own = unused(layer.name, in: scope)
    let weights = layer.weights.map { add($0, scope: own) }
    let name = weights.isEmpty ? own : unused(layer.className, in: own)
    nodes.append(NodeDefinition(name, layer.className, inputs: inputs + weights, outputs: outputs))
    return outputs.indices.map { $0 == 0 ? name : "\(name):\($0)" }
  }

  private mutating func add(_ variable: Variable, scope: String) -> String {
    if let known = variableNames[ObjectIdentifier(variable)] { return known }
    let name = unused(variable.name, in: scope)
    variableNames[ObjectIdentifier(variable)] = name
    let output = NodeDefinition.Output(dtype: variable.value.dtype, shape: Array(variable.value.shape))
    nodes.append(NodeDefinition(name, "VariableV2", outputs: [output]))
    return name
  }

  private static func output(_ tensor: KerasTensor) -> NodeDefinition.Output {
    NodeDefinition.Output(dtype: tensor.dtype, shape: tensor.shape.dimensions)
  }

  /// A name that no node and no box has yet: `decoder`, `decoder_1`. Colons and carets mean something else in names of inputs.
  private mutating func unused(_ name: String, in scope: String) -> String {
    let plain = (scope.isEmpty ? "" : scope + "/") + name.map { ":^".contains($0) ? "_" : $0 }
    var candidate = plain
    var count = 0
    while !names.insert(candidate).inserted {
      count += 1
      candidate = "\(plain)_\(count)"
    }
    return candidate
  }
}
