import Networks
import UserErrors

/// A model whose KL term schedules can steer: ``VariationalAutoencoder``, or a class of one's own that has these properties and
/// uses them in its training step.
public protocol KLControlled: AnyObject {
  /// How much the KL term counts: beta of a beta-VAE.
  var klWeight: Double { get set }
  /// The number of nats C that the KL term is drawn to, by beta |KL - C|; nil draws it to 0.
  var klCapacity: Double? { get set }
}

extension Callback {
  /// The model as one whose KL term can be steered.
  func steeredModel() throws -> any KLControlled {
    guard let steered = model as? any KLControlled else {
      throw ValueError(
        "\(type(of: self)) steers a model that has klWeight and klCapacity: a VariationalAutoencoder, or a class that conforms to "
          + "KLControlled; the model '\(model.name)' does not")
    }
    return steered
  }
}
