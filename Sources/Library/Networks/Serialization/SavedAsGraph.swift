/// A model of a class that Keras does not have, saved as a model of layers that it has, so that Python opens the file with no
/// code of ours.
public protocol SavedAsGraph: Model {
  /// A functional model on this model's own layers.
  ///
  /// - Throws: ``ModelFileError`` where there is none.
  func savedGraph() throws -> Model
}
