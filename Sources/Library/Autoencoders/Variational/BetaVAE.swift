import Networks
import Tensors
import UserErrors

/// A beta-VAE: the loss `C · ||x - x'||² + beta · KL(q(z|x) || N(0, I))`, a mean over samples. With
/// beta = 1 it is a VAE, to the bit.
///
/// (Some texts write "- beta KL" in a loss that is made small; the sign belongs to the bound that
/// is made large.)
///
/// Source: Higgins et al. 2017, "beta-VAE", equation 4.
open class BetaVAE: VariationalAutoencoder {
  /// How much the KL term counts.
  public var beta: Double {
    get { klWeight }
    set { klWeight = newValue }
  }

  /// The model of both.
  ///
  /// - Parameters:
  ///   - beta: how much the KL term counts.
  ///   - c: C, by which the squared error of a sample is multiplied.
  public init(
    encoder: Model, decoder: Model, beta: Double = 4, c: Double = 0.5, name: String? = nil
  ) {
    super.init(
      encoder: encoder, decoder: decoder, reconstructionWeight: nil, klWeight: beta,
      likelihood: SquaredErrorLikelihood(c), name: name)
  }

  /// The same with another likelihood, such as ``BernoulliLikelihood``.
  public init(
    encoder: Model, decoder: Model, beta: Double = 4, likelihood: any ReconstructionLikelihood,
    posterior: any PosteriorFamily = FactorizedGaussianFamily(), name: String? = nil
  ) {
    super.init(
      encoder: encoder, decoder: decoder, reconstructionWeight: nil, klWeight: beta,
      likelihood: likelihood, posterior: posterior, name: name)
  }
}

/// A beta-TCVAE: of the three parts of the KL term only the total correlation, how much the latent
/// dimensions depend on each other, is weighed by beta. The loss is
///
///     -log p(x|z) + alpha · I(x; z) + beta · KL(q(z) || prod_k q(z_k))
///       + gamma · sum_k KL(q(z_k) || p(z_k))
///
/// with the three estimated from the minibatch; see
/// ``klDecomposition(_:mean:logVariance:datasetSize:)``. `klWeight` is beta, so that ``KLWarmUp``
/// steers it. The logs hold the three as `mutual_information`, `total_correlation` and
/// `dimension_kl`, unweighted.
///
/// Source: Chen et al. 2018, "Isolating Sources of Disentanglement in Variational Autoencoders".
open class BetaTCVAE: VariationalAutoencoder {
  override var partTrackers: [keras.metrics.Mean] { trackers }
  private let trackers = ["mutual_information", "total_correlation", "dimension_kl"].map {
    keras.metrics.Mean(name: $0)
  }

  /// The model of both.
  ///
  /// - Parameters:
  ///   - datasetSize: how many samples the model is trained on: N of the minibatch weights.
  ///   - beta: how much the total correlation counts.
  ///   - alpha: how much the mutual information of sample and code counts.
  ///   - gamma: how much the divergence of the single dimensions from the prior counts.
  ///   - likelihood: Bernoulli pixels unless given.
  public init(
    encoder: Model, decoder: Model, datasetSize: Int, beta: Double = 6, alpha: Double = 1,
    gamma: Double = 1, likelihood: any ReconstructionLikelihood = BernoulliLikelihood(),
    name: String? = nil
  ) {
    super.init(
      encoder: encoder, decoder: decoder, reconstructionWeight: nil, klWeight: beta,
      likelihood: likelihood,
      objective: .totalCorrelation(datasetSize: datasetSize, alpha: alpha, gamma: gamma), name: name
    )
  }
}
