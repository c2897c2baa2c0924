import FileFormats
import Foundation
import OrderedJSON
import Tensors
import UserErrors

/// Writes what TensorBoard shows: the values of each epoch, the model's graph and summary, and if asked for, histograms of the
/// weights, pictures of what an autoencoder makes of some samples, and the values of each batch. See it by
/// `tensorboard --logdir logs`.
///
///     callbacks.TensorBoard(logDir: "logs", histogramFreq: 1, reconstructions: xTest[..<10])
///
/// Training values go to the folder `train`, those of validation to `validation`, under the tags that Keras uses (`epoch_loss`,
/// `evaluation_loss_vs_iterations`, `batch_loss`). See Keras, `keras/src/callbacks/tensorboard.py`.
public final class TensorBoard: Callback {
  /// When values are written.
  public enum UpdateFrequency: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    /// After each epoch.
    case epoch
    /// After each so many batches as well.
    case batches(Int)

    /// `"epoch"`, or `"batch"` for each batch.
    public init(stringLiteral word: String) { self = word == "batch" ? .batches(1) : .epoch }
    /// A number of batches.
    public init(integerLiteral count: Int) { self = .batches(Swift.max(1, count)) }
  }

  /// The folder for this run.
  public let logDir: String
  private let histogramFreq: Int
  private let writeGraph: Bool
  private let writeImages: Bool
  private let updateFreq: UpdateFrequency
  private let reconstructions: Tensor?
  private var trainWriter: EventFileWriter?
  private var validationWriter: EventFileWriter?
  private var trainBatches = 0

  /// The callback.
  ///
  /// - Parameters:
  ///   - logDir: the folder; one for each run, so that runs can be compared.
  ///   - histogramFreq: after how many epochs histograms of the weights are written; 0 for never.
  ///   - writeGraph: whether the model is written, for the page of graphs.
  ///   - writeImages: whether the weights are written as pictures too, where histograms are.
  ///   - updateFreq: `"epoch"`, `"batch"`, or a number of batches.
  ///   - reconstructions: some samples, (n, height, width, channels) or (n, height, width), between 0 and 1: after each epoch a
  ///     picture is written with these above and what the model makes of them below.
  public init(
    logDir: String = "logs", histogramFreq: Int = 0, writeGraph: Bool = true, writeImages: Bool = false,
    updateFreq: UpdateFrequency = .epoch, reconstructions: Tensor? = nil
  ) {
    (self.logDir, self.histogramFreq, self.writeGraph) = (logDir, histogramFreq, writeGraph)
    (self.writeImages, self.updateFreq, self.reconstructions) = (writeImages, updateFreq, reconstructions)
    super.init()
    orRaise { () throws(ShapeError) in
      guard let shape = reconstructions?.shape, !(3...4).contains(shape.count) || shape.contains(0) else {
        return
      }
      throw ShapeError(
        "TensorBoard: reconstructions must be images (n, height, width, channels), not \(shape)")
    }
  }

  public override func onTrainBegin() throws {
    (trainWriter, validationWriter, trainBatches) = (nil, nil, 0)
  }

  /// What the model is, in three forms: its calls and weights (the graph "of operations"), its configuration (the "conceptual"
  /// graph), its summary. Written after the first batch, when a model without a declared input is built.
  private func writeModel() throws {
    try train().write(graph: ModelGraph(of: model).nodes)
    // A model that cannot be described is trained all the same.
    if model.graph != nil, let json = try? Self.graphDescription(of: model) {
      try train().write([SummaryValue(tag: "keras", .kerasModel(json: json))], step: 0)
    }
    let table = "    " + model.summaryText().replacingOccurrences(of: "\n", with: "\n    ")
    try train().write([SummaryValue(tag: "model_summary", .text(table))], step: 0)
  }

  public override func onTrainBatchEnd(_ batch: Int, _ logs: Logs) throws {
    trainBatches += 1
    if writeGraph, trainBatches == 1 { try writeModel() }
    guard case .batches(let count) = updateFreq, trainBatches % count == 0 else { return }
    try train().write(Self.scalars(logs.map { ("batch_" + $0.key, $0.value) }), step: trainBatches)
  }

  public override func onTestEnd(_ logs: Logs) throws {
    guard let optimizer = model.compilation?.optimizer else { return }
    let values = logs.map { ("evaluation_" + $0.key + "_vs_iterations", $0.value) }
    try validation().write(Self.scalars(values), step: optimizer.iterations)
  }

  public override func onEpochEnd(_ epoch: Int, _ logs: Logs) throws {
    var training = logs.filter { !$0.key.hasPrefix("val_") }.map { ("epoch_" + $0.key, $0.value) }
    if let optimizer = model.compilation?.optimizer {
      training.append(("epoch_learning_rate", optimizer.learningRate))
    }
    try train().write(Self.scalars(training), step: epoch)
    let validated = logs.filter { $0.key.hasPrefix("val_") }.map {
      ("epoch_" + $0.key.dropFirst(4), $0.value)
    }
    if !validated.isEmpty { try validation().write(Self.scalars(validated), step: epoch) }
    if histogramFreq > 0, epoch % histogramFreq == 0 {
      try train().write(histograms() + (writeImages ? pictures() : []), step: epoch)
    }
    if let reconstructions {
      let picture = try ReconstructionPicture(of: reconstructions, by: model)
      try train().write([SummaryValue(tag: "reconstructions", picture.summary)], step: epoch)
    }
  }

  public override func onTrainEnd(_ logs: Logs) { (trainWriter, validationWriter) = (nil, nil) }

  /// The model's description with a single input or output as TensorBoard wants it, not in a list
  /// (tensorboard/plugins/graph/keras_util.py).
  private static func graphDescription(of model: Model) throws -> String {
    func flattened(_ json: JSON) -> JSON {
      if let list = json.arrayValue { return .array(list.map(flattened)) }
      guard let object = json.objectValue else { return json }
      var result: JSON = [:]
      for (key, value) in object {
        let isPlaces = key == "input_layers" || key == "output_layers"
        result[key] = isPlaces && value.arrayValue?.count == 1 ? value[0] : flattened(value)
      }
      return result
    }
    return flattened(try ModelSerializer.describe(model)).text()
  }

  /// The files are made when there is something to write.
  private func train() throws -> EventFileWriter {
    let writer = try trainWriter ?? EventFileWriter(folder: logDir + "/train")
    trainWriter = writer
    return writer
  }

  private func validation() throws -> EventFileWriter {
    let writer = try validationWriter ?? EventFileWriter(folder: logDir + "/validation")
    validationWriter = writer
    return writer
  }

  private static func scalars(_ values: [(String, Double)]) -> [SummaryValue] {
    values.map { SummaryValue(tag: $0.0, .scalar(Float($0.1))) }
  }

  /// A picture of each weight that can be one.
  private func pictures() -> [SummaryValue] {
    model.flattenedLayers.flatMap { layer in
      layer.directVariables.compactMap { weight in
        WeightPictures(of: weight.value).map {
          SummaryValue(tag: "\(layer.name)/\(weight.name)/image", $0.summary)
        }
      }
    }
  }

  /// A histogram of each weight, under the names of layer and weight.
  private func histograms() -> [SummaryValue] {
    model.flattenedLayers.flatMap { layer in
      layer.directVariables.map { weight in
        SummaryValue(
          tag: "\(layer.name)/\(weight.name)/histogram",
          .histogram(Histogram.buckets(weight.value.detached.floats)))
      }
    }
  }
}

/// Counts of numbers in intervals of equal width, as TensorBoard's own histogram summary makes them
/// (tensorboard/plugins/histogram/summary_v2.py).
enum Histogram {
  /// Thirty intervals from the least to the greatest of `values`; one interval where all are equal.
  static func buckets(_ values: [Float], count: Int = 30) -> [SummaryValue.Bucket] {
    let finite = values.filter(\.isFinite).map(Double.init)
    guard let least = finite.min(), let greatest = finite.max() else { return [] }
    guard greatest > least else {
      return [.init(left: least - 0.5, right: least + 0.5, count: Double(finite.count))]
    }
    let width = (greatest - least) / Double(count)
    var counts = [Double](repeating: 0, count: count)
    for value in finite { counts[min(count - 1, Int((value - least) / width))] += 1 }
    return counts.indices.map { index in
      let right = index == count - 1 ? greatest : least + Double(index + 1) * width
      return .init(left: least + Double(index) * width, right: right, count: counts[index])
    }
  }
}
