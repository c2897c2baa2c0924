import OrderedJSON
import UserErrors

/// How a model was compiled, as Keras describes it (keras/src/trainers/trainer.py, get_compile_config).
enum CompileConfig {
  /// The description; nil, with a warning, where the loss or a metric is code of one's own that no file can hold.
  static func describe(_ compilation: Compilation) -> JSON? {
    guard compilation.losses.allSatisfy({ $0.map(isKerasClass) ?? true }) else {
      Screen.warn(
        "the model's loss is code of its own and is not saved; compile the model again after loading it")
      return nil
    }
    let losses = compilation.losses.map { $0?.serialized ?? nil }
    let byName = compilation.givenMetricsByName
    return [
      "optimizer": compilation.optimizer.serialized,
      "loss": losses.count > 1 ? .array(losses) : losses.first ?? nil,
      "loss_weights": compilation.lossWeights.map { .array($0.map { JSON($0) }) } ?? nil,
      "metrics": byName.isEmpty
        ? metrics(compilation.givenMetrics)
        : .object(
          JSON.Object(byName.sorted { $0.key < $1.key }.map { ($0.key, metrics($0.value)) })),
      "weighted_metrics": nil, "run_eagerly": false,
      "steps_per_execution": 1, "jit_compile": false,
    ]
  }

  private static func metrics(_ given: [any MetricConvertible]) -> JSON {
    let described = given.compactMap { metric -> JSON? in
      if let name = metric as? String { return JSON(name) }
      guard let metric = metric as? Metric, isKerasClass(metric) else { return nil }
      return [
        "module": "keras.metrics", "class_name": JSON(metric.className), "config": metric.config,
        "registered_name": nil,
      ]
    }
    return described.isEmpty ? nil : .array(described)
  }

  private static func isKerasClass(_ object: AnyObject) -> Bool {
    String(reflecting: type(of: object)).hasPrefix("Networks.") && !(object is FunctionLoss)
  }

  /// Compiles `model` as the description says. What cannot be made again is named in a warning: the model predicts all the
  /// same, and can be compiled anew.
  static func compile(_ model: Model, from json: JSON) {
    do {
      let optimizer = try optimizers.deserialize(json["optimizer"] ?? "rmsprop")
      let weights = json["loss_weights"]?.arrayValue?.compactMap(\.doubleValue)
      model.compilation = Compilation(
        optimizer: optimizer, losses: try losses(json["loss"] ?? nil, model), lossWeights: weights,
        metrics: try metrics(json["metrics"] ?? nil))
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

  private static func metrics(_ json: JSON) throws -> [any MetricConvertible] {
    if json.isNull { return [] }
    if let name = json.stringValue { return [name] }
    if let list = json.arrayValue { return try list.flatMap(metrics) }
    guard let className = json["class_name"]?.stringValue else {
      return try (json.objectValue?.map { $0.1 } ?? []).flatMap(metrics)
    }
    let name = json["config"]?["name"]?.stringValue ?? NameScope.snakeCase(className)
    // Keras's own metrics have the snake-case name of their class, unless they were given another.
    let known = [name, NameScope.snakeCase(className)].first {
      Networks.metrics.byName[$0] != nil || Networks.metrics.further[$0] != nil
    }
    guard let known else { throw ValueError("the metric \(className) is unknown") }
    return [known]
  }
}
