import KeywordCalls
import Tensors
import UserErrors

extension Model {
  /// `compile` with its arguments in any order: `model.compile(loss: "mse", optimizer: "adam", metrics: ["mae"])`.
  ///
  /// For a model with several outputs `loss`, `lossWeights` and `metrics` may be dictionaries by the names of the outputs' layers.
  @_disfavoredOverload
  public var compile: NonThrowingKeywordCall<Void> {
    NonThrowingKeywordCall { [self] arguments in
      try arguments.begin("compile", positional: "optimizer", "loss", "lossWeights", "metrics")
      let optimizer =
        try arguments.take(
          "optimizer", expecting: "an optimizer or its name", { $0 as? any OptimizerConvertible })
        ?? "rmsprop"
      let losses =
        try arguments.take(
          "loss", expecting: "a loss, its name, a function, a list or a dictionary", givenLosses) ?? []
      let weights = try arguments.take(
        "lossWeights", expecting: "a list or a dictionary of numbers", givenWeights)
      let metrics =
        try arguments.take("metrics", expecting: "a list of metrics or of their names", givenMetrics)
        ?? []
      // Settings of Keras that change nothing here: every step is run as it is written, on one machine.
      for ignored in ["runEagerly", "jitCompile", "autoScaleLoss", "stepsPerExecution"] {
        _ = arguments.take(ignored)
      }
      try arguments.end()
      compilation = Compilation(
        optimizer: try optimizer.asOptimizer(), losses: losses, lossWeights: weights, metrics: metrics)
    }
  }

  private func givenLosses(_ value: Any) throws -> [Loss?]? {
    if let loss = value as? any LossConvertible { return [try loss.asLoss()] }
    if let function = value as? (Tensor, Tensor) -> Tensor { return [FunctionLoss(function)] }
    if let list = value as? [any LossConvertible] { return try list.map { try $0.asLoss() } }
    if let list = value as? [Any] {
      let losses = list.compactMap { $0 as? any LossConvertible }
      return losses.count == list.count ? try losses.map { try $0.asLoss() } : nil
    }
    if let named = value as? [String: any LossConvertible] {
      return try inOutputOrder(named, "loss").map { try $0?.asLoss() }
    }
    if let named = value as? [String: Any] {
      let losses = named.compactMapValues { $0 as? any LossConvertible }
      return losses.count == named.count ? try inOutputOrder(losses, "loss").map { try $0?.asLoss() } : nil
    }
    return nil
  }

  private func givenWeights(_ value: Any) throws -> [Double]? {
    if let list = value as? [Double] { return list }
    if let list = value as? [Int] { return list.map(Double.init) }
    if let named = value as? [String: Double] {
      return try inOutputOrder(named, "lossWeights").map { $0 ?? 1 }
    }
    return nil
  }

  private func givenMetrics(_ value: Any) throws -> MetricList? {
    if let list = value as? [Any] {
      let groups = list.compactMap { $0 as? any MetricGroup }
      return groups.count == list.count ? MetricList(groups) : nil
    }
    if let named = value as? [String: Any] {
      let groups = named.compactMapValues { $0 as? any MetricGroup }
      return groups.count == named.count ? MetricList(groups) : nil
    }
    return (value as? any MetricGroup).map { MetricList([$0]) }
  }

  /// Values by the names of outputs, in the outputs' order; an unknown name is an error.
  func inOutputOrder<Value>(_ values: [String: Value], _ what: String) throws -> [Value?] {
    for name in values.keys where !outputNames.contains(name) {
      throw ValueError(
        unknownName(name, of: "output of the model '\(self.name)' in \(what)", known: outputNames))
    }
    return outputNames.map { values[$0] }
  }
}
