extension losses {
  /// See ``Networks/CosineSimilarity``.
  public typealias CosineSimilarity = Networks.CosineSimilarity
  /// See ``Networks/Hinge``.
  public typealias Hinge = Networks.Hinge
  /// See ``Networks/SquaredHinge``.
  public typealias SquaredHinge = Networks.SquaredHinge
  /// See ``Networks/CategoricalHinge``.
  public typealias CategoricalHinge = Networks.CategoricalHinge
  /// See ``Networks/Poisson``.
  public typealias Poisson = Networks.Poisson
  /// See ``Networks/MeanAbsolutePercentageError``.
  public typealias MeanAbsolutePercentageError = Networks.MeanAbsolutePercentageError
  /// See ``Networks/MeanSquaredLogarithmicError``.
  public typealias MeanSquaredLogarithmicError = Networks.MeanSquaredLogarithmicError
  /// See ``Networks/BinaryFocalCrossentropy``.
  public typealias BinaryFocalCrossentropy = Networks.BinaryFocalCrossentropy

  /// The loss of this name among those of this file, for models read from files too.
  static func further(_ name: String, _ config: LayerConfig, _ reduction: Loss.Reduction) -> Loss? {
    switch name {
    case "cosine_similarity":
      return CosineSimilarity(axis: config.optionalInt("axis") ?? -1, reduction: reduction)
    case "hinge": return Hinge(reduction: reduction)
    case "squared_hinge": return SquaredHinge(reduction: reduction)
    case "categorical_hinge": return CategoricalHinge(reduction: reduction)
    case "poisson": return Poisson(reduction: reduction)
    case "mape", "mean_absolute_percentage_error":
      return MeanAbsolutePercentageError(reduction: reduction)
    case "msle", "mean_squared_logarithmic_error":
      return MeanSquaredLogarithmicError(reduction: reduction)
    case "binary_focal_crossentropy":
      return BinaryFocalCrossentropy(
        applyClassBalancing: config.bool("apply_class_balancing", false),
        alpha: config.double("alpha", 0.25),
        gamma: config.double("gamma", 2), fromLogits: config.bool("from_logits", false),
        labelSmoothing: config.double("label_smoothing", 0), reduction: reduction)
    default: return nil
    }
  }

  static let furtherNames = [
    "cosine_similarity", "hinge", "squared_hinge", "categorical_hinge", "poisson", "mape",
    "mean_absolute_percentage_error", "msle", "mean_squared_logarithmic_error",
    "binary_focal_crossentropy",
  ]
}
