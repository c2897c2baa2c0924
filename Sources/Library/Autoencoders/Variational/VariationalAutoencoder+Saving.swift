import Networks
import Tensors

extension VariationalAutoencoder: SavedAsGraph {
  /// What ``Networks/Model/save(_:overwrite:)`` writes: a functional model of two, `encoder` (from samples to the posterior's
  /// parameters, mean and logarithm of the variance) and `decoder`, whose outputs are the parameters and what the decoder makes of
  /// the first of them, the mean. Python needs no class of ours:
  ///
  ///     model = keras.models.load_model("vae.keras")
  ///     encoder, decoder = model.get_layer("encoder"), model.get_layer("decoder")
  ///     mean, log_variance = encoder.predict(images)
  public func savedGraph() throws -> Model {
    let parameters = encoder.outputs.filter { !($0.history?.layer is Sampling) }
    guard let input = encoder.inputs.first, encoder.inputs.count == 1, let mean = parameters.first,
      let latent = decoder.inputs.first, decoder.inputs.count == 1, latent.shape.admits(mean.shape)
    else {
      throw ModelFileError(
        "the VAE '\(name)' can be saved if its encoder and decoder are functional models and the encoder's first output is "
          + "the mean of z; else save the two by themselves")
    }
    let heads = Model(input, parameters, name: "encoder")
    let tail = decoder.name == "decoder" ? decoder : Model(latent, decoder.outputs, name: "decoder")
    let sample = SymbolicShape(Array(input.shape.dimensions.dropFirst()))
    let samples = keras.layers.Input(shape: sample, name: "samples")
    let codes: [KerasTensor] = heads(samples)
    let reconstructions: [KerasTensor] = tail(codes[0])
    return Model(samples, codes + reconstructions, name: name)
  }

  /// The VAE in a `.keras` file that ``Networks/Model/save(_:overwrite:)`` wrote, compiled with the optimizer that it was trained
  /// with, in the state in which it was. Likelihood, posterior, objective and weights are no part of the file.
  ///
  /// - Throws: ``Networks/ModelFileError`` where the file holds no model of an `encoder` and a `decoder`.
  public convenience init(
    loading filepath: String, reconstructionWeight: Double? = 500, klWeight: Double = 1,
    likelihood: any ReconstructionLikelihood = BernoulliLikelihood(),
    posterior: any PosteriorFamily = FactorizedGaussianFamily(), objective: Objective = .elbo
  ) throws {
    let model = try models.loadModel(filepath)
    func part(_ name: String) throws -> Model {
      guard let part = model.layers.first(where: { $0.name == name }) as? Model else {
        throw ModelFileError(
          "\(filepath): holds no VAE: there is no model called '\(name)' in '\(model.name)'")
      }
      return part
    }
    self.init(
      encoder: try part("encoder"), decoder: try part("decoder"), reconstructionWeight: reconstructionWeight,
      klWeight: klWeight, likelihood: likelihood, posterior: posterior, objective: objective, name: model.name
    )
    if model.compiled { compile(optimizer: model.optimizer) }
  }
}
