import OrderedJSON

/// A class of the library that Keras does not have. Saved models name it by its package,
/// `Lectern>KSparse`, so that a class of the user's own with the same name is another one; Python
/// loads them with the classes of docs/keras-classes.md.
public protocol NotInKeras {
  /// The package under which Python registers the class.
  static var kerasPackage: String { get }
}

extension NotInKeras {
  /// `Lectern`.
  public static var kerasPackage: String { "Lectern" }

  /// The name under which Python registers the class.
  func kerasName(_ className: String) -> String { Self.kerasPackage + ">" + className }
}

/// The library's own name of a class in a saved model, `Lectern>KSparse`; nil for others.
func libraryName(in description: JSON) -> String? {
  guard let name = description["registered_name"]?.stringValue, name.hasPrefix("Lectern>") else {
    return nil
  }
  return name
}

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
