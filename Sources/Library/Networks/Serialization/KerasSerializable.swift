import OrderedJSON

/// An object that a saved model can name: a layer, a loss, a metric, an optimizer, an initializer, a regularizer, a constraint, a
/// learning-rate schedule.
public protocol KerasObject {}

/// An object of one's own that can be made from the settings in a saved model, as with `get_config` and `from_config` in Keras:
///
///     class KSparse: Layer, KerasSerializable {
///       let k: Int
///       init(_ k: Int, name: String? = nil) { self.k = k; super.init(name: name) }
///       required convenience init(config: JSON) throws {
///         self.init(try config.int("k"), name: try config.string("name"))
///       }
///       override var config: JSON { super.config.updating(["k": k]) }
///       …
///     }
///     keras.saving.registerKerasSerializable(KSparse.self)
public protocol KerasSerializable: KerasObject {
  /// The object with the settings that its `config` gave.
  init(config: JSON) throws
}

extension Layer: KerasObject {}
extension Loss: KerasObject {}
extension Metric: KerasObject {}
extension Optimizer: KerasObject {}
extension ActivationFunction: KerasObject {}
