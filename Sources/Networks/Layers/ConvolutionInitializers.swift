import Tensors
import UserErrors

// The forms in which the sizes of Conv2D and Conv2DTranspose are written; they inherit these
// initialisers. A Swift tuple conforms to no protocol, so that pairs need initialisers of their
// own. Their arguments stand in the order that tutorials have: strides, activation, padding.

/// A size in both directions: one number, `3`, or a list of two, `[3, 3]`. (A pair, `(3, 3)`, is
/// taken beside it.)
public protocol WindowSize {
  /// The numbers that were given.
  var windowLengths: [Int] { get }
}

extension Int: WindowSize {
  /// The number.
  public var windowLengths: [Int] { [self] }
}

extension [Int]: WindowSize {
  /// The numbers.
  public var windowLengths: [Int] { self }
}

extension WindowSize {
  /// Height and width.
  func pair(_ argument: String) -> (Int, Int) {
    let lengths = windowLengths
    if lengths.count == 1 { return (lengths[0], lengths[0]) }
    if lengths.count == 2 { return (lengths[0], lengths[1]) }
    raise(
      ValueError("\(argument) of a convolution is a number or a pair of numbers, (3, 3), not \(lengths)"))
  }
}

extension Convolution {
  /// A convolution.
  ///
  /// - Parameters:
  ///   - filters: the number of output channels.
  ///   - kernelSize: the window's height and width.
  ///   - strides: the steps down and to the right.
  ///   - activation: applied to each output.
  ///   - padding: `"valid"`, or `"same"` for an output as large as the input divided by the stride.
  ///   - dilationRate: the distance between the window's rows and columns on the input, `2` or `[2,
  ///     2]`.
  ///   - useBias: whether a bias is added to each channel.
  ///   - kernelInitializer: the windows' first values; `biasInitializer` those of the bias.
  ///   - kernelRegularizer: a penalty on the windows; `biasRegularizer` on the bias,
  ///     `activityRegularizer` on the output.
  ///   - kernelConstraint: what the windows are held to after each step; `biasConstraint` the same
  ///     for the bias.
  ///   - trainable: whether training changes it.
  ///   - name: its name in the model.
  public convenience init(
    _ filters: Int, _ kernelSize: any WindowSize, strides: any WindowSize = 1,
    activation: (any ActivationConvertible)? = nil, padding: String = "valid",
    dilationRate: any WindowSize = 1, useBias: Bool = true,
    kernelInitializer: any InitializerConvertible = "glorot_uniform",
    biasInitializer: any InitializerConvertible = "zeros",
    kernelRegularizer: (any RegularizerConvertible)? = nil,
    biasRegularizer: (any RegularizerConvertible)? = nil,
    activityRegularizer: (any RegularizerConvertible)? = nil,
    kernelConstraint: (any ConstraintConvertible)? = nil,
    biasConstraint: (any ConstraintConvertible)? = nil, trainable: Bool = true, name: String? = nil
  ) {
    self.init(
      settings: Settings(
        filters: filters, kernelSize: kernelSize.pair("kernelSize"), strides: strides.pair("strides"),
        padding: padding, dilationRate: dilationRate.pair("dilationRate"), activation: activation,
        useBias: useBias, kernelInitializer: kernelInitializer,
        biasInitializer: biasInitializer, kernelRegularizer: kernelRegularizer,
        biasRegularizer: biasRegularizer, activityRegularizer: activityRegularizer,
        kernelConstraint: kernelConstraint, biasConstraint: biasConstraint, trainable: trainable,
        name: name))
  }

  /// The same with the window's size as a pair.
  public convenience init(
    _ filters: Int, _ kernelSize: (Int, Int), strides: any WindowSize = 1,
    activation: (any ActivationConvertible)? = nil, padding: String = "valid",
    dilationRate: any WindowSize = 1, useBias: Bool = true,
    kernelInitializer: any InitializerConvertible = "glorot_uniform",
    biasInitializer: any InitializerConvertible = "zeros",
    kernelRegularizer: (any RegularizerConvertible)? = nil,
    biasRegularizer: (any RegularizerConvertible)? = nil,
    activityRegularizer: (any RegularizerConvertible)? = nil,
    kernelConstraint: (any ConstraintConvertible)? = nil,
    biasConstraint: (any ConstraintConvertible)? = nil, trainable: Bool = true, name: String? = nil
  ) {
    self.init(
      settings: Settings(
        filters: filters, kernelSize: kernelSize, strides: strides.pair("strides"),
        padding: padding, dilationRate: dilationRate.pair("dilationRate"), activation: activation,
        useBias: useBias, kernelInitializer: kernelInitializer,
        biasInitializer: biasInitializer, kernelRegularizer: kernelRegularizer,
        biasRegularizer: biasRegularizer, activityRegularizer: activityRegularizer,
        kernelConstraint: kernelConstraint, biasConstraint: biasConstraint, trainable: trainable,
        name: name))
  }

  /// The same with the strides as a pair.
  public convenience init(
    _ filters: Int, _ kernelSize: any WindowSize, strides: (Int, Int),
    activation: (any ActivationConvertible)? = nil, padding: String = "valid",
    dilationRate: any WindowSize = 1, useBias: Bool = true,
    kernelInitializer: any InitializerConvertible = "glorot_uniform",
    biasInitializer: any InitializerConvertible = "zeros",
    kernelRegularizer: (any RegularizerConvertible)? = nil,
    biasRegularizer: (any RegularizerConvertible)? = nil,
    activityRegularizer: (any RegularizerConvertible)? = nil,
    kernelConstraint: (any ConstraintConvertible)? = nil,
    biasConstraint: (any ConstraintConvertible)? = nil, trainable: Bool = true, name: String? = nil
  ) {
    self.init(
      settings: Settings(
        filters: filters, kernelSize: kernelSize.pair("kernelSize"), strides: strides,
        padding: padding, dilationRate: dilationRate.pair("dilationRate"), activation: activation,
        useBias: useBias, kernelInitializer: kernelInitializer,
        biasInitializer: biasInitializer, kernelRegularizer: kernelRegularizer,
        biasRegularizer: biasRegularizer, activityRegularizer: activityRegularizer,
        kernelConstraint: kernelConstraint, biasConstraint: biasConstraint, trainable: trainable,
        name: name))
  }

  /// The same with both as pairs.
  public convenience init(
    _ filters: Int, _ kernelSize: (Int, Int), strides: (Int, Int),
    activation: (any ActivationConvertible)? = nil, padding: String = "valid",
    dilationRate: any WindowSize = 1, useBias: Bool = true,
    kernelInitializer: any InitializerConvertible = "glorot_uniform",
    biasInitializer: any InitializerConvertible = "zeros",
    kernelRegularizer: (any RegularizerConvertible)? = nil,
    biasRegularizer: (any RegularizerConvertible)? = nil,
    activityRegularizer: (any RegularizerConvertible)? = nil,
    kernelConstraint: (any ConstraintConvertible)? = nil,
    biasConstraint: (any ConstraintConvertible)? = nil, trainable: Bool = true, name: String? = nil
  ) {
    self.init(
      settings: Settings(
        filters: filters, kernelSize: kernelSize, strides: strides,
        padding: padding, dilationRate: dilationRate.pair("dilationRate"), activation: activation,
        useBias: useBias, kernelInitializer: kernelInitializer,
        biasInitializer: biasInitializer, kernelRegularizer: kernelRegularizer,
        biasRegularizer: biasRegularizer, activityRegularizer: activityRegularizer,
        kernelConstraint: kernelConstraint, biasConstraint: biasConstraint, trainable: trainable,
        name: name))
  }
}
