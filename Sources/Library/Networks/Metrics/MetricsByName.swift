extension metrics {
  /// See ``Networks/Precision``.
  public typealias Precision = Networks.Precision
  /// See ``Networks/Recall``.
  public typealias Recall = Networks.Recall
  /// See ``Networks/AUC``.
  public typealias AUC = Networks.AUC
  /// See ``Networks/Sum``.
  public typealias Sum = Networks.Sum
  /// See ``Networks/TopKCategoricalAccuracy``.
  public typealias TopKCategoricalAccuracy = Networks.TopKCategoricalAccuracy
  /// See ``Networks/SparseTopKCategoricalAccuracy``.
  public typealias SparseTopKCategoricalAccuracy = Networks.SparseTopKCategoricalAccuracy

  /// The mean of the cross-entropy, targets as rows of zeros with a one.
  public static func CategoricalCrossentropy(
    name: String = "categorical_crossentropy", fromLogits: Bool = false
  )
    -> NamedLossMetric
  {
    NamedLossMetric(
      Networks.CategoricalCrossentropy(fromLogits: fromLogits),
      className: "CategoricalCrossentropy",
      name: name)
  }
  /// The mean of the cross-entropy, targets as class numbers.
  public static func SparseCategoricalCrossentropy(
    name: String = "sparse_categorical_crossentropy", fromLogits: Bool = false
  ) -> NamedLossMetric {
    NamedLossMetric(
      Networks.SparseCategoricalCrossentropy(fromLogits: fromLogits),
      className: "SparseCategoricalCrossentropy", name: name)
  }
  /// The mean of the Kullback-Leibler divergence.
  public static func KLDivergence(name: String = "kl_divergence") -> NamedLossMetric {
    NamedLossMetric(Networks.KLDivergence(), className: "KLDivergence", name: name)
  }
  /// The mean of the cosine of the angle; 1 where target and prediction point the same way.
  public static func CosineSimilarity(name: String = "cosine_similarity") -> CosineSimilarityMetric {
    CosineSimilarityMetric(name: name)
  }

  /// The metrics of this file by name.
  static let further: [String: () -> Networks.Metric] = [
    "precision": { Networks.Precision() }, "recall": { Networks.Recall() },
    "auc": { Networks.AUC() },
    "top_k_categorical_accuracy": { Networks.TopKCategoricalAccuracy() },
    "sparse_top_k_categorical_accuracy": { Networks.SparseTopKCategoricalAccuracy() },
    "categorical_crossentropy": { CategoricalCrossentropy() },
    "sparse_categorical_crossentropy": { SparseCategoricalCrossentropy() },
    "kl_divergence": { KLDivergence() }, "cosine_similarity": { CosineSimilarity() },
    "poisson": { NamedLossMetric(Poisson(), className: "Poisson") },
    "mean_absolute_percentage_error": {
      NamedLossMetric(MeanAbsolutePercentageError(), className: "MeanAbsolutePercentageError")
    },
    "mape": {
      NamedLossMetric(MeanAbsolutePercentageError(), className: "MeanAbsolutePercentageError")
    },
    "mean_squared_logarithmic_error": {
      NamedLossMetric(MeanSquaredLogarithmicError(), className: "MeanSquaredLogarithmicError")
    },
    "msle": {
      NamedLossMetric(MeanSquaredLogarithmicError(), className: "MeanSquaredLogarithmicError")
    },
    "bce": { Networks.BinaryCrossentropyMetric() },
    "log_cosh": { NamedLossMetric(LogCosh(), className: "LogCoshError") },
    "hinge": { NamedLossMetric(Hinge(), className: "Hinge") },
    "squared_hinge": { NamedLossMetric(SquaredHinge(), className: "SquaredHinge") },
    "categorical_hinge": { NamedLossMetric(CategoricalHinge(), className: "CategoricalHinge") },
  ]
}
