import FileFormats
import Foundation
import OrderedJSON
import Tensors

/// What ``BackupAndRestore`` keeps beside weights and optimizer: the position in the run, random
/// generators, what other callbacks remember.
struct TrainingState {
  /// The group of the file that holds it.
  static let groupName = "lectern_training"

  let position: TrainingPosition
  private let learningRate: Double?
  /// Of the layers that have generators of their own, in order.
  private let generators: [RandomGenerator.State]
  private var memories: [(className: String, memory: CallbackMemory)]

  /// The present state of a run.
  init(_ model: Model, _ position: TrainingPosition, _ callbacks: CallbackList) throws {
    self.position = position
    learningRate = model.compilation.flatMap {
      $0.optimizer.learningRateSource.isSchedule ? nil : $0.optimizer.learningRate
    }
    generators = Self.generators(of: model).map(\.state)
    memories = callbacks.resumable.map { (String(describing: type(of: $0)), $0.memory) }
  }

  private static func generators(of model: Model) -> [RandomGenerator] {
    model.flattenedLayers.compactMap { ($0 as? RandomLayer)?.generator }.filter {
      $0 !== RandomGenerator.shared
    }
  }

  // MARK: Putting back

  /// Sets what belongs to the model.
  func restore(_ model: Model) throws {
    let own = Self.generators(of: model)
    guard own.count == generators.count else {
      throw CallbackError("the model has other layers with seeds than the one that was trained")
    }
    for (generator, state) in zip(own, generators) { generator.state = state }
    // The file of weights holds the rate in single precision.
    if let learningRate, let optimizer = model.compilation?.optimizer,
      !optimizer.learningRateSource.isSchedule
    {
      optimizer.learningRate = learningRate
    }
    if let state = position.generatorState { RandomGenerator.shared.state = state }
  }

  /// Gives the callbacks their memories back.
  func restore(_ callbacks: CallbackList) throws {
    var left = memories
    for callback in callbacks.resumable {
      let name = String(describing: type(of: callback))
      guard let index = left.firstIndex(where: { $0.className == name }) else { continue }
      try callback.restore(left.remove(at: index).memory)
    }
  }

  // MARK: In the file

  /// The group that holds the state.
  func group() throws -> HDF5Group {
    var group = HDF5Group()
    var values: JSON = [
      "epoch": JSON(position.epoch), "step": JSON(position.step),
      "order": Self.json(position.orderState), "generator": Self.json(position.generatorState),
      "metrics": .array(position.metrics.map { [JSON("\($0.total)"), JSON("\($0.count)")] }),
      "logs": .array(position.logs.map { [JSON($0.key), JSON("\($0.value)")] }),
      "generators": .array(generators.map { Self.json($0) }),
      "callbacks": .array(memories.map { ["class_name": JSON($0.className), "values": $0.memory.values] }),
    ]
    if let learningRate { values["learning_rate"] = JSON("\(learningRate)") }
    let text = Array(values.text().utf8)
    group["state"] = .array(NumericArray(type: .uint8, shape: [text.count], bytes: text))
    for (index, memory) in memories.enumerated() where !memory.memory.tensors.isEmpty {
      group.setGroup(WeightTree.vars(memory.className, memory.memory.tensors), at: ["callback_\(index)"])
    }
    return group
  }

  /// The state that a group of a file holds.
  init(_ group: HDF5Group) throws {
    guard let text = group.array("state")?.bytes, let values = try? JSON(parsing: Data(text)),
      let epoch = values["epoch"]?.intValue, let step = values["step"]?.intValue, epoch >= 0, step >= 0
    else { throw CallbackError("its state of the run is damaged") }
    let numbers = { (json: JSON?) in json?.stringValue.flatMap { Double($0) } ?? 0 }
    position = TrainingPosition(
      epoch: epoch, step: step, orderState: Self.state(values["order"]),
      generatorState: Self.state(values["generator"]),
      metrics: (values["metrics"]?.arrayValue ?? []).map {
        .init(total: numbers($0[0]), count: numbers($0[1]))
      },
      logs: Logs((values["logs"]?.arrayValue ?? []).map { ($0[0]?.stringValue ?? "", numbers($0[1])) }))
    learningRate = values["learning_rate"]?.stringValue.flatMap { Double($0) }
    generators = (values["generators"]?.arrayValue ?? []).compactMap { Self.state($0) }
    memories = try (values["callbacks"]?.arrayValue ?? []).enumerated().map { index, json in
      var memory = CallbackMemory()
      memory.values = json["values"] ?? [:]
      if let tensors = group.group(at: "callback_\(index)") {
        memory.tensors = try WeightTree.values(tensors, "callback_\(index)")
      }
      return (json["class_name"]?.stringValue ?? "", memory)
    }
  }

  // Texts, since JSON's numbers do not hold 64 bits everywhere.
  private static func json(_ state: RandomGenerator.State?) -> JSON {
    state.map { [JSON(String($0.key)), JSON(String($0.position))] } ?? .null
  }

  private static func state(_ json: JSON?) -> RandomGenerator.State? {
    guard let key = json?[0]?.stringValue.flatMap(UInt64.init),
      let position = json?[1]?.stringValue.flatMap(UInt64.init)
    else { return nil }
    return RandomGenerator.State(key: key, position: position)
  }
}
