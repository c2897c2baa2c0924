import Tensors

// The ways to write the sizes of Conv2D and Conv2DTranspose, which inherit these: `3` or `(3, 3)`, `strides: 2` or `strides: (2, 2)`;
// and their settings: in the order that lectures use (strides, activation, padding) or in that of Keras's signature (strides,
// padding, activation).

extension Convolution {
  /// A convolution with `filters` output channels and a (height, width) window.
  public convenience init(
    _ filters: Int, _ kernelSize: (Int, Int), strides: Int = 1,
    activation: (any ActivationConvertible)? = nil, padding: String = "valid",
    useBias: Bool = true,
    kernelInitializer: any InitializerConvertible = "glorot_uniform",
    biasInitializer: any InitializerConvertible = "zeros",
    kernelRegularizer: (any RegularizerConvertible)? = nil,
    biasRegularizer: (any RegularizerConvertible)? = nil,
    activityRegularizer: (any RegularizerConvertible)? = nil, trainable: Bool = true, name: String? = nil
  ) {
    self.init(
      settings: Settings(
        filters: filters, kernelSize: kernelSize, strides: (strides, strides), padding: padding,
        activation: activation,
        useBias: useBias, kernelInitializer: kernelInitializer, biasInitializer: biasInitializer,
        kernelRegularizer: kernelRegularizer, biasRegularizer: biasRegularizer,
        activityRegularizer: activityRegularizer, trainable: trainable, name: name))
  }

  /// A convolution with `filters` output channels and a (height, width) window; settings in the order of Keras's signature.
  public convenience init(
    _ filters: Int, _ kernelSize: (Int, Int), strides: Int = 1, padding: String,
    activation: (any ActivationConvertible)?,
    useBias: Bool = true,
    kernelInitializer: any InitializerConvertible = "glorot_uniform",
    biasInitializer: any InitializerConvertible = "zeros",
    kernelRegularizer: (any RegularizerConvertible)? = nil,
    biasRegularizer: (any RegularizerConvertible)? = nil,
    activityRegularizer: (any RegularizerConvertible)? = nil, trainable: Bool = true, name: String? = nil
  ) {
    self.init(
      settings: Settings(
        filters: filters, kernelSize: kernelSize, strides: (strides, strides), padding: padding,
        activation: activation,
        useBias: useBias, kernelInitializer: kernelInitializer, biasInitializer: biasInitializer,
        kernelRegularizer: kernelRegularizer, biasRegularizer: biasRegularizer,
        activityRegularizer: activityRegularizer, trainable: trainable, name: name))
  }

  /// A convolution with `filters` output channels and a (height, width) window.
  public convenience init(
    _ filters: Int, _ kernelSize: (Int, Int), strides: (Int, Int),
    activation: (any ActivationConvertible)? = nil, padding: String = "valid",
    useBias: Bool = true,
    kernelInitializer: any InitializerConvertible = "glorot_uniform",
    biasInitializer: any InitializerConvertible = "zeros",
    kernelRegularizer: (any RegularizerConvertible)? = nil,
    biasRegularizer: (any RegularizerConvertible)? = nil,
    activityRegularizer: (any RegularizerConvertible)? = nil, trainable: Bool = true, name: String? = nil
  ) {
    self.init(
      settings: Settings(
        filters: filters, kernelSize: kernelSize, strides: strides, padding: padding, activation: activation,
        useBias: useBias, kernelInitializer: kernelInitializer, biasInitializer: biasInitializer,
        kernelRegularizer: kernelRegularizer, biasRegularizer: biasRegularizer,
        activityRegularizer: activityRegularizer, trainable: trainable, name: name))
  }

  /// A convolution with `filters` output channels and a (height, width) window; settings in the order of Keras's signature.
  public convenience init(
    _ filters: Int, _ kernelSize: (Int, Int), strides: (Int, Int), padding: String,
    activation: (any ActivationConvertible)?,
    useBias: Bool = true,
    kernelInitializer: any InitializerConvertible = "glorot_uniform",
    biasInitializer: any InitializerConvertible = "zeros",
    kernelRegularizer: (any RegularizerConvertible)? = nil,
    biasRegularizer: (any RegularizerConvertible)? = nil,
    activityRegularizer: (any RegularizerConvertible)? = nil, trainable: Bool = true, name: String? = nil
  ) {
    self.init(
      settings: Settings(
        filters: filters, kernelSize: kernelSize, strides: strides, padding: padding, activation: activation,
        useBias: useBias, kernelInitializer: kernelInitializer, biasInitializer: biasInitializer,
        kernelRegularizer: kernelRegularizer, biasRegularizer: biasRegularizer,
        activityRegularizer: activityRegularizer, trainable: trainable, name: name))
  }

  /// A convolution with `filters` output channels and a square window.
  public convenience init(
    _ filters: Int, _ kernelSize: Int, strides: Int = 1, activation: (any ActivationConvertible)? = nil,
    padding: String = "valid",
    useBias: Bool = true,
    kernelInitializer: any InitializerConvertible = "glorot_uniform",
    biasInitializer: any InitializerConvertible = "zeros",
    kernelRegularizer: (any RegularizerConvertible)? = nil,
    biasRegularizer: (any RegularizerConvertible)? = nil,
    activityRegularizer: (any RegularizerConvertible)? = nil, trainable: Bool = true, name: String? = nil
  ) {
    self.init(
      settings: Settings(
        filters: filters, kernelSize: (kernelSize, kernelSize), strides: (strides, strides), padding: padding,
        activation: activation,
        useBias: useBias, kernelInitializer: kernelInitializer, biasInitializer: biasInitializer,
        kernelRegularizer: kernelRegularizer, biasRegularizer: biasRegularizer,
        activityRegularizer: activityRegularizer, trainable: trainable, name: name))
  }

  /// A convolution with `filters` output channels and a square window; settings in the order of Keras's signature.
  public convenience init(
    _ filters: Int, _ kernelSize: Int, strides: Int = 1, padding: String,
    activation: (any ActivationConvertible)?,
    useBias: Bool = true,
    kernelInitializer: any InitializerConvertible = "glorot_uniform",
    biasInitializer: any InitializerConvertible = "zeros",
    kernelRegularizer: (any RegularizerConvertible)? = nil,
    biasRegularizer: (any RegularizerConvertible)? = nil,
    activityRegularizer: (any RegularizerConvertible)? = nil, trainable: Bool = true, name: String? = nil
  ) {
    self.init(
      settings: Settings(
        filters: filters, kernelSize: (kernelSize, kernelSize), strides: (strides, strides), padding: padding,
        activation: activation,
        useBias: useBias, kernelInitializer: kernelInitializer, biasInitializer: biasInitializer,
        kernelRegularizer: kernelRegularizer, biasRegularizer: biasRegularizer,
        activityRegularizer: activityRegularizer, trainable: trainable, name: name))
  }

  /// A convolution with `filters` output channels and a square window.
  public convenience init(
    _ filters: Int, _ kernelSize: Int, strides: (Int, Int), activation: (any ActivationConvertible)? = nil,
    padding: String = "valid",
    useBias: Bool = true,
    kernelInitializer: any InitializerConvertible = "glorot_uniform",
    biasInitializer: any InitializerConvertible = "zeros",
    kernelRegularizer: (any RegularizerConvertible)? = nil,
    biasRegularizer: (any RegularizerConvertible)? = nil,
    activityRegularizer: (any RegularizerConvertible)? = nil, trainable: Bool = true, name: String? = nil
  ) {
    self.init(
      settings: Settings(
        filters: filters, kernelSize: (kernelSize, kernelSize), strides: strides, padding: padding,
        activation: activation,
        useBias: useBias, kernelInitializer: kernelInitializer, biasInitializer: biasInitializer,
        kernelRegularizer: kernelRegularizer, biasRegularizer: biasRegularizer,
        activityRegularizer: activityRegularizer, trainable: trainable, name: name))
  }

  /// A convolution with `filters` output channels and a square window; settings in the order of Keras's signature.
  public convenience init(
    _ filters: Int, _ kernelSize: Int, strides: (Int, Int), padding: String,
    activation: (any ActivationConvertible)?,
    useBias: Bool = true,
    kernelInitializer: any InitializerConvertible = "glorot_uniform",
    biasInitializer: any InitializerConvertible = "zeros",
    kernelRegularizer: (any RegularizerConvertible)? = nil,
    biasRegularizer: (any RegularizerConvertible)? = nil,
    activityRegularizer: (any RegularizerConvertible)? = nil, trainable: Bool = true, name: String? = nil
  ) {
    self.init(
      settings: Settings(
        filters: filters, kernelSize: (kernelSize, kernelSize), strides: strides, padding: padding,
        activation: activation,
        useBias: useBias, kernelInitializer: kernelInitializer, biasInitializer: biasInitializer,
        kernelRegularizer: kernelRegularizer, biasRegularizer: biasRegularizer,
        activityRegularizer: activityRegularizer, trainable: trainable, name: name))
  }
}
