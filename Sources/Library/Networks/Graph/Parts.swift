import Tensors
import UserErrors

// What a model says of its parts. `getLayer` gives a Layer, which may be a model itself, so that
// layers have these members too.
extension Layer {
  /// The layer of this name, of a model: `autoencoder.getLayer("encoder").getLayer("code").output`.
  public func getLayer(_ name: String) -> Layer {
    orRaiseAny {
      let layers = try requireModel("getLayer").layers
      guard let found = layers.first(where: { $0.name == name }) else {
        throw ValueError(
          unknownName(name, of: "layer of the model '\(self.name)'", known: layers.map(\.name)))
      }
      return found
    }
  }

  /// The layer of this name as one of its class: `let dense: Dense = model.getLayer("code")`, which
  /// has a `kernel`.
  @_disfavoredOverload
  public func getLayer<Kind: Layer>(_ name: String) -> Kind { taken(getLayer(name)) }

  /// The layer at this place as one of its class: `let dense: Dense = model.getLayer(index: 1)`.
  @_disfavoredOverload
  public func getLayer<Kind: Layer>(index: Int) -> Kind { taken(getLayer(index: index)) }

  private func taken<Kind: Layer>(_ layer: Layer) -> Kind {
    orRaiseAny {
      guard let found = layer as? Kind else {
        throw ValueError("the layer '\(layer.name)' is a \(layer.className), not a \(Kind.self)")
      }
      return found
    }
  }

  /// The layer at this place of a model; negative places count from the end.
  public func getLayer(index: Int) -> Layer { orRaiseAny { try requireModel("getLayer").layers[index] } }

  /// The outputs for `x`, batch by batch, without training: `autoencoder.predict(exampleImages)`.
  ///
  /// Of a model with several outputs take them all, `let (mean, logVariance) = encoder.predict(x)`,
  /// or one by its number, `encoder.predict(x)[0]`: outputs of one shape are then stacked, as NumPy
  /// makes one array of a list of them.
  ///
  /// - Parameters:
  ///   - x: a tensor, a list of tensors or a dictionary for several inputs, or a ``Dataset``.
  ///   - batchSize: how many samples are worked on together.
  ///   - verbose: 0 silent, 1 a progress bar.
  ///   - steps: how many batches; all of them unless given.
  ///
  /// A layer that is a model itself has it too: `autoencoder.getLayer("encoder").predict(x)`.
  public func predict(_ x: any ModelData, batchSize: Int = 32, verbose: Int = 1, steps: Int? = nil) -> Tensor
  {
    let model = orRaiseAny { try requireModel("predict") }
    return model.joined(model.predictAll(x, batchSize, verbose, steps))
  }

  /// Prints the table of the layers, of a layer that is a model.
  @_disfavoredOverload
  public func summary() { orRaiseAny { try requireModel("summary") }.summary(expandNested: false) }

  private func requireModel(_ use: String) throws -> Model {
    guard let model = self as? Model else {
      throw ValueError("\(use) is for models, but '\(name)' is a layer, \(className)")
    }
    return model
  }
}
