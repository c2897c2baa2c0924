import OrderedJSON
import Tensors
import UserErrors

/// A vector for each class number: `output[b, i] = embeddings[x[b, i]]`. The labels of a
/// conditional autoencoder go through it.
///
/// - Input: whole numbers below `inputDim`, of any shape. Output: the same shape and `outputDim`
///   behind it. Weights: embeddings (inputDim, outputDim).
/// - Numbers outside of 0..<inputDim are a user's error; Keras on TensorFlow stops too, on JAX it
///   takes others without a word.
/// See Keras, `keras/src/layers/core/embedding.py`.
public final class Embedding: Layer {
  /// How many class numbers there are.
  public let inputDim: Int
  /// The length of their vectors.
  public let outputDim: Int
  /// The vectors, once built: (inputDim, outputDim).
  public var embeddings: Variable { orRaiseAny { try built(builtEmbeddings, "embeddings") } }
  private var builtEmbeddings: Variable?

  private let initializer: any Initializer
  private let regularizer: (any Regularizer)?
  private let constraint: (any Constraint)?

  /// The layer.
  ///
  /// - Parameters:
  ///   - inputDim: how many class numbers there are.
  ///   - outputDim: the length of their vectors.
  ///   - embeddingsInitializer: the vectors' first values; `"uniform"` is between -0.05 and 0.05.
  ///   - embeddingsRegularizer: a penalty on the vectors.
  ///   - embeddingsConstraint: what they are held to after each step.
  ///   - name: its name in the model.
  public init(
    _ inputDim: Int, _ outputDim: Int,
    embeddingsInitializer: any InitializerConvertible = "uniform",
    embeddingsRegularizer: (any RegularizerConvertible)? = nil,
    embeddingsConstraint: (any ConstraintConvertible)? = nil, name: String? = nil
  ) {
    self.inputDim = Self.positive(inputDim, "inputDim of Embedding")
    self.outputDim = Self.positive(outputDim, "outputDim of Embedding")
    initializer = embeddingsInitializer.asInitializer
    regularizer = embeddingsRegularizer?.asRegularizer
    constraint = embeddingsConstraint?.asConstraint
    super.init(name: name)
  }

  /// The layer that a saved model describes.
  public convenience init(config: JSON) throws {
    let config = LayerConfig(config)
    try config.refuse("mask_zero", unless: false)
    self.init(
      try config.int("input_dim"), try config.int("output_dim"),
      embeddingsInitializer: try config.initializer("embeddings_initializer", RandomUniform()),
      embeddingsRegularizer: try config.regularizer("embeddings_regularizer"),
      embeddingsConstraint: try config.constraint("embeddings_constraint"), name: config.name)
    activityRegularizer = try config.regularizer("activity_regularizer")
  }

  public override var className: String { "Embedding" }
  public override var config: JSON {
    super.config.adding([
      "input_dim": JSON(inputDim), "output_dim": JSON(outputDim),
      "embeddings_initializer": initializer.serialized,
      "embeddings_regularizer": regularizer.serialized,
      "activity_regularizer": activityRegularizer.serialized,
      "embeddings_constraint": constraint.serialized, "mask_zero": false,
    ])
  }

  public override func build(_ inputShape: SymbolicShape) {
    builtEmbeddings = addWeight(
      name: "embeddings", shape: [inputDim, outputDim], initializer: initializer,
      regularizer: regularizer,
      constraint: constraint)
  }

  public override func call(_ x: Tensor) -> Tensor {
    let numbers = x.detached.astype(.int64)
    orRaise { () throws(ValueError) in
      guard numbers.count > 0 else { return }
      let (low, high) = (Int(numbers.min().item()), Int(numbers.max().item()))
      guard low >= 0, high < inputDim else {
        throw ValueError(
          "the layer '\(name)' (Embedding) takes numbers from 0 to \(inputDim - 1), but got some from "
            + "\(low) to \(high)")
      }
    }
    return embeddings.value.take(numbers, axis: 0)
  }

  public override func computeOutputShape(_ inputShapes: [SymbolicShape]) -> [SymbolicShape] {
    [SymbolicShape(inputShapes[0].dimensions + [outputDim])]
  }
}

extension layers {
  /// See ``Networks/Embedding``.
  public typealias Embedding = Networks.Embedding
}
