import Tensors
import UserErrors

// The layers with the names that their first arguments have in Keras: `layers.Dense(units: 10)`, `layers.Dropout(rate: 0.2)`.

extension Dense {
  /// The layer by its arguments' names.
  public convenience init(
    units: Int, activation: (any ActivationConvertible)? = nil, useBias: Bool = true,
    kernelInitializer: any InitializerConvertible = "glorot_uniform",
    biasInitializer: any InitializerConvertible = "zeros",
    kernelRegularizer: (any RegularizerConvertible)? = nil,
    biasRegularizer: (any RegularizerConvertible)? = nil,
    activityRegularizer: (any RegularizerConvertible)? = nil,
    kernelConstraint: (any ConstraintConvertible)? = nil, biasConstraint: (any ConstraintConvertible)? = nil,
    trainable: Bool = true, name: String? = nil
  ) {
    self.init(
      units, activation: activation, useBias: useBias, kernelInitializer: kernelInitializer,
      biasInitializer: biasInitializer, kernelRegularizer: kernelRegularizer,
      biasRegularizer: biasRegularizer,
      activityRegularizer: activityRegularizer, kernelConstraint: kernelConstraint,
      biasConstraint: biasConstraint, trainable: trainable, name: name)
  }

  /// `kernelInitializer` before `activation`, and `name` before `activation`: other orders that courses use.
  @_disfavoredOverload
  public convenience init(
    _ units: Int, name: String, activation: any ActivationConvertible, useBias: Bool = true
  ) { self.init(units, activation: activation, useBias: useBias, name: name) }

  /// `kernelInitializer` before `activation`.
  @_disfavoredOverload
  public convenience init(
    _ units: Int, kernelInitializer: any InitializerConvertible, activation: any ActivationConvertible,
    name: String? = nil
  ) { self.init(units, activation: activation, kernelInitializer: kernelInitializer, name: name) }

  /// A regularizer before `activation`.
  @_disfavoredOverload
  public convenience init(
    _ units: Int, activityRegularizer: any RegularizerConvertible, activation: any ActivationConvertible,
    name: String? = nil
  ) { self.init(units, activation: activation, activityRegularizer: activityRegularizer, name: name) }

  /// A regularizer before `activation`.
  @_disfavoredOverload
  public convenience init(
    _ units: Int, kernelRegularizer: any RegularizerConvertible, activation: any ActivationConvertible,
    name: String? = nil
  ) { self.init(units, activation: activation, kernelRegularizer: kernelRegularizer, name: name) }
}

extension Dropout {
  /// The layer by its argument's name.
  public convenience init(rate: Double, seed: Int? = nil, name: String? = nil) {
    self.init(rate, seed: seed, name: name)
  }
}

extension GaussianNoise {
  /// The layer by its argument's name.
  public convenience init(stddev: Double, seed: Int? = nil, name: String? = nil) {
    self.init(stddev, seed: seed, name: name)
  }
}

extension Pooling2D {
  /// The layer by its arguments' names.
  public convenience init(
    poolSize: (Int, Int), strides: (Int, Int)? = nil, padding: String = "valid", name: String? = nil
  ) { self.init(poolSize, strides: strides, padding: padding, name: name) }

  /// The layer with a square window by its arguments' names.
  public convenience init(poolSize: Int, strides: Int? = nil, padding: String = "valid", name: String? = nil)
  {
    self.init(poolSize, strides: strides, padding: padding, name: name)
  }

  /// The layer with the same step in both directions.
  public convenience init(poolSize: (Int, Int), strides: Int, padding: String = "valid", name: String? = nil)
  {
    self.init(poolSize, strides: (strides, strides), padding: padding, name: name)
  }

  /// The layer with the same step in both directions.
  public convenience init(
    _ poolSize: (Int, Int), strides: Int, padding: String = "valid", name: String? = nil
  ) {
    self.init(poolSize, strides: (strides, strides), padding: padding, name: name)
  }
}

extension ZeroPadding2D {
  /// The layer by its argument's name.
  public convenience init(padding: ((Int, Int), (Int, Int)), name: String? = nil) {
    self.init(padding, name: name)
  }
  /// As many rows above as below, as many columns left as right.
  public convenience init(padding: (Int, Int), name: String? = nil) { self.init(padding, name: name) }
  /// The same on all sides.
  public convenience init(padding: Int, name: String? = nil) { self.init(padding, name: name) }
}

extension Cropping2D {
  /// The layer by its argument's name.
  public convenience init(cropping: ((Int, Int), (Int, Int)), name: String? = nil) {
    self.init(cropping, name: name)
  }
  /// The same on all sides.
  public convenience init(cropping: Int, name: String? = nil) { self.init(cropping, name: name) }
}

extension Reshape {
  /// The layer by its argument's name.
  public convenience init(targetShape: Shape, name: String? = nil) { self.init(targetShape, name: name) }
  /// Samples that are vectors: `layers.Reshape((784,))`.
  public convenience init(_ length: Int, name: String? = nil) { self.init([length], name: name) }
  /// Samples of two dimensions.
  public convenience init(targetShape: (Int, Int), name: String? = nil) { self.init(targetShape, name: name) }
  /// Samples of three dimensions.
  public convenience init(targetShape: (Int, Int, Int), name: String? = nil) {
    self.init(targetShape, name: name)
  }
  /// Samples that are vectors.
  public convenience init(targetShape: Int, name: String? = nil) { self.init([targetShape], name: name) }
}

extension LeakyReLU {
  /// The layer by the argument's former name.
  public convenience init(alpha: Double, name: String? = nil) { self.init(alpha, name: name) }
}

extension Rescaling {
  /// The layer by its argument's name.
  public convenience init(scale: Double, offset: Double = 0, name: String? = nil) {
    self.init(scale, offset: offset, name: name)
  }
}

extension BatchNormalization {
  /// The layer with its axis said, which has to be the last one: that of the channels.
  public convenience init(
    axis: Int, momentum: Double = 0.99, epsilon: Double = 1e-3, center: Bool = true, scale: Bool = true,
    name: String? = nil
  ) {
    orRaiseAny {
      guard axis == -1 || axis == 3 else {
        throw ValueError(
          "BatchNormalization has its channels on the last axis (axis: -1); it cannot take axis \(axis)")
      }
    }
    self.init(momentum: momentum, epsilon: epsilon, center: center, scale: scale, name: name)
  }
}
