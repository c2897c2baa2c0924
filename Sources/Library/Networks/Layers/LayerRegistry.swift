import OrderedJSON
import UserErrors

/// Which class makes a layer of which name in a saved model. Classes of one's own come before; see
/// `CustomObjects`.
public enum LayerRegistry {
  /// Makes a layer from its settings.
  public typealias Make = (_ config: JSON) throws -> Layer

  private static let builtIn: [String: Make] = [
    "InputLayer": { try InputLayer(config: $0) }, "Dense": { try Dense(config: $0) },
    "Conv2D": { try Conv2D(config: $0) }, "Conv2DTranspose": { try Conv2DTranspose(config: $0) },
    "Conv1D": { try Conv1D(config: $0) }, "Conv1DTranspose": { try Conv1DTranspose(config: $0) },
    "MaxPooling1D": { try MaxPooling1D(config: $0) },
    "AveragePooling1D": { try AveragePooling1D(config: $0) },
    "GlobalAveragePooling1D": { try GlobalAveragePooling1D(config: $0) },
    "GlobalMaxPooling1D": { try GlobalMaxPooling1D(config: $0) },
    "UpSampling1D": { try UpSampling1D(config: $0) }, "Embedding": { try Embedding(config: $0) },
    "Flatten": { try Flatten(config: $0) }, "Reshape": { try Reshape(config: $0) },
    "Permute": { try Permute(config: $0) }, "RepeatVector": { try RepeatVector(config: $0) },
    "Identity": { Identity(name: LayerConfig($0).name) },
    "Activation": { try Activation(config: $0) }, "ReLU": { try ReLU(config: $0) },
    "PReLU": { try PReLU(config: $0) }, "LeakyReLU": { try LeakyReLU(config: $0) },
    "ELU": { try ELU(config: $0) },
    "Softmax": { try Softmax(config: $0) }, "Rescaling": { try Rescaling(config: $0) },
    "BatchNormalization": { try BatchNormalization(config: $0) },
    "LayerNormalization": { try LayerNormalization(config: $0) }, "Dropout": { try Dropout(config: $0) },
    "GroupNormalization": { try GroupNormalization(config: $0) },
    "RMSNormalization": { try RMSNormalization(config: $0) },
    "SpatialDropout2D": { try SpatialDropout2D(config: $0) },
    "GaussianDropout": { try GaussianDropout(config: $0) },
    "RandomFlip": { try RandomFlip(config: $0) }, "RandomRotation": { try RandomRotation(config: $0) },
    "RandomTranslation": { try RandomTranslation(config: $0) },
    "GaussianNoise": { try GaussianNoise(config: $0) }, "Sampling": { try Sampling(config: $0) },
    "ActivityRegularization": { try ActivityRegularization(config: $0) },
    "Lectern>KSparse": { try KSparse(config: $0) },
    "Lectern>DenseTranspose": { try DenseTranspose(config: $0) },
    "Lectern>MaskingNoise": { try MaskingNoise(config: $0) },
    "Lectern>SaltAndPepperNoise": { try SaltAndPepperNoise(config: $0) },
    "MaxPooling2D": { try MaxPooling2D(config: $0) },
    "AveragePooling2D": { try AveragePooling2D(config: $0) },
    "GlobalAveragePooling2D": { try GlobalAveragePooling2D(config: $0) },
    "GlobalMaxPooling2D": { try GlobalMaxPooling2D(config: $0) },
    "UpSampling2D": { try UpSampling2D(config: $0) }, "ZeroPadding2D": { try ZeroPadding2D(config: $0) },
    "Cropping2D": { try Cropping2D(config: $0) },
    "Concatenate": { try Concatenate(config: $0) },
    "Add": { Add(name: LayerConfig($0).name) }, "Subtract": { Subtract(name: LayerConfig($0).name) },
    "Multiply": { Multiply(name: LayerConfig($0).name) }, "Average": { Average(name: LayerConfig($0).name) },
    "Maximum": { Maximum(name: LayerConfig($0).name) }, "Minimum": { Minimum(name: LayerConfig($0).name) },
  ]

  /// The names of all classes that can be made.
  public static var names: [String] { (Array(builtIn.keys) + CustomObjects.names).sorted() }

  /// The layer of this class with these settings; throws where the class is not known.
  public static func make(_ className: String, config: JSON) throws -> Layer {
    let own = try CustomObjects.make(className, config: config, as: Layer.self)
    guard let layer = try own ?? builtIn[className]?(config) else {
      throw ValueError(
        unknownName(className, of: "layer class", known: names) + CustomObjects.advice(className))
    }
    layer.trainable = LayerConfig(config).trainable
    // The type of an input is that of its numbers, whole ones too.
    if !(layer is InputLayer) { layer.dtypePolicy = try DTypePolicy.name(in: config) ?? layer.dtypePolicy }
    return layer
  }
}
