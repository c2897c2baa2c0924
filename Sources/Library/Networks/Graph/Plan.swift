import Tensors

/// A graph made ready to run: every value has a numbered place, and is let go as soon as nothing needs it any more.
struct Plan {
  /// One call: where its inputs lie, where its outputs go, and which places are free afterwards.
  private struct Step {
    let layer: Layer
    let inputs: [Int]
    let outputs: [Int]
    var released: [Int] = []
  }

  private var steps: [Step] = []
  private let inputPlaces: [Int]
  private let outputPlaces: [Int]
  private let count: Int

  init(nodes: [Node], inputs: [KerasTensor], outputs: [KerasTensor]) {
    var places: [ObjectIdentifier: Int] = [:]
    func place(_ tensor: KerasTensor) -> Int {
      if let known = places[ObjectIdentifier(tensor)] { return known }
      places[ObjectIdentifier(tensor)] = places.count
      return places.count - 1
    }
    inputPlaces = inputs.map(place)
    let given = Set(inputs.map(ObjectIdentifier.init))
    for node in nodes where !node.isInput {
      // A call whose outputs were given as the model's inputs need not be made.
      if node.outputs.allSatisfy({ given.contains(ObjectIdentifier($0)) }) { continue }
      steps.append(Step(layer: node.layer, inputs: node.inputs.map(place), outputs: node.outputs.map(place)))
    }
    outputPlaces = outputs.map(place)
    count = places.count
    var needed = Set(outputPlaces)
    for index in steps.indices.reversed() {
      for input in steps[index].inputs where needed.insert(input).inserted {
        steps[index].released.append(input)
      }
    }
  }

  /// The outputs for these inputs.
  func run(_ inputs: [Tensor], training: Bool) -> [Tensor] {
    var values: [Tensor?] = Array(repeating: nil, count: count)
    for (place, input) in zip(inputPlaces, inputs) { values[place] = input }
    for step in steps {
      let arguments = step.inputs.compactMap { values[$0] }
      for place in step.released { values[place] = nil }
      let results = step.layer.eagerCall(arguments, training: training)
      for (place, result) in zip(step.outputs, results) { values[place] = result }
    }
    return outputPlaces.compactMap { values[$0] }
  }

  /// The outputs' shapes for inputs of these shapes.
  func shapes(_ inputs: [SymbolicShape]) -> [SymbolicShape] {
    var values: [SymbolicShape?] = Array(repeating: nil, count: count)
    for (place, input) in zip(inputPlaces, inputs) { values[place] = input }
    for step in steps {
      let arguments = step.inputs.compactMap { values[$0] }
      step.layer.buildIfNeeded(arguments)
      for (place, result) in zip(step.outputs, step.layer.computeOutputShape(arguments)) {
        values[place] = result
      }
    }
    return outputPlaces.compactMap { values[$0] }
  }
}
