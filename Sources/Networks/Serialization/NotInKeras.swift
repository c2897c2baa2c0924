/// A class of the library that Keras does not have. Saved models name it as they name a class of
/// the user's own, and Python loads them with the class of docs/keras-classes.md.
public protocol NotInKeras {}

/// A layer of the library that works with another layer's weights. Both stay one when a model is
/// saved and loaded, as Keras keeps shared layers: by `shared_object_id`.
protocol HoldsLayers: Layer {
  /// Under which keys the layers stand in the settings, which are Python's names of attributes.
  static var heldNames: [String] { get }
  /// The layers with these keys.
  var heldLayers: [(name: String, layer: Layer)] { get }
  /// Takes in a layer of a loaded model.
  func hold(_ layer: Layer, as name: String) throws
}
