import OrderedJSON
import Tensors

/// The operation that Keras (3.4 to 3.9 or so) puts between layers of different precision. Here everything is computed in
/// float32, so it passes its input on; it is kept for the next file.
final class Cast: ElementwiseLayer {
  /// The operation that a saved model describes.
  convenience init(config: JSON) throws { self.init(name: LayerConfig(config).name) }

  override var className: String { "Cast" }
  override var config: JSON { ["dtype": JSON(dtypePolicy)] }
  override func call(_ x: Tensor) -> Tensor { x }
}
