import Tensors

// The forms in which convolutions are made; the classes inherit these initialisers. Their arguments
// stand in the order that tutorials have: strides, activation, padding.
extension Convolution {
  /// A convolution.
  ///
  /// - Parameters:
  ///   - filters: the number of output channels.
  ///   - kernelSize: the window's height and width: `3`, `(3, 3)` or `[3, 3]`; of a convolution
  ///     along one axis its length.
  ///   - strides: the steps down and to the right, in the same forms; 1 unless given.
  ///   - activation: applied to each output.
  ///   - padding: `"valid"`, or `"same"` for an output as large as the input divided by the stride.
  ///   - dilationRate: the distance between the window's rows and columns on the input; 1 unless
  ///     given.
  ///   - useBias: whether a bias is added to each channel.
  ///   - kernelInitializer: the windows' first values; `biasInitializer` those of the bias.
  ///   - kernelRegularizer: a penalty on the windows; `biasRegularizer` on the bias,
  ///     `activityRegularizer` on the output.
  ///   - kernelConstraint: what the windows are held to after each step; `biasConstraint` the same
  ///     for the bias.
  ///   - trainable: whether training changes it.
  ///   - name: its name in the model.
  ///   - inputShape: the shape of a sample, `(28, 28, 1)`, where it is the first of a Sequential
  ///     model without a `layers.Input`.
  public convenience init<
    each Kernel: SizePart, each Stride: SizePart, each Rate: SizePart, each Size: SizePart
  >(
    _ filters: Int, _ kernelSize: (repeat each Kernel), strides: (repeat each Stride) = (),
    activation: (any ActivationConvertible)? = nil, padding: String = "valid",
    dilationRate: (repeat each Rate) = (), useBias: Bool = true,
    kernelInitializer: any InitializerConvertible = "glorot_uniform",
    biasInitializer: any InitializerConvertible = "zeros",
    kernelRegularizer: (any RegularizerConvertible)? = nil,
    biasRegularizer: (any RegularizerConvertible)? = nil,
    activityRegularizer: (any RegularizerConvertible)? = nil,
    kernelConstraint: (any ConstraintConvertible)? = nil,
    biasConstraint: (any ConstraintConvertible)? = nil, trainable: Bool = true, name: String? = nil,
    inputShape: (repeat each Size) = ()
  ) {
    self.init(
      settings: Settings(
        filters: filters,
        kernelSize: Self.window(Sizes.numbers(repeat each kernelSize), "kernelSize"),
        strides: Self.window(Sizes.numbers(repeat each strides), "strides"), padding: padding,
        dilationRate: Self.window(Sizes.numbers(repeat each dilationRate), "dilationRate"),
        activation: activation, useBias: useBias, kernelInitializer: kernelInitializer,
        biasInitializer: biasInitializer, kernelRegularizer: kernelRegularizer,
        biasRegularizer: biasRegularizer, activityRegularizer: activityRegularizer,
        kernelConstraint: kernelConstraint, biasConstraint: biasConstraint, trainable: trainable,
        name: name, inputShape: Sizes.shape(Sizes.numbers(repeat each inputShape))))
  }

  /// The same with penalties that are functions of one's own:
  /// `kernelRegularizer: { w in 1e-4 * ops.sum(ops.abs(w)) }`. (They are not saved;
  /// ``regularizers/function(_:_:)`` gives one a name by which it is, and goes with named ones.)
  @_disfavoredOverload
  public convenience init<
    each Kernel: SizePart, each Stride: SizePart, each Rate: SizePart, each Size: SizePart
  >(
    _ filters: Int, _ kernelSize: (repeat each Kernel), strides: (repeat each Stride) = (),
    activation: (any ActivationConvertible)? = nil, padding: String = "valid",
    dilationRate: (repeat each Rate) = (), useBias: Bool = true,
    kernelInitializer: any InitializerConvertible = "glorot_uniform",
    biasInitializer: any InitializerConvertible = "zeros",
    kernelRegularizer: Penalty? = nil, biasRegularizer: Penalty? = nil,
    activityRegularizer: Penalty? = nil, kernelConstraint: (any ConstraintConvertible)? = nil,
    biasConstraint: (any ConstraintConvertible)? = nil, trainable: Bool = true, name: String? = nil,
    inputShape: (repeat each Size) = ()
  ) {
    self.init(
      settings: Settings(
        filters: filters,
        kernelSize: Self.window(Sizes.numbers(repeat each kernelSize), "kernelSize"),
        strides: Self.window(Sizes.numbers(repeat each strides), "strides"), padding: padding,
        dilationRate: Self.window(Sizes.numbers(repeat each dilationRate), "dilationRate"),
        activation: activation, useBias: useBias, kernelInitializer: kernelInitializer,
        biasInitializer: biasInitializer,
        kernelRegularizer: kernelRegularizer.map { FunctionRegularizer($0) },
        biasRegularizer: biasRegularizer.map { FunctionRegularizer($0) },
        activityRegularizer: activityRegularizer.map { FunctionRegularizer($0) },
        kernelConstraint: kernelConstraint, biasConstraint: biasConstraint, trainable: trainable,
        name: name, inputShape: Sizes.shape(Sizes.numbers(repeat each inputShape))))
  }
}

/// A penalty that is a function of one's own: of a weight or an output, one number.
public typealias Penalty = (Tensor) -> Tensor
