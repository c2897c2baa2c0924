import Foundation
import Networks
import OrderedJSON
import Tensors

/// Twenty models of different shapes, to be saved here and loaded by real Keras.
enum SavedModels {
  typealias Make = () -> (model: Model, inputs: [Shape])

  static let all: [(name: String, make: Make)] = [
    ("autoencoder", autoencoder), ("nested_both", nestedBoth), ("vae_encoder", vaeEncoder),
    ("decoder_only", decoderOnly), ("sequential", sequential),
    ("sequential_without_input", sequentialWithoutInput),
    ("nested_sequential", nestedSequential), ("shared_layer", sharedLayer),
    ("model_used_twice", modelUsedTwice),
    ("layer_of_two_models", layerOfTwoModels), ("models_in_models", modelsInModels),
    ("two_inputs", twoInputs),
    ("batch_normalization", batchNormalization), ("layer_normalization", layerNormalization),
    ("pooling", pooling),
    ("skip_connection", skipConnection), ("activation_layers", activationLayers),
    ("permutation", permutation),
    ("regularized", regularized), ("frozen", frozen), ("deep", deep), ("custom_layer", customLayer),
    ("dtype_policies", dtypePolicies), ("operations", operations), ("image_layers", imageLayers),
    ("series", series), ("sparse", sparse), ("tied", tied), ("noisy", noisy),
  ]

  static func parts() -> (input: KerasTensor, encoder: Model, decoder: Model) {
    let input = layers.Input(shape: [8, 8, 1], name: "encoder_input")
    var x = layers.Conv2D(4, (3, 3), strides: 2, activation: "relu", padding: "same")(input)
    x = layers.Conv2D(6, (3, 3), strides: 2, activation: "relu", padding: "same")(x)
    let shape = x.shape[1...]
    let encoded = layers.Dense(2, name: "encoder_output")(layers.Flatten()(x))
    let latent = layers.Input(shape: [2], name: "decoder_input")
    x = layers.Reshape(shape)(layers.Dense(24)(latent))
    x = layers.Conv2DTranspose(6, (3, 3), strides: 2, activation: "relu", padding: "same")(x)
    x = layers.Conv2DTranspose(4, (3, 3), strides: 2, activation: "relu", padding: "same")(x)
    x = layers.Conv2D(1, (3, 3), activation: "sigmoid", padding: "same", name: "decoder_output")(x)
    return (input, models.Model(input, encoded), models.Model(latent, x))
  }

  static func autoencoder() -> (model: Model, inputs: [Shape]) {
    let (input, encoder, decoder) = parts()
    let model = models.Model(input, decoder(encoder.output))
    model.compile(optimizer: "adam", loss: "binary_crossentropy", metrics: ["mae"])
    return (model, [[8, 8, 1]])
  }

  static func nestedBoth() -> (model: Model, inputs: [Shape]) {
    let (input, encoder, decoder) = parts()
    let output: KerasTensor = decoder(encoder(input))
    let model = models.Model(input, layers.Activation("relu")(output))
    model.compile(
      optimizer: optimizers.Adam(learningRate: 5e-4, amsgrad: true), loss: losses.MeanSquaredError())
    return (model, [[8, 8, 1]])
  }

  static func vaeEncoder() -> (model: Model, inputs: [Shape]) {
    let input = layers.Input(shape: [8, 8, 1])
    let x = layers.Dense(16, activation: "relu")(layers.Flatten()(input))
    let (mean, logVariance) = (layers.Dense(2, name: "z_mean")(x), layers.Dense(2, name: "z_log_var")(x))
    return (models.Model(input, [mean, logVariance]), [[8, 8, 1]])
  }

  static func decoderOnly() -> (model: Model, inputs: [Shape]) { (parts().decoder, [[2]]) }

  static func sequential() -> (model: Model, inputs: [Shape]) {
    let model = models.Sequential([
      layers.Input(shape: [6]), layers.Dense(5, activation: "tanh"), layers.Dense(3),
    ])
    model.compile(optimizer: optimizers.SGD(learningRate: 0.01, momentum: 0.9), loss: "mse")
    return (model, [[6]])
  }

  static func sequentialWithoutInput() -> (model: Model, inputs: [Shape]) {
    let model = models.Sequential([layers.Dense(5, activation: "elu"), layers.Dense(3, useBias: false)])
    let _: Tensor = model(Tensor(zeros: [1, 6]))
    return (model, [[6]])
  }

  static func nestedSequential() -> (model: Model, inputs: [Shape]) {
    let input = layers.Input(shape: [6])
    let inner = models.Sequential(
      [layers.Input(shape: [6]), layers.Dense(4), layers.LeakyReLU()], name: "inner")
    let x: KerasTensor = inner(input)
    return (models.Model(input, layers.Dense(2)(x)), [[6]])
  }

  static func sharedLayer() -> (model: Model, inputs: [Shape]) {
    let input = layers.Input(shape: [4])
    let shared = layers.Dense(4, activation: "softplus")
    let once: KerasTensor = shared(input)
    let twice: KerasTensor = shared(once)
    return (models.Model(input, layers.Add()([once, twice])), [[4]])
  }

  static func modelUsedTwice() -> (model: Model, inputs: [Shape]) {
    let (input, innerInput) = (layers.Input(shape: [4]), layers.Input(shape: [4]))
    let inner = models.Model(innerInput, layers.Dense(4, activation: "tanh")(innerInput))
    let once: KerasTensor = inner(input)
    let twice: KerasTensor = inner(once)
    return (models.Model(input, layers.Concatenate()([once, twice])), [[4]])
  }

  static func layerOfTwoModels() -> (model: Model, inputs: [Shape]) {
    let shared = layers.Dense(4, activation: "tanh")
    let (first, second, outer) = (
      layers.Input(shape: [4]), layers.Input(shape: [4]), layers.Input(shape: [4])
    )
    let one = models.Model(first, shared(first))
    let inner: KerasTensor = shared(second)
    let other = models.Model(second, layers.Dense(4)(inner))
    let (a, b): (KerasTensor, KerasTensor) = (one(outer), other(outer))
    return (models.Model(outer, layers.Subtract()([a, b])), [[4]])
  }

  static func modelsInModels() -> (model: Model, inputs: [Shape]) {
    let innermost = models.Sequential([layers.Input(shape: [4]), layers.Dense(4, activation: "tanh")])
    let (innerInput, outer) = (layers.Input(shape: [4]), layers.Input(shape: [4]))
    let x: KerasTensor = innermost(innerInput)
    let inner = models.Model(innerInput, layers.Dense(4)(x))
    let (a, b): (KerasTensor, KerasTensor) = (inner(outer), innermost(outer))
    return (models.Model(outer, layers.Subtract()([a, b])), [[4]])
  }

  static func customLayer() -> (model: Model, inputs: [Shape]) {
    ScaledShift.register()
    let input = layers.Input(shape: [4])
    let x: KerasTensor = ScaledShift(factor: 1.5, name: "own")(input)
    return (models.Model(input, layers.Dense(3)(x)), [[4]])
  }

  /// Layers that a file wants in other precisions.
  static func dtypePolicies() -> (model: Model, inputs: [Shape]) {
    let input = layers.Input(shape: [6])
    let model = models.Model(input, layers.Dense(2)(layers.Dense(5, activation: "tanh")(input)))
    let text = (try? model.toJson()) ?? ""
    let changed = text.replacingOccurrences(
      of: #""name": ?"float32""#, with: #""name": "float64""#, options: .regularExpression)
    return ((try? models.modelFromJson(changed)) ?? model, [[6]])
  }

  static func twoInputs() -> (model: Model, inputs: [Shape]) {
    let (first, second) = (layers.Input(shape: [4]), layers.Input(shape: [3]))
    let x = layers.Concatenate()([layers.Dense(3)(first), second])
    let outputs = [layers.Dense(2, name: "a")(x), layers.Dense(1, name: "b")(x)]
    return (models.Model([first, second], outputs), [[4], [3]])
  }

  static func batchNormalization() -> (model: Model, inputs: [Shape]) {
    let input = layers.Input(shape: [8, 8, 2])
    var x = layers.Conv2D(3, (3, 3))(input)
    x = layers.ReLU()(layers.BatchNormalization()(x))
    x = layers.BatchNormalization()(layers.Conv2D(2, (1, 3), padding: "same")(x))
    let model = models.Model(input, x)
    model.compile(optimizer: optimizers.RMSprop(learningRate: 1e-3), loss: "mae")
    return (model, [[8, 8, 2]])
  }

  static func layerNormalization() -> (model: Model, inputs: [Shape]) {
    let input = layers.Input(shape: [5, 4])
    return (models.Model(input, layers.LayerNormalization()(layers.Dense(4)(input))), [[5, 4]])
  }

  static func pooling() -> (model: Model, inputs: [Shape]) {
    let input = layers.Input(shape: [8, 8, 2])
    var x = layers.MaxPooling2D()(layers.ZeroPadding2D(1)(input))
    x = layers.AveragePooling2D((2, 2), strides: (1, 1), padding: "same")(x)
    x = layers.Cropping2D(((1, 0), (0, 2)))(layers.UpSampling2D()(x))
    let pooled = [layers.GlobalAveragePooling2D()(x), layers.GlobalMaxPooling2D()(x)]
    return (models.Model(input, layers.Multiply()(pooled)), [[8, 8, 2]])
  }

  static func skipConnection() -> (model: Model, inputs: [Shape]) {
    let input = layers.Input(shape: [6, 6, 2])
    var x = layers.Conv2D(2, (3, 3), activation: "relu", padding: "same")(input)
    x = layers.Average()([x, input])
    x = layers.Maximum()([x, input])
    return (
      models.Model(input, layers.Minimum()([x, layers.Rescaling(0.5, offset: 0.1)(input)])), [[6, 6, 2]]
    )
  }

  static func activationLayers() -> (model: Model, inputs: [Shape]) {
    let input = layers.Input(shape: [6])
    var x = layers.Dense(6, activation: "gelu")(input)
    x = layers.LeakyReLU()(layers.ReLU()(layers.Activation("swish")(x)))
    return (models.Model(input, layers.Softmax()(layers.Dense(6, activation: "selu")(x))), [[6]])
  }

  static func permutation() -> (model: Model, inputs: [Shape]) {
    let input = layers.Input(shape: [4, 3])
    let x = layers.RepeatVector(2)(layers.Flatten()(layers.Permute([2, 1])(input)))
    return (models.Model(input, layers.Reshape([6, 4])(x)), [[4, 3]])
  }

  static func regularized() -> (model: Model, inputs: [Shape]) {
    let input = layers.Input(shape: [6])
    let x = layers.Dense(5, kernelInitializer: "orthogonal", kernelRegularizer: "l2")(input)
    let model = models.Model(input, layers.Dropout(0.1)(layers.GaussianNoise(0.1)(x)))
    model.compile(optimizer: optimizers.Adagrad(), loss: "mse")
    return (model, [[6]])
  }

  static func frozen() -> (model: Model, inputs: [Shape]) {
    let input = layers.Input(shape: [6])
    let first = layers.Dense(5)
    let x: KerasTensor = first(input)
    first.trainable = false
    let model = models.Model(input, layers.Dense(2)(x))
    let schedule = schedules.ExponentialDecay(0.01, decaySteps: 10, decayRate: 0.9)
    model.compile(optimizer: optimizers.AdamW(learningRate: schedule), loss: losses.Huber())
    return (model, [[6]])
  }

  /// Layers of series, with moving averages of the weights.
  static func series() -> (model: Model, inputs: [Shape]) {
    let input = layers.Input(shape: (12, 2))
    var x = layers.Conv1D(4, 3, strides: 2, activation: "relu", padding: "same")(input)
    x = layers.AveragePooling1D(2)(layers.MaxPooling1D(2, strides: 1, padding: "same")(x))
    x = layers.Conv1DTranspose(3, 5, strides: 2, padding: "same")(layers.UpSampling1D(2)(x))
    let pooled = [layers.GlobalAveragePooling1D()(x), layers.GlobalMaxPooling1D()(x)]
    let model = models.Model(input, layers.Dense(2)(layers.Concatenate()(pooled)))
    let optimizer = optimizers.Adam(
      learningRate: 0.01, useEma: true, emaMomentum: 0.8, emaOverwriteFrequency: 2)
    model.compile(optimizer: optimizer, loss: "mse")
    return (model, [[12, 2]])
  }

  static func deep() -> (model: Model, inputs: [Shape]) {
    let input = layers.Input(shape: [3])
    var x = input
    for _ in 0..<14 { x = layers.Dense(3, activation: "tanh")(x) }
    let model = models.Model(input, x)
    model.compile(optimizer: "rmsprop", loss: "mse")
    return (model, [[3]])
  }
}

/// A layer that Keras does not have; scripts/golden/files_keras.py has a Python class of the same
/// name.
final class ScaledShift: Layer {
  static func register() {
    keras.saving.registerKerasSerializable(package: "Custom", name: "ScaledShift") { config in
      ScaledShift(factor: config["factor"]?.doubleValue ?? 2, name: config["name"]?.stringValue)
    }
  }

  override var config: JSON {
    var config = super.config
    config["factor"] = JSON(factor)
    return config
  }

  let factor: Double
  var shift: Variable?

  init(factor: Double, name: String? = nil) {
    self.factor = factor
    super.init(name: name)
  }

  override func build(_ inputShape: SymbolicShape) {
    shift = addWeight(name: "shift", shape: [inputShape[-1]], initializer: "ones")
  }

  override func call(_ x: Tensor) -> Tensor { x * factor + (shift?.value ?? 0) }
}
