import Tensors
import UserErrors

// More orders of a convolution's arguments: by their names, and with the activation before the strides, as Keras's guide to VAEs has it.

/// A number for both directions, or a pair: `3`, `(3, 3)`, `[3, 3]`.
public typealias NumberOrPair = Any

extension Convolution {
  /// A convolution, the window's size by its name.
  @_disfavoredOverload
  public convenience init(
    _ filters: Int, kernelSize: NumberOrPair, strides: NumberOrPair = 1, padding: String = "valid",
    activation: (any ActivationConvertible)? = nil,
    useBias: Bool = true, kernelInitializer: any InitializerConvertible = "glorot_uniform",
    biasInitializer: any InitializerConvertible = "zeros",
    kernelRegularizer: (any RegularizerConvertible)? = nil,
    biasRegularizer: (any RegularizerConvertible)? = nil,
    activityRegularizer: (any RegularizerConvertible)? = nil,
    kernelConstraint: (any ConstraintConvertible)? = nil, biasConstraint: (any ConstraintConvertible)? = nil,
    trainable: Bool = true, name: String? = nil
  ) {
    self.init(
      settings: Settings(
        filters: filters, kernelSize: Self.pair(kernelSize, "kernelSize"),
        strides: Self.pair(strides, "strides"),
        padding: padding, activation: activation, useBias: useBias, kernelInitializer: kernelInitializer,
        biasInitializer: biasInitializer, kernelRegularizer: kernelRegularizer,
        biasRegularizer: biasRegularizer,
        activityRegularizer: activityRegularizer, kernelConstraint: kernelConstraint,
        biasConstraint: biasConstraint, trainable: trainable, name: name))
  }

  /// The same with the activation before the padding.
  @_disfavoredOverload
  public convenience init(
    _ filters: Int, kernelSize: NumberOrPair, strides: NumberOrPair = 1,
    activation: any ActivationConvertible,
    padding: String,
    useBias: Bool = true, kernelInitializer: any InitializerConvertible = "glorot_uniform",
    biasInitializer: any InitializerConvertible = "zeros",
    kernelRegularizer: (any RegularizerConvertible)? = nil,
    biasRegularizer: (any RegularizerConvertible)? = nil,
    activityRegularizer: (any RegularizerConvertible)? = nil,
    kernelConstraint: (any ConstraintConvertible)? = nil, biasConstraint: (any ConstraintConvertible)? = nil,
    trainable: Bool = true, name: String? = nil
  ) {
    self.init(
      settings: Settings(
        filters: filters, kernelSize: Self.pair(kernelSize, "kernelSize"),
        strides: Self.pair(strides, "strides"),
        padding: padding, activation: activation, useBias: useBias, kernelInitializer: kernelInitializer,
        biasInitializer: biasInitializer, kernelRegularizer: kernelRegularizer,
        biasRegularizer: biasRegularizer,
        activityRegularizer: activityRegularizer, kernelConstraint: kernelConstraint,
        biasConstraint: biasConstraint, trainable: trainable, name: name))
  }

  /// The same with the activation before the strides.
  @_disfavoredOverload
  public convenience init(
    _ filters: Int, kernelSize: NumberOrPair, activation: any ActivationConvertible, strides: NumberOrPair,
    padding: String = "valid", kernelInitializer: any InitializerConvertible = "glorot_uniform",
    name: String? = nil
  ) {
    self.init(
      settings: Settings(
        filters: filters, kernelSize: Self.pair(kernelSize, "kernelSize"),
        strides: Self.pair(strides, "strides"),
        padding: padding, activation: activation, kernelInitializer: kernelInitializer, name: name))
  }

  /// A convolution, all arguments by their names.
  @_disfavoredOverload
  public convenience init(
    filters: Int, kernelSize: NumberOrPair, strides: NumberOrPair = 1, padding: String = "valid",
    activation: (any ActivationConvertible)? = nil,
    useBias: Bool = true, kernelInitializer: any InitializerConvertible = "glorot_uniform",
    biasInitializer: any InitializerConvertible = "zeros",
    kernelRegularizer: (any RegularizerConvertible)? = nil,
    biasRegularizer: (any RegularizerConvertible)? = nil,
    activityRegularizer: (any RegularizerConvertible)? = nil,
    kernelConstraint: (any ConstraintConvertible)? = nil, biasConstraint: (any ConstraintConvertible)? = nil,
    trainable: Bool = true, name: String? = nil
  ) {
    self.init(
      settings: Settings(
        filters: filters, kernelSize: Self.pair(kernelSize, "kernelSize"),
        strides: Self.pair(strides, "strides"),
        padding: padding, activation: activation, useBias: useBias, kernelInitializer: kernelInitializer,
        biasInitializer: biasInitializer, kernelRegularizer: kernelRegularizer,
        biasRegularizer: biasRegularizer,
        activityRegularizer: activityRegularizer, kernelConstraint: kernelConstraint,
        biasConstraint: biasConstraint, trainable: trainable, name: name))
  }

  /// The same with the activation before the padding.
  @_disfavoredOverload
  public convenience init(
    filters: Int, kernelSize: NumberOrPair, strides: NumberOrPair = 1, activation: any ActivationConvertible,
    padding: String,
    useBias: Bool = true, kernelInitializer: any InitializerConvertible = "glorot_uniform",
    biasInitializer: any InitializerConvertible = "zeros",
    kernelRegularizer: (any RegularizerConvertible)? = nil,
    biasRegularizer: (any RegularizerConvertible)? = nil,
    activityRegularizer: (any RegularizerConvertible)? = nil,
    kernelConstraint: (any ConstraintConvertible)? = nil, biasConstraint: (any ConstraintConvertible)? = nil,
    trainable: Bool = true, name: String? = nil
  ) {
    self.init(
      settings: Settings(
        filters: filters, kernelSize: Self.pair(kernelSize, "kernelSize"),
        strides: Self.pair(strides, "strides"),
        padding: padding, activation: activation, useBias: useBias, kernelInitializer: kernelInitializer,
        biasInitializer: biasInitializer, kernelRegularizer: kernelRegularizer,
        biasRegularizer: biasRegularizer,
        activityRegularizer: activityRegularizer, kernelConstraint: kernelConstraint,
        biasConstraint: biasConstraint, trainable: trainable, name: name))
  }

  /// The same with the activation before the strides.
  @_disfavoredOverload
  public convenience init(
    filters: Int, kernelSize: NumberOrPair, activation: any ActivationConvertible, strides: NumberOrPair,
    padding: String = "valid", kernelInitializer: any InitializerConvertible = "glorot_uniform",
    name: String? = nil
  ) {
    self.init(
      settings: Settings(
        filters: filters, kernelSize: Self.pair(kernelSize, "kernelSize"),
        strides: Self.pair(strides, "strides"),
        padding: padding, activation: activation, kernelInitializer: kernelInitializer, name: name))
  }

  /// Another order that courses use.
  @_disfavoredOverload
  public convenience init(
    _ filters: Int, _ kernelSize: NumberOrPair, activation: any ActivationConvertible, strides: NumberOrPair,
    padding: String = "valid",
    kernelInitializer: any InitializerConvertible = "glorot_uniform",
    name: String? = nil
  ) {
    self.init(
      settings: Settings(
        filters: filters, kernelSize: Self.pair(kernelSize, "kernelSize"),
        strides: Self.pair(strides, "strides"),
        padding: padding, activation: activation, kernelInitializer: kernelInitializer, name: name))
  }

  /// Another order that courses use.
  @_disfavoredOverload
  public convenience init(
    _ filters: Int, _ kernelSize: NumberOrPair, padding: String, strides: NumberOrPair,
    activation: (any ActivationConvertible)? = nil,
    kernelInitializer: any InitializerConvertible = "glorot_uniform",
    name: String? = nil
  ) {
    self.init(
      settings: Settings(
        filters: filters, kernelSize: Self.pair(kernelSize, "kernelSize"),
        strides: Self.pair(strides, "strides"),
        padding: padding, activation: activation, kernelInitializer: kernelInitializer, name: name))
  }

  /// Another order that courses use.
  @_disfavoredOverload
  public convenience init(
    _ filters: Int, _ kernelSize: NumberOrPair, activation: any ActivationConvertible, padding: String,
    strides: NumberOrPair,
    kernelInitializer: any InitializerConvertible = "glorot_uniform",
    name: String? = nil
  ) {
    self.init(
      settings: Settings(
        filters: filters, kernelSize: Self.pair(kernelSize, "kernelSize"),
        strides: Self.pair(strides, "strides"),
        padding: padding, activation: activation, kernelInitializer: kernelInitializer, name: name))
  }

  /// Another order that courses use.
  @_disfavoredOverload
  public convenience init(
    _ filters: Int, _ kernelSize: NumberOrPair, padding: String, activation: any ActivationConvertible,
    strides: NumberOrPair,
    kernelInitializer: any InitializerConvertible = "glorot_uniform",
    name: String? = nil
  ) {
    self.init(
      settings: Settings(
        filters: filters, kernelSize: Self.pair(kernelSize, "kernelSize"),
        strides: Self.pair(strides, "strides"),
        padding: padding, activation: activation, kernelInitializer: kernelInitializer, name: name))
  }

  /// Another order that courses use.
  @_disfavoredOverload
  public convenience init(
    _ filters: Int, _ kernelSize: NumberOrPair, activation: any ActivationConvertible,
    kernelInitializer: any InitializerConvertible, padding: String,
    strides: NumberOrPair = 1,
    name: String? = nil
  ) {
    self.init(
      settings: Settings(
        filters: filters, kernelSize: Self.pair(kernelSize, "kernelSize"),
        strides: Self.pair(strides, "strides"),
        padding: padding, activation: activation, kernelInitializer: kernelInitializer, name: name))
  }
}

extension Convolution {
  /// Two numbers from what was given for an argument of this name.
  static func pair(_ value: NumberOrPair, _ name: String) -> (Int, Int) {
    if let number = value as? Int { return (number, number) }
    if let pair = value as? (Int, Int) { return pair }
    if let list = value as? [Int], list.count == 2 { return (list[0], list[1]) }
    raise(ValueError("\(name) of a convolution is a number or a pair of numbers, (3, 3), not \(value)"))
  }
}
