import UserErrors

extension models {
  /// The same model with new layers and new first weights: `models.cloneModel(autoencoder)`. It is
  /// not compiled.
  ///
  /// The layers are made of their settings, so that classes of one's own must be registered as for
  /// loading, and a ``Lambda`` is refused. See Keras, `keras/src/models/cloning.py`.
  public static func cloneModel(_ model: Model) -> Model {
    orRaiseAny {
      var deserializer = ModelDeserializer(weightLimit: .max)
      let layer = try deserializer.layer(try ModelSerializer.describe(model))
      guard let clone = layer as? Model else {
        throw ValueError(
          "the model '\(model.name)' (\(model.className)) cannot be made of its settings again")
      }
      return clone
    }
  }
}
