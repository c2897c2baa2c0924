import Datasets
import Networks
import Tensors

/// The lecture's autoencoder and its data, cells In[16] to In[24].
package enum LectureAutoencoder {
  /// Fashion-MNIST, padded to 32 x 32, with values from 0 to 1: (samples, 32, 32, 1).
  package static func data() throws -> (train: Tensor, test: Tensor) {
    let ((train, _), (test, _)) = try datasets.fashionMNIST.loadData()
    return (preprocess(train), preprocess(test))
  }

  /// (n, 28, 28) bytes as (n, 32, 32, 1) numbers between 0 and 1.
  package static func preprocess(_ images: Tensor) -> Tensor {
    let scaled = images.astype(.float32) / 255.0
    return np.expandDims(np.pad(scaled, ((0, 0), (2, 2), (2, 2))), -1)
  }

  /// The model of In[24], compiled.
  package static func model() -> Model {
    let model = LectureModels().autoencoder
    model.compile(optimizer: "adam", loss: "binary_crossentropy")
    return model
  }
}

/// The lecture's three models, cells In[21] to In[23].
package struct LectureModels {
  /// From images to the code.
  package let encoder: Model
  /// From the code to images.
  package let decoder: Model
  /// One after the other.
  package let autoencoder: Model

  /// The models with new weights.
  package init() {
    let encoderInput = layers.Input(shape: [32, 32, 1], name: "encoder_input")
    var x = layers.Conv2D(32, (3, 3), strides: 2, activation: "relu", padding: "same")(encoderInput)
    x = layers.Conv2D(64, (3, 3), strides: 2, activation: "relu", padding: "same")(x)
    x = layers.Conv2D(128, (3, 3), strides: 2, activation: "relu", padding: "same")(x)
    let shapeBeforeFlattening = x.shape[1...]
    x = layers.Flatten()(x)
    let encoderOutput = layers.Dense(2, name: "encoder_output")(x)
    encoder = models.Model(encoderInput, encoderOutput)

    let decoderInput = layers.Input(shape: [2], name: "decoder_input")
    x = layers.Dense(np.prod(shapeBeforeFlattening))(decoderInput)
    x = layers.Reshape(shapeBeforeFlattening)(x)
    x = layers.Conv2DTranspose(128, (3, 3), strides: 2, activation: "relu", padding: "same")(x)
    x = layers.Conv2DTranspose(64, (3, 3), strides: 2, activation: "relu", padding: "same")(x)
    x = layers.Conv2DTranspose(32, (3, 3), strides: 2, activation: "relu", padding: "same")(x)
    let decoderOutput = layers.Conv2D(
      1, (3, 3), strides: 1, activation: "sigmoid", padding: "same", name: "decoder_output")(x)
    decoder = models.Model(decoderInput, decoderOutput)
    autoencoder = models.Model(encoderInput, decoder(encoderOutput))
  }
}
