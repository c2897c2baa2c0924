import Networks
import Tensors

extension VariationalAutoencoder: SavedAsGraph {
  /// What ``Networks/Model/save(_:overwrite:)`` writes: a functional model of two, `encoder` (from samples to mean and logarithm
  /// of the variance) and `decoder`, whose outputs are `[zMean, zLogVar, decoder(zMean)]`. Python needs no class of ours:
  ///
  ///     model = keras.models.load_model("vae.keras")
  ///     encoder, decoder = model.get_layer("encoder"), model.get_layer("decoder")
  ///     mean, log_variance = encoder.predict(images)
  public func savedGraph() throws -> Model {
    guard encoder.outputs.count >= 2, let input = encoder.inputs.first, encoder.inputs.count == 1,
      let latent = decoder.inputs.first, decoder.inputs.count == 1, decoder.outputs.count == 1
    else {
      throw ModelFileError(
        "the VAE '\(name)' can be saved if its encoder and decoder are functional models, the encoder with the outputs "
          + "[zMean, zLogVar, z]; else save the two by themselves")
    }
    let heads = Model(input, Array(encoder.outputs.prefix(2)), name: "encoder")
    let tail = decoder.name == "decoder" ? decoder : Model(latent, decoder.outputs[0], name: "decoder")
    let samples = keras.layers.Input(
      shape: SymbolicShape(Array(input.shape.dimensions.dropFirst())), name: "samples")
    let (mean, logVariance): (KerasTensor, KerasTensor) = heads(samples)
    let reconstruction: KerasTensor = tail(mean)
    return Model(samples, [mean, logVariance, reconstruction], name: name)
  }

  /// The VAE in a `.keras` file that ``Networks/Model/save(_:overwrite:)`` wrote, compiled with the optimizer that it was trained
  /// with, in the state in which it was.
  ///
  /// - Throws: ``Networks/ModelFileError`` where the file holds no model of an `encoder` and a `decoder`.
  public convenience init(loading filepath: String, reconstructionWeight: Double = 500) throws {
    let model = try models.loadModel(filepath)
    func part(_ name: String) throws -> Model {
      guard let part = model.layers.first(where: { $0.name == name }) as? Model else {
        throw ModelFileError(
          "\(filepath): holds no VAE: there is no model called '\(name)' in '\(model.name)'")
      }
      return part
    }
    let (heads, decoder) = (try part("encoder"), try part("decoder"))
    guard heads.outputs.count == 2, heads.inputs.count == 1 else {
      throw ModelFileError("\(filepath): holds no VAE: its encoder does not give mean and log variance")
    }
    let z: KerasTensor = keras.layers.Sampling()(heads.outputs)
    let encoder = Model(heads.inputs[0], heads.outputs + [z], name: "encoder")
    self.init(
      encoder: encoder, decoder: decoder, reconstructionWeight: reconstructionWeight, name: model.name)
    if model.compiled { compile(optimizer: model.optimizer) }
  }
}
