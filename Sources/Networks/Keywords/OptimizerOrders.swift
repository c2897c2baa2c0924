import Tensors

// The optimizers with the learning rate first and without its name, as most courses write it: `optimizers.Adam(1e-3)`.

extension SGD {
  /// The optimizer with this learning rate.
  public convenience init(
    _ learningRate: any LearningRateConvertible, momentum: Double = 0, nesterov: Bool = false,
    clipnorm: Double? = nil
  ) {
    self.init(learningRate: learningRate, momentum: momentum, nesterov: nesterov, clipnorm: clipnorm)
  }
}

extension RMSprop {
  /// The optimizer with this learning rate.
  public convenience init(
    _ learningRate: any LearningRateConvertible, rho: Double = 0.9, momentum: Double = 0,
    epsilon: Double = 1e-7, clipnorm: Double? = nil
  ) {
    self.init(learningRate: learningRate, rho: rho, momentum: momentum, epsilon: epsilon, clipnorm: clipnorm)
  }
}

extension Adam {
  /// The optimizer with this learning rate.
  public convenience init(
    _ learningRate: any LearningRateConvertible, beta1: Double = 0.9, beta2: Double = 0.999,
    epsilon: Double = 1e-7, clipnorm: Double? = nil
  ) {
    self.init(learningRate: learningRate, beta1: beta1, beta2: beta2, epsilon: epsilon, clipnorm: clipnorm)
  }
}

extension AdamW {
  /// The optimizer with this learning rate.
  public convenience init(
    _ learningRate: any LearningRateConvertible, weightDecay: Double = 0.004, beta1: Double = 0.9,
    beta2: Double = 0.999, epsilon: Double = 1e-7, clipnorm: Double? = nil
  ) {
    self.init(
      learningRate: learningRate, weightDecay: weightDecay, beta1: beta1, beta2: beta2, epsilon: epsilon,
      clipnorm: clipnorm)
  }
}

extension Adagrad {
  /// The optimizer with this learning rate.
  public convenience init(_ learningRate: any LearningRateConvertible, clipnorm: Double? = nil) {
    self.init(learningRate: learningRate, clipnorm: clipnorm)
  }
}

extension Adadelta {
  /// The optimizer with this learning rate.
  public convenience init(_ learningRate: any LearningRateConvertible, clipnorm: Double? = nil) {
    self.init(learningRate: learningRate, clipnorm: clipnorm)
  }
}

extension Adamax {
  /// The optimizer with this learning rate.
  public convenience init(_ learningRate: any LearningRateConvertible, clipnorm: Double? = nil) {
    self.init(learningRate: learningRate, clipnorm: clipnorm)
  }
}

extension Nadam {
  /// The optimizer with this learning rate.
  public convenience init(_ learningRate: any LearningRateConvertible, clipnorm: Double? = nil) {
    self.init(learningRate: learningRate, clipnorm: clipnorm)
  }
}

extension Lion {
  /// The optimizer with this learning rate.
  public convenience init(_ learningRate: any LearningRateConvertible, clipnorm: Double? = nil) {
    self.init(learningRate: learningRate, clipnorm: clipnorm)
  }
}
