import OrderedJSON

/// Makes the calls of a functional model's layers again, each as soon as the values it needs are there
/// (keras/src/models/functional.py, functional_from_config).
struct GraphBuilder {
  fileprivate struct Entry {
    let layer: Layer
    /// How many calls the layer had before: a shared layer may come with calls of another model.
    let firstNode: Int
    /// How many calls it has in this model.
    let count: Int
    var waiting: ArraySlice<JSON>
    /// The numbers under which the file refers to the calls, in order.
    var numbers: [Int] = []
  }

  private var names: [String] = []
  private var entries: [String: Entry] = [:]
  private var current: String?

  /// Takes in a layer with its calls.
  mutating func add(_ layer: Layer, name: String, calls: [JSON]) throws {
    let isInput = layer is InputLayer
    let entry = Entry(
      layer: layer, firstNode: isInput ? 0 : layer.inboundNodes.count, count: isInput ? 1 : calls.count,
      waiting: calls[...])
    guard entries.updateValue(entry, forKey: name) == nil else {
      throw ModelFileError("config.json has two layers called '\(name)' in one model")
    }
    names.append(name)
  }

  /// Takes in which calls the others refer to, once all layers are there: the numbers of a layer that several models share
  /// begin at 0 in files of Keras 3.9, but behind the calls of the other models where Keras is to find them again.
  mutating func noteReferences(outputs: JSON) throws {
    var numbers: [String: Set<Int>] = [:]
    for name in names {
      for call in entries[name]?.waiting ?? [] {
        var histories: [JSON] = []
        collect(call, &histories)
        for history in histories {
          guard let name = history[0]?.stringValue, let number = history[1]?.intValue else { continue }
          numbers[name, default: []].insert(number)
        }
      }
    }
    let inCalls = numbers
    for place in Self.places(outputs) {
      guard let entry = entries[place.name] else { continue }
      numbers[place.name, default: []].insert(place.node - entry.firstPlace(place.node))
    }
    for name in names {
      guard let count = entries[name]?.count else { continue }
      let candidates = [numbers[name] ?? [], inCalls[name] ?? []]
      entries[name]?.numbers = candidates.first { $0.count == count }.map { $0.sorted() } ?? []
    }
  }

  /// The triples of `input_layers` or `output_layers`: one, or a list or an object of them.
  private static func places(_ json: JSON) -> [(name: String, node: Int, index: Int)] {
    if let object = json.objectValue { return object.flatMap { places($0.1) } }
    guard let list = json.arrayValue else { return [] }
    if list.count == 3, let name = list[0].stringValue, let node = list[1].intValue,
      let index = list[2].intValue
    {
      return [(name, node, index)]
    }
    return list.flatMap(places)
  }

  /// The next call that can be made; nil when all are, and an error when the rest wait for each other.
  mutating func next() throws -> (layer: Layer, inputs: [KerasTensor])? {
    var isWaiting = false
    for name in names {
      guard let entry = entries[name], let call = entry.waiting.first else { continue }
      isWaiting = true
      if let inputs = try inputs(of: call, layer: name) {
        current = name
        return (entry.layer, inputs)
      }
    }
    guard !isWaiting else {
      throw ModelFileError("config.json has layers whose inputs come from no layer before them")
    }
    return nil
  }

  /// Notes that the call last given by ``next()`` was made.
  mutating func made(_ outputs: [KerasTensor]) {
    guard let current else { return }
    _ = entries[current]?.waiting.popFirst()
  }

  /// The values that `input_layers` or `output_layers` list: one triple, or a list or an object of them.
  func tensors(_ json: JSON) throws -> [KerasTensor] {
    try Self.places(json).map { place in
      guard let entry = entries[place.name] else {
        throw ModelFileError("config.json has an input or output of the unknown layer '\(place.name)'")
      }
      guard let tensor = tensor(entry, place.node - entry.firstPlace(place.node), place.index) else {
        throw ModelFileError(
          "config.json has an input or output that no layer makes: \(place.name), \(place.node), \(place.index)"
        )
      }
      return tensor
    }
  }

  /// The values that a call is made on; nil while some are missing.
  private func inputs(of call: JSON, layer: String) throws -> [KerasTensor]? {
    var histories: [JSON] = []
    collect(call["args"] ?? call, &histories)
    if let kwargs = call["kwargs"] { collect(kwargs, &histories) }
    guard !histories.isEmpty else {
      throw ModelFileError("the layer '\(layer)' is called on nothing in config.json")
    }
    var result: [KerasTensor] = []
    for history in histories {
      guard let name = history[0]?.stringValue, let node = history[1]?.intValue,
        let index = history[2]?.intValue,
        let entry = entries[name]
      else { throw ModelFileError("the layer '\(layer)' is called on an unknown value: \(history.text())") }
      guard let tensor = tensor(entry, node, index) else { return nil }
      result.append(tensor)
    }
    return result
  }

  /// The output number `index` of the call that the file knows as number `node`, if that was made.
  private func tensor(_ entry: Entry, _ node: Int, _ index: Int) -> KerasTensor? {
    let nodes = entry.layer.inboundNodes.dropFirst(entry.firstNode)
    let node = entry.numbers.firstIndex(of: node) ?? node
    guard node >= 0, node < nodes.count else { return nil }
    let outputs = nodes[nodes.startIndex + node].outputs
    return outputs.indices.contains(index) ? outputs[index] : nil
  }

  /// The origins of all symbolic values in the arguments of a call, in order.
  private func collect(_ json: JSON, _ histories: inout [JSON]) {
    if json["class_name"]?.stringValue == "__keras_tensor__" {
      if let history = json["config"]?["keras_history"] { histories.append(history) }
    } else if let list = json.arrayValue {
      for element in list { collect(element, &histories) }
    } else if let object = json.objectValue {
      for (_, value) in object { collect(value, &histories) }
    }
  }
}

extension GraphBuilder.Entry {
  /// What `output_layers` counts before the first call: Keras gives a functional model a first node of its own there.
  fileprivate func firstPlace(_ node: Int) -> Int {
    layer is Model && !(layer is Sequential) && node > 0 ? 1 : 0
  }
}
