import Tensors

// Keras's `get` of each kind: an object by its name, or as it is.
extension activations {
  /// The activation of this name; none for nil: `keras.activations.get("selu")`.
  public static func get(_ identifier: (any ActivationConvertible)?) -> ActivationFunction {
    orRaiseAny { try identifier?.activationFunction() ?? linear }
  }
  /// The activation as a function, for a property of the type `(Tensor) -> Tensor`.
  @_disfavoredOverload
  public static func get(_ identifier: (any ActivationConvertible)?) -> (Tensor) -> Tensor {
    let activation: ActivationFunction = get(identifier)
    return activation.apply
  }
}

extension initializers {
  /// The initializer of this name.
  public static func get(_ identifier: any InitializerConvertible) -> any Networks.Initializer {
    identifier.asInitializer
  }
}

extension regularizers {
  /// The regularizer of this name; nil for nil.
  public static func get(_ identifier: (any RegularizerConvertible)?) -> (any Networks.Regularizer)? {
    identifier?.asRegularizer
  }
}

extension optimizers {
  /// The optimizer of this name, with its standard settings.
  public static func get(_ identifier: any OptimizerConvertible) -> Networks.Optimizer {
    orRaiseAny { try identifier.asOptimizer() }
  }
}

extension losses {
  /// The loss of this name.
  public static func get(_ identifier: any LossConvertible) -> Networks.Loss {
    orRaiseAny { try identifier.asLoss() }
  }
}
