import OrderedJSON

/// What ``Adam`` and its variants share: moving averages of the gradient and of its size, and the
/// settings of these. Use one of the variants.
public class MomentOptimizer: Optimizer {
  let beta1: Double
  let beta2: Double
  let epsilon: Double

  /// The optimizer.
  ///
  /// - Parameters:
  ///   - learningRate: a number or a schedule.
  ///   - beta1: how much of the gradient's average is kept at a step.
  ///   - beta2: how much of the average of its size is kept.
  ///   - epsilon: added to what is divided by.
  ///   - weightDecay: the part of each weight that is taken away at a step, times the learning
  ///     rate.
  ///   - clipnorm: each gradient is scaled down to at most this length; `globalClipnorm` all
  ///     together, `clipvalue` cuts their numbers.
  ///   - useEma: whether moving averages of the weights are kept (see ``Optimizer``), with
  ///     `emaMomentum` and `emaOverwriteFrequency`.
  ///   - name: the optimizer's name.
  public init(
    learningRate: any LearningRateConvertible = 0.001, beta1: Double = 0.9, beta2: Double = 0.999,
    epsilon: Double = 1e-7, weightDecay: Double? = nil, clipnorm: Double? = nil,
    globalClipnorm: Double? = nil, clipvalue: Double? = nil, useEma: Bool = false,
    emaMomentum: Double = 0.99, emaOverwriteFrequency: Int? = nil, name: String? = nil
  ) {
    (self.beta1, self.beta2, self.epsilon) = (beta1, beta2, epsilon)
    super.init(
      learningRate: learningRate, weightDecay: weightDecay, clipnorm: clipnorm,
      globalClipnorm: globalClipnorm, clipvalue: clipvalue, useEma: useEma,
      emaMomentum: emaMomentum, emaOverwriteFrequency: emaOverwriteFrequency,
      name: name ?? Self.standardName)
  }

  /// The name of an optimizer of this class that is given none.
  class var standardName: String { "adam" }

  public override var config: JSON {
    super.config.adding(["beta_1": JSON(beta1), "beta_2": JSON(beta2), "epsilon": JSON(epsilon)])
  }
}
