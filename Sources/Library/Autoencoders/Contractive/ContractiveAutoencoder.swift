import Autodiff
import Networks
import Tensors

/// An autoencoder whose encoder is drawn to answer little to small changes of the sample:
///
///     loss of compile + weight · mean over samples of ||J(x)||²
///
/// where J is the Jacobian of the code by the sample. The reconstruction keeps the directions in
/// which the data vary; the penalty flattens the others.
///
///     let cae = ContractiveAutoencoder(encoder: encoder, decoder: decoder, weight: 1e-3)
///     cae.compile(optimizer: "adam", loss: "mse")
///     try cae.fit(xTrain, epochs: 5, validationData: xTest)
///
/// The encoder must treat samples one by one, also while training (no batch normalization). The
/// logs hold `contractive_loss`, the mean of ||J||² without the weight. For an encoder that is one
/// sigmoid layer ``sigmoidJacobianPenalty(codes:kernel:)`` gives the same number in closed form.
///
/// Source: Rifai et al. 2011, "Contractive Auto-Encoders: Explicit Invariance During Feature
/// Extraction".
open class ContractiveAutoencoder: Autoencoder {
  /// By what the penalty is multiplied: lambda.
  public var weight: Double
  /// How ||J||² is found.
  public let norm: JacobianNorm
  /// The mean of ||J||² over an epoch.
  public let contractiveLossTracker = keras.metrics.Mean(name: "contractive_loss")
  /// Whether a step of training or validation runs, whose loss holds the penalty.
  private var isMeasured = false

  /// The model of both.
  ///
  /// - Parameters:
  ///   - weight: by what the penalty is multiplied.
  ///   - norm: exactly, or by Hutchinson's estimate for codes of many units.
  public init(
    encoder: Model, decoder: Model, weight: Double = 1e-4, norm: JacobianNorm = .exact,
    name: String? = nil
  ) {
    (self.weight, self.norm) = (weight, norm)
    super.init(encoder: encoder, decoder: decoder, name: name)
  }

  open override func call(_ x: Tensor, training: Bool) -> Tensor {
    guard isMeasured else { return super.call(x, training: training) }
    let tape = GradientTape()
    let source = tape.watch(x)
    let codes: Tensor = tape.record { encoder(source, training: training) }
    let penalty = jacobianPenalty(codes, source, tape, norm, .shared).mean()
    contractiveLossTracker.updateState(penalty.detached, sampleWeight: Double(x.shape[0]))
    addLoss(weight * penalty)
    return decoder(codes, training: training)
  }

  open override func trainStep(_ data: Batch) -> Logs { measured { super.trainStep(data) } }

  open override func testStep(_ data: Batch) -> Logs { measured { super.testStep(data) } }

  private func measured(_ step: () -> Logs) -> Logs {
    isMeasured = true
    defer { isMeasured = false }
    return step()
  }
}
