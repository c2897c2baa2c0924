import OrderedJSON
import Tensors

/// Passes its input on, and adds `l1 sum(|x|) + l2 sum(x^2)` to the loss. A sparse autoencoder puts
/// it on the code.
public final class ActivityRegularization: ElementwiseLayer {
  private let l1: Double
  private let l2: Double

  /// The layer.
  public init(l1: Double = 0, l2: Double = 0, name: String? = nil) {
    (self.l1, self.l2) = (l1, l2)
    super.init(name: name, activityRegularizer: L1L2(l1: l1, l2: l2))
  }

  /// The layer that a saved model describes.
  public convenience init(config: JSON) throws {
    let config = LayerConfig(config)
    self.init(l1: config.double("l1", 0), l2: config.double("l2", 0), name: config.name)
  }

  public override var className: String { "ActivityRegularization" }
  public override var config: JSON { super.config.adding(["l1": JSON(l1), "l2": JSON(l2)]) }
  public override func call(_ x: Tensor) -> Tensor { x }
}
