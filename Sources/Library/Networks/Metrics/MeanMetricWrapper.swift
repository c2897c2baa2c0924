import OrderedJSON
import Tensors
import UserErrors

/// A metric that is the mean of a function of targets and predictions: `keras.metrics.MeanMetricWrapper` in Keras.
///
///     model.compile(optimizer: "adam", loss: "mse", metrics: [metrics.function("psnr") { y, p in 10 * … }])
public final class MeanMetricWrapper: Metric {
  private let function: (Tensor, Tensor) -> Tensor

  /// The metric; `fn` gives a number for each sample (and place), or one for the batch.
  public init(_ fn: @escaping (Tensor, Tensor) -> Tensor, name: String) {
    function = fn
    super.init(name: name)
  }

  public override var serialized: JSON { ObjectDescription.function(name) }

  public override func updateState(_ yTrue: Tensor, _ yPred: Tensor, sampleWeight: Tensor? = nil) {
    withoutRecording {
      let (yTrue, yPred) = sameRank(yTrue, yPred)
      // One number for the batch counts once, as in Keras: the epoch's value is then the mean over batches.
      add(function(yTrue.astype(.float32), yPred.astype(.float32)), sampleWeight)
    }
  }
}

extension metrics {
  /// See ``Networks/MeanMetricWrapper``.
  public typealias MeanMetricWrapper = Networks.MeanMetricWrapper

  /// A metric that is the mean of a function of one's own, shown under `name`:
  /// `metrics.function("psnr") { yTrue, yPred in … }`.
  public static func function(_ name: String, _ fn: @escaping (Tensor, Tensor) -> Tensor)
    -> Networks.MeanMetricWrapper
  {
    Networks.MeanMetricWrapper(fn, name: name)
  }
}

extension metrics {
  /// The metric that a saved model describes: a name, one of Keras's with its settings, one of the user's own, or a function.
  public static func deserialize(_ json: JSON) throws -> any MetricConvertible {
    if let name = json.stringValue { return name }
    if let own = try CustomObjects.deserialize(json, as: Networks.Metric.self) { return own }
    let className = json["class_name"]?.stringValue ?? ""
    if className == "function" || className == "MeanMetricWrapper" {
      let description = json["config"]?["fn"]?["config"] ?? json["config"]
      let name = description?.stringValue ?? ""
      guard let fn = CustomObjects.function(name, as: ((Tensor, Tensor) -> Tensor).self) else { return name }
      return Networks.MeanMetricWrapper(fn, name: json["config"]?["name"]?.stringValue ?? name)
    }
    let made = try builtIn(className, LayerConfig(json["config"] ?? [:]))
    if let name = json["config"]?["name"]?.stringValue { made.name = name }
    return made
  }

  private static func builtIn(_ className: String, _ config: LayerConfig) throws -> Networks.Metric {
    switch className {
    case "BinaryAccuracy": return Networks.BinaryAccuracy(threshold: config.double("threshold", 0.5))
    case "Precision": return Networks.Precision(thresholds: config.double("thresholds", 0.5))
    case "Recall": return Networks.Recall(thresholds: config.double("thresholds", 0.5))
    case "AUC": return Networks.AUC(numThresholds: config.optionalInt("num_thresholds") ?? 200)
    case "TopKCategoricalAccuracy":
      return Networks.TopKCategoricalAccuracy(k: config.optionalInt("k") ?? 5)
    case "SparseTopKCategoricalAccuracy":
      return Networks.SparseTopKCategoricalAccuracy(k: config.optionalInt("k") ?? 5)
    case "Accuracy": return Networks.Accuracy()
    case "Mean": return Networks.Mean()
    case "Sum": return Networks.Sum()
    default:
      let name = NameScope.snakeCase(className)
      guard let make = byName[name] ?? further[name] else {
        throw ValueError("the metric \(className) is unknown" + CustomObjects.advice(className))
      }
      return make()
    }
  }
}
