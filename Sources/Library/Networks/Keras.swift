import OrderedJSON
import Tensors
import UserErrors

/// The layers by their names in Keras. Inside a class that inherits from ``Model``, where `layers` is the model's own list, write
/// `keras.layers.Dense`.
public enum layers {
  /// See ``Networks/Layer``.
  public typealias Layer = Networks.Layer
  /// See ``Networks/Dense``.
  public typealias Dense = Networks.Dense
  /// See ``Networks/Conv2D``.
  public typealias Conv2D = Networks.Conv2D
  /// See ``Networks/Conv2DTranspose``.
  public typealias Conv2DTranspose = Networks.Conv2DTranspose
  /// See ``Networks/Flatten``.
  public typealias Flatten = Networks.Flatten
  /// See ``Networks/Reshape``.
  public typealias Reshape = Networks.Reshape
  /// See ``Networks/Permute``.
  public typealias Permute = Networks.Permute
  /// See ``Networks/RepeatVector``.
  public typealias RepeatVector = Networks.RepeatVector
  /// See ``Networks/Activation``.
  public typealias Activation = Networks.Activation
  /// See ``Networks/ReLU``.
  public typealias ReLU = Networks.ReLU
  /// See ``Networks/Identity``.
  public typealias Identity = Networks.Identity
  /// See ``Networks/LeakyReLU``.
  public typealias LeakyReLU = Networks.LeakyReLU
  /// See ``Networks/ELU``.
  public typealias ELU = Networks.ELU
  /// See ``Networks/Softmax``.
  public typealias Softmax = Networks.Softmax
  /// See ``Networks/Rescaling``.
  public typealias Rescaling = Networks.Rescaling
  /// See ``Networks/BatchNormalization``.
  public typealias BatchNormalization = Networks.BatchNormalization
  /// See ``Networks/LayerNormalization``.
  public typealias LayerNormalization = Networks.LayerNormalization
  /// See ``Networks/Dropout``.
  public typealias Dropout = Networks.Dropout
  /// See ``Networks/GaussianNoise``.
  public typealias GaussianNoise = Networks.GaussianNoise
  /// See ``Networks/Sampling``.
  public typealias Sampling = Networks.Sampling
  /// See ``Networks/ActivityRegularization``.
  public typealias ActivityRegularization = Networks.ActivityRegularization
  /// See ``Networks/MaxPooling2D``.
  public typealias MaxPooling2D = Networks.MaxPooling2D
  /// See ``Networks/MaxPooling2D``.
  public typealias MaxPool2D = Networks.MaxPooling2D
  /// See ``Networks/AveragePooling2D``.
  public typealias AvgPool2D = Networks.AveragePooling2D
  /// See ``Networks/GlobalAveragePooling2D``.
  public typealias GlobalAvgPool2D = Networks.GlobalAveragePooling2D
  /// See ``Networks/GlobalMaxPooling2D``.
  public typealias GlobalMaxPool2D = Networks.GlobalMaxPooling2D
  /// See ``Networks/Conv2D``.
  public typealias Convolution2D = Networks.Conv2D
  /// See ``Networks/Conv2DTranspose``.
  public typealias Convolution2DTranspose = Networks.Conv2DTranspose
  /// See ``Networks/AveragePooling2D``.
  public typealias AveragePooling2D = Networks.AveragePooling2D
  /// See ``Networks/GlobalAveragePooling2D``.
  public typealias GlobalAveragePooling2D = Networks.GlobalAveragePooling2D
  /// See ``Networks/GlobalMaxPooling2D``.
  public typealias GlobalMaxPooling2D = Networks.GlobalMaxPooling2D
  /// See ``Networks/UpSampling2D``.
  public typealias UpSampling2D = Networks.UpSampling2D
  /// See ``Networks/ZeroPadding2D``.
  public typealias ZeroPadding2D = Networks.ZeroPadding2D
  /// See ``Networks/Cropping2D``.
  public typealias Cropping2D = Networks.Cropping2D
  /// See ``Networks/Add``.
  public typealias Add = Networks.Add
  /// See ``Networks/Subtract``.
  public typealias Subtract = Networks.Subtract
  /// See ``Networks/Multiply``.
  public typealias Multiply = Networks.Multiply
  /// See ``Networks/Average``.
  public typealias Average = Networks.Average
  /// See ``Networks/Maximum``.
  public typealias Maximum = Networks.Maximum
  /// See ``Networks/Minimum``.
  public typealias Minimum = Networks.Minimum
  /// See ``Networks/Concatenate``.
  public typealias Concatenate = Networks.Concatenate
  /// See ``Networks/Lambda``.
  public typealias Lambda = Networks.Lambda
  /// See ``Networks/InputLayer``.
  public typealias InputLayer = Networks.InputLayer

}

/// The kinds of models by their names in Keras.
public enum models {
  /// See ``Networks/Model``.
  public typealias Model = Networks.Model
  /// See ``Networks/Sequential``.
  public typealias Sequential = Networks.Sequential
}

/// Keras's helpers, as after `from keras import utils`.
public typealias utils = keras.utils

/// Keras's random numbers, as after `from keras import random`.
public typealias random = keras.random

/// Keras by its own name: `keras.layers.Dense`, `keras.utils.setRandomSeed(1)`, `keras.backend.clearSession()`.
public enum keras {
  /// See ``Networks/layers``.
  public typealias layers = Networks.layers
  /// See ``Networks/models``.
  public typealias models = Networks.models
  /// See ``Networks/losses``.
  public typealias losses = Networks.losses
  /// See ``Networks/metrics``.
  public typealias metrics = Networks.metrics
  /// See ``Networks/optimizers``.
  public typealias optimizers = Networks.optimizers
  /// See ``Networks/callbacks``.
  public typealias callbacks = Networks.callbacks
  /// See ``Networks/initializers``.
  public typealias initializers = Networks.initializers
  /// See ``Networks/regularizers``.
  public typealias regularizers = Networks.regularizers
  /// See ``Networks/activations``.
  public typealias activations = Networks.activations
  /// See ``Networks/constraints``.
  public typealias constraints = Networks.constraints
  /// See ``Networks/ops``.
  public typealias ops = Networks.ops
  /// See `Tensors/Variable`.
  public typealias Variable = Tensors.Variable
  /// See ``Networks/Loss``.
  public typealias Loss = Networks.Loss
  /// See ``Networks/Model``.
  public typealias Model = Networks.Model
  /// See ``Networks/Sequential``.
  public typealias Sequential = Networks.Sequential
  /// See ``Networks/Layer``.
  public typealias Layer = Networks.Layer
  /// See ``Networks/KerasTensor``.
  public typealias KerasTensor = Networks.KerasTensor

  /// The version of Keras whose names, formulas and screen texts are followed.
  public static let version = "3.9.2"

  /// Settings of the session.
  public enum backend {
    /// The name of what computes.
    public static func backend() -> String { "lectern" }

    /// Forgets all automatic names given out, so that the next layer is `dense` again and the next model `functional`.
    public static func clearSession() { NameScope.reset() }
  }

  /// Helpers.
  public enum utils {
    /// Starts all random numbers over: initializers, dropout, noise, shuffling, `np.random`. A run with the same seed gives the same
    /// numbers to the bit on one machine.
    public static func setRandomSeed(_ seed: Int) {
      RandomGenerator.shared.seed(UInt64(bitPattern: Int64(seed)))
    }

    /// Class numbers as rows of zeros with a one: (…) → (…, numClasses). A last axis of size 1 is
    /// left out first, as in Keras.
    ///
    /// - Parameter numClasses: by default one more than the greatest number.
    /// - Throws: Raises a ``Tensors/IndexError`` for a number that is no class; negative ones count
    ///   from the end.
    /// - Source: keras/src/utils/numerical_utils.py, `to_categorical`
    public static func toCategorical(_ x: some TensorConvertible, numClasses: Int? = nil) -> Tensor {
      var labels = x.asTensor.astype(.int64)
      if labels.rank > 1, labels.shape[-1] == 1 { labels = labels.squeeze(-1) }
      let count = numClasses ?? (labels.ints.max() ?? 0) + 1
      let numbers = labels.ints
      if let wrong = numbers.first(where: { $0 >= count || $0 < -count }) {
        raise(
          IndexError(
            message: "toCategorical: \(wrong) is no class of \(count); "
              + "numClasses is at least the greatest class number plus 1"))
      }
      return Tensor.where(labels .< 0, labels + count, labels).oneHot(count)
    }
  }

  /// Saved models.
  public enum saving {}
}
