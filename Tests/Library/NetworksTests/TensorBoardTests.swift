import FileFormats
import Foundation
import Networks
import OrderedJSON
import Tensors
import Testing

@Suite struct TensorBoardTests {
  /// Where the environment names a folder, the files are left there for TensorBoard's own reader.
  @Test func foldersAndTagsAreThoseOfKeras() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let logs = (KerasFileTests.exchange.map { $0 + "/logs" } ?? folder.path)
    let model = SavedModels.autoencoder().model
    let x = random([8, 8, 8, 1])
    let history = try model.fit(
      x, x, batchSize: 4, epochs: 3, verbose: 0,
      callbacks: [
        callbacks.TensorBoard(
          logDir: logs, histogramFreq: 1, writeImages: true, updateFreq: "batch",
          reconstructions: x[..<4].reshape([4, 8, 8]))
      ], validationData: (x, x))
    for part in ["train", "validation"] {
      let names = try FileManager.default.contentsOfDirectory(atPath: "\(logs)/\(part)")
      #expect(names.count == 1 && names[0].hasPrefix("events.out.tfevents."))
    }
    let losses: JSON = [
      "train": .array(history["loss"].map { JSON($0) }),
      "validation": .array(history["val_loss"].map { JSON($0) }),
    ]
    try losses.text().write(toFile: logs + "/expected.json", atomically: true, encoding: .utf8)
  }

  private static func names(_ nodes: [NodeDefinition]) -> [String] {
    nodes.map { "\($0.name) = \($0.operation)(\($0.inputs.joined(separator: ", ")))" }
  }

  @Test func theGraphHasCallsWeightsAndTheModelsInside() {
    let code = layers.Input(shape: [2], name: "code")
    let decoder = Model(code, layers.Dense(3, name: "grow")(code), name: "decoder")
    let x = layers.Input(shape: [4], name: "x")
    let hidden: KerasTensor = layers.Dense(2, useBias: false, name: "shrink")(x)
    let shared = layers.Activation("relu", name: "act:1")
    let model = Model(
      x, layers.Concatenate(name: "both")([decoder(shared(hidden)), decoder(shared(hidden))]), name: "whole")
    #expect(
      Self.names(ModelGraph(of: model).nodes) == [
        "x = Placeholder()", "shrink/kernel = VariableV2()", "shrink/Dense = Dense(x, shrink/kernel)",
        "act_1 = Activation(shrink/Dense)", "act_1_1 = Activation(shrink/Dense)",
        "decoder/grow/kernel = VariableV2()", "decoder/grow/bias = VariableV2()",
        "decoder/grow/Dense = Dense(act_1_1, decoder/grow/kernel, decoder/grow/bias)",
        "decoder_1/grow/Dense = Dense(act_1, decoder/grow/kernel, decoder/grow/bias)",
        "both = Concatenate(decoder/grow/Dense, decoder_1/grow/Dense)",
      ])
    #expect(
      ModelGraph(of: model).nodes.last?.outputs == [NodeDefinition.Output(dtype: .float32, shape: [nil, 6])])
  }

  @Test func theGraphOfAClassOfOnesOwnShowsTheModelsInside() {
    final class Pair: Model {
      let first: Sequential
      let second: Dropout
      init() {
        first = Sequential(
          [Networks.layers.Input(shape: [2], name: "in"), Networks.layers.Dense(1, name: "d")], name: "first")
        second = Networks.layers.Dropout(0.5, name: "drop")
        super.init()
      }
    }
    #expect(
      Self.names(ModelGraph(of: Pair()).nodes) == [
        "first/in = Placeholder()", "first/d/kernel = VariableV2()", "first/d/bias = VariableV2()",
        "first/d/Dense = Dense(first/in, first/d/kernel, first/d/bias)", "drop = Dropout()",
      ])
  }

  @Test func aModelThatIsBuiltByItsDataIsShown() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let model = Sequential([layers.Dense(1, name: "only")])
    model.compile(optimizer: "sgd", loss: "mse")
    let x = random([4, 2])
    try model.fit(x, x[0..., ..<1], verbose: 0, callbacks: [callbacks.TensorBoard(logDir: folder.path)])
    let file = try FileManager.default.contentsOfDirectory(atPath: folder("train"))[0]
    let bytes = try Data(contentsOf: URL(fileURLWithPath: folder("train/\(file)")))
    for word in ["Placeholder", "only/kernel", "graph_keras_model"] {
      #expect(bytes.range(of: Data(word.utf8)) != nil, "\(word)")
    }
  }
}
