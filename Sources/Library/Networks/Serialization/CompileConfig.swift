import OrderedJSON
import UserErrors

/// How a model was compiled, as Keras describes it (keras/src/trainers/trainer.py, get_compile_config).
enum CompileConfig {
  /// The description; nil, with a warning, where the loss or a metric is code of one's own that no file can hold.
  static func describe(_ compilation: Compilation) -> JSON? {
    guard compilation.losses.allSatisfy({ ($0 as? FunctionLoss)?.isNamed ?? true }) else {
      Screen.warn(
        "the model's loss is a function without a name and is not saved; compile the model again after loading it, or "
          + "name it, losses.function(\"name\") { … }")
      return nil
    }
    let losses = compilation.losses.map { $0?.serialized ?? nil }
    return [
      "optimizer": compilation.optimizer.serialized,
      "loss": losses.count > 1 ? .array(losses) : losses.first ?? nil,
      "loss_weights": compilation.lossWeights.map { .array($0.map { JSON($0) }) } ?? nil,
      "metrics": metrics(compilation.givenMetrics),
      "weighted_metrics": metrics(compilation.givenWeightedMetrics), "run_eagerly": false,
      "steps_per_execution": 1, "jit_compile": false,
    ]
  }

  /// Metrics as they were given: a list, a list of lists, or an object by the outputs' names.
  private static func metrics(_ given: MetricList) -> JSON {
    if given.isEmpty { return .null }
    let parts = given.entries.map { ($0.output ?? "", described($0.group)) }
    return given.isNamed ? .object(JSON.Object(parts)) : .array(parts.map(\.1))
  }

  private static func described(_ group: any MetricGroup) -> JSON {
    switch group {
    case let name as String: JSON(name)
    case let metric as Metric: metric.serialized
    default: .array(((try? group.members()) ?? []).map { described($0) })
    }
  }

  /// Compiles `model` as the description says. What cannot be made again is named in a warning: the model predicts all the
  /// same, and can be compiled anew.
  static func compile(_ model: Model, from json: JSON) {
    do {
      let optimizer = try optimizers.deserialize(json["optimizer"] ?? "rmsprop")
      let weights = json["loss_weights"]?.arrayValue?.compactMap(\.doubleValue)
      model.compilation = Compilation(
        optimizer: optimizer, losses: try losses(json["loss"] ?? nil, model), lossWeights: weights,
        metrics: try metrics(json["metrics"] ?? nil),
        weightedMetrics: try metrics(json["weighted_metrics"] ?? nil))
      if model.built { optimizer.build(model.trainableVariables) }
    } catch {
      let reason = (error as? any UserError)?.message ?? "\(error)"
      Screen.warn(
        "the loaded model '\(model.name)' is not compiled: \(reason). Call compile before fit or evaluate")
    }
  }

  /// One loss, a list of them, or an object of them by the outputs' names.
  private static func losses(_ json: JSON, _ model: Model) throws -> [Loss?] {
    if json.isNull { return [] }
    if let list = json.arrayValue {
      return try list.map { $0.isNull ? nil : try Networks.losses.deserialize($0) }
    }
    if json["class_name"] == nil, let object = json.objectValue {
      return try model.outputNames.map { name in
        guard let loss = object[name], !loss.isNull else { return nil }
        return try Networks.losses.deserialize(loss)
      }
    }
    return [try Networks.losses.deserialize(json)]
  }

  private static func metrics(_ json: JSON) throws -> MetricList {
    if json.isNull { return [] }
    if let list = json.arrayValue { return MetricList(try list.map(group)) }
    if json["class_name"] == nil, let object = json.objectValue {
      return MetricList(
        Dictionary(try object.map { ($0.0, try group($0.1)) }, uniquingKeysWith: { first, _ in first }))
    }
    return MetricList([try group(json)])
  }

  private static func group(_ json: JSON) throws -> any MetricGroup {
    if json.isNull { return [any MetricConvertible]() }
    if let list = json.arrayValue { return try list.map { try Networks.metrics.deserialize($0) } }
    return try Networks.metrics.deserialize(json)
  }
}
