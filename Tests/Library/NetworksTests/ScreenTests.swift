import Networks
import OrderedJSON
import ReferenceRuns
import Tensors
import Testing

extension NetworksTests {
  /// What is printed, character by character as Keras prints it.
  @Suite struct ScreenTests {
    @Test func progressBar() throws {
      for golden in try Golden.cases("progress.json") {
        var time = golden["start"]?.doubleValue ?? 0
        var text = ""
        let bar = ProgressBar(
          target: golden["target"]?.intValue ?? 0, verbose: golden["verbose"]?.intValue ?? 0, now: { time },
          write: { text += $0 })
        for call in golden["calls"]?.arrayValue ?? [] {
          time = call["time"]?.doubleValue ?? 0
          let values = (call["values"]?.arrayValue ?? []).map {
            ($0[0]?.stringValue ?? "", $0[1]?.doubleValue ?? 0)
          }
          bar.update(
            call["current"]?.intValue ?? 0, Logs(values), finalize: call["finalize"]?.boolValue ?? false)
        }
        #expect(text == golden["text"]?.stringValue, "\(golden.caseName)")
      }
    }

    private func summaries(_ name: String) throws -> [(width: Int, text: String)] {
      let found = try Golden.cases("summaries.json").filter { $0.caseName == name }
      #expect(!found.isEmpty)
      return found.map { ($0["columns"]?.intValue ?? 0, $0["text"]?.stringValue ?? "") }
    }

    /// Keras takes four less than the terminal has, and at most what it likes best.
    private func length(_ columns: Int, _ best: Int) -> Int { min(best, columns - 4) }

    @Test func lectureModels() throws {
      keras.backend.clearSession()
      let models = LectureModels()
      #expect(models.encoder.countParams() == 96_770)
      #expect(models.decoder.countParams() == 246_273)
      #expect(models.autoencoder.countParams() == 343_043)
      for (name, model) in [
        ("encoder", models.encoder), ("decoder", models.decoder), ("autoencoder", models.autoencoder),
      ] {
        for (columns, text) in try summaries(name) {
          #expect(model.summaryText(lineLength: length(columns, 88)) == text, "\(name), \(columns) columns")
        }
      }
      for (columns, text) in try summaries("autoencoder_nested") {
        #expect(models.autoencoder.summaryText(lineLength: length(columns, 88), expandNested: true) == text)
      }
      models.autoencoder.compile(optimizer: "adam", loss: "mse")
      models.autoencoder.optimizer.build(models.autoencoder.trainableVariables)
      models.encoder.trainable = false
      for (columns, text) in try summaries("autoencoder_frozen") {
        #expect(models.autoencoder.summaryText(lineLength: length(columns, 100), showTrainable: true) == text)
      }
    }

    @Test func branchingModel() throws {
      for (columns, text) in try summaries("branching") {
        keras.backend.clearSession()
        let input = layers.Input(shape: [32, 32, 1], name: "encoder_input")
        var x = layers.Conv2D(32, 3, strides: 2, padding: "same")(input)
        x = layers.BatchNormalization()(x)
        x = layers.LeakyReLU()(x)
        x = layers.Flatten()(x)
        let mean = layers.Dense(2, name: "z_mean")(x)
        let variance = layers.Dense(2, name: "z_log_var")(x)
        let z: KerasTensor = layers.Sampling()([mean, variance])
        let model = models.Model(input, [mean, variance, z], name: "encoder")
        #expect(model.summaryText(lineLength: length(columns, 108)) == text, "\(columns) columns")
      }
    }

    @Test func sharedLayersAndSequentialModels() throws {
      keras.backend.clearSession()
      let a = layers.Input(shape: [4])
      let b = layers.Input(shape: [4])
      let shared = layers.Dense(3)
      let x: KerasTensor = layers.Concatenate()([shared(a), shared(b)])
      let joined = models.Model([a, b], layers.Dense(1)(x))
      #expect(try joined.summaryText(lineLength: 96) == summaries("shared")[0].text)

      keras.backend.clearSession()
      let sequential = models.Sequential([
        layers.Input(shape: [784]), layers.Dense(128, activation: "relu"), layers.Dense(10),
      ])
      #expect(try sequential.summaryText(lineLength: 88) == summaries("sequential")[0].text)
      let unbuilt = models.Sequential([layers.Dense(128), layers.Dense(10)])
      #expect(try unbuilt.summaryText(lineLength: 88) == summaries("sequential_unbuilt")[0].text)
    }
  }
}
