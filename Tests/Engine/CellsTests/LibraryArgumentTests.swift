import Foundation
import Testing

/// The library's functions in cells: each has one declaration, and cells may write its arguments in
/// any order, and those without a label with the name that they have in Keras, NumPy or matplotlib.
@Suite(.serialized) struct LibraryArgumentTests {
  static let notebook = Result { try Notebook() }

  /// A call's name and its arguments, all with names, in the order of the declaration.
  private static let layers: [(call: String, arguments: [String])] = [
    ("layers.Dense", ["units: 3", "activation: \"relu\"", "useBias: false", "kernelInitializer: \"ones\""]),
    ("layers.Dense", ["units: 3", "activityRegularizer: regularizers.L1(0.1)", "trainable: false"]),
    (
      "layers.Conv2D",
      ["filters: 3", "kernelSize: (3, 3)", "strides: 2", "activation: \"relu\"", "padding: \"same\""]
    ),
    ("layers.Conv2D", ["filters: 3", "kernelSize: 3", "strides: (2, 1)", "padding: \"same\""]),
    ("layers.Conv2DTranspose", ["filters: 3", "kernelSize: [3, 3]", "strides: 2", "useBias: false"]),
    ("layers.MaxPooling2D", ["poolSize: (2, 2)", "strides: 1", "padding: \"same\""]),
    ("layers.AveragePooling2D", ["poolSize: 2", "strides: 2", "padding: \"same\""]),
    ("layers.Dropout", ["rate: 0.5", "seed: 3"]),
    ("layers.GaussianNoise", ["stddev: 0.5", "seed: 3"]),
    ("layers.MaskingNoise", ["rate: 0.5", "seed: 3"]),
    ("layers.SaltAndPepperNoise", ["rate: 0.5", "low: -1.0", "high: 2.0", "seed: 3"]),
    ("layers.KSparse", ["k: 3", "alpha: 2.0", "by: \"magnitude\""]),
    ("layers.Reshape", ["targetShape: (2, 2)"]),
    ("layers.ZeroPadding2D", ["padding: 2"]),
    ("layers.Cropping2D", ["cropping: 2"]),
    ("layers.LeakyReLU", ["negativeSlope: 0.1"]),
    ("layers.Rescaling", ["scale: 2.0", "offset: 1.0"]),
    ("layers.BatchNormalization", ["axis: -1", "momentum: 0.9", "epsilon: 0.1", "center: false"]),
    ("optimizers.SGD", ["learningRate: 0.1", "momentum: 0.5", "nesterov: true"]),
    ("optimizers.Adam", ["learningRate: 0.1", "beta1: 0.5", "beta2: 0.25", "epsilon: 0.125"]),
    ("optimizers.RMSprop", ["learningRate: 0.1", "rho: 0.5", "momentum: 0.25", "epsilon: 0.125"]),
    ("optimizers.AdamW", ["learningRate: 0.1", "weightDecay: 0.5", "beta1: 0.25"]),
  ]

  /// Each call in the order of the declaration and reversed: both make the same object.
  @Test func objectsInAnyOrder() throws {
    let notebook = try Self.notebook.get()
    let lines = Self.layers.map { call, arguments in
      let all = arguments + ["name: \"n\""].filter { _ in call.hasPrefix("layers") }
      let other = all.reversed().joined(separator: ", ")
      return "same.append(text(\(call)(\(all.joined(separator: ", ")))) == text(\(call)(\(other))))"
    }
    notebook.value(
      """
      import OrderedJSON
      func text(_ layer: Layer) -> String { String(describing: layer.config) }
      func text(_ optimizer: Optimizer) -> String { String(describing: optimizer.config) }
      var same: [Bool] = []
      """)
    notebook.value(lines.joined(separator: "\n"))
    #expect(notebook.value("same.count") == "\"\(lines.count)\"")
    #expect(notebook.value("same.filter { !$0 }.count") == "\"0\"")
  }

  /// Lines of guides and books as they stand there.
  @Test(arguments: [
    "callbacks.EarlyStopping(monitor: \"loss\", mode: \"min\", verbose: 0, patience: 5)",
    "callbacks.EarlyStopping(patience: 5, monitor: \"loss\", restoreBestWeights: true)",
    "callbacks.EarlyStopping(\"loss\", patience: 5)",
    "callbacks.ReduceLROnPlateau(monitor: \"loss\", patience: 2, factor: 0.5, minLr: 0.1, verbose: 1)",
    "callbacks.LearningRateScheduler({ epoch, rate in rate }, verbose: 1)",
    "callbacks.ModelCheckpoint(\"a.keras\", saveBestOnly: true)",
    "callbacks.ModelCheckpoint(filepath: \"a.keras\", saveBestOnly: true, monitor: \"loss\", mode: \"min\")",
    "callbacks.ModelCheckpoint(filepath: \"a.keras\", saveWeightsOnly: false, saveFreq: \"epoch\", monitor: \"loss\")",
    "layers.Conv2D(32, 3, activation: \"relu\", strides: 2, padding: \"same\")",
    "layers.Conv2D(32, kernelSize: 3, activation: \"relu\", strides: (2, 2), padding: \"same\")",
    "layers.Conv2D(32, (3, 3), padding: \"same\", activation: \"relu\", strides: (2, 2))",
    "layers.Dense(32, \"relu\")",
    "layers.Dense(32, name: \"d\", activation: \"relu\")",
    "optimizers.Adam(1e-3)",
    "optimizers.Adam(1e-3, beta1: 0.5)",
    "np.linspace(0, 1, num: 5)",
    "keras.Input(name: \"in\", shape: 4)",
  ])
  func asInGuides(line: String) throws {
    try Self.notebook.get().value("\(line);")
  }

  /// A whole program: a call inside of a call inside of a list, and methods of what they make.
  @Test func program() throws {
    let notebook = try Self.notebook.get()
    notebook.value(
      """
      keras.utils.setRandomSeed(1)
      let inputs = keras.Input(shape: 4, name: "x")
      var h = layers.Dense(name: "hidden", activation: "tanh", units: 3)(inputs)
      h = layers.Dropout(seed: 1, rate: 0.1)(h)
      let net = models.Model(outputs: layers.Dense(units: 1, name: "out")(h), inputs: inputs)
      let samples = Tensor(ones: [8, 4])
      net.compile(metrics: ["mae"], loss: "mse", optimizer: optimizers.SGD(momentum: 0.5, learningRate: 0.1))
      let history = try net.fit(
        samples, Tensor(ones: [8, 1]),
        verbose: 0,
        callbacks: [callbacks.EarlyStopping(patience: 2, monitor: "loss")],
        epochs: 2, batchSize: 4)
      """)
    #expect(notebook.value("history.history[\"loss\"].count") == "\"2\"")
  }

  /// Names of the library in Python's spelling.
  @Test(arguments: [
    ("layers.Dense(3, kernel_initializer: \"ones\")", "kernelInitializer"),
    ("layers.Dense(3).get_weights()", "getWeights"),
    ("callbacks.EarlyStopping(patience: 3, restore_best_weights: true)", "restoreBestWeights"),
    ("layers.batch_normalization()", "BatchNormalization"),
    ("early_stopping()", "EarlyStopping"),
  ])
  func pythonsSpelling(source: String, name: String) throws {
    let trace = try Self.notebook.get().run(source).trace
    let saysLabel = trace.contains("incorrect argument label") && trace.contains("\(name):'")
    #expect(trace.contains("did you mean '\(name)") || saysLabel, "\(trace)")
  }
}
