import OrderedJSON
import Tensors
import UserErrors

/// What the layers share that change their input at random while training, and otherwise pass it
/// on: where the random numbers come from, the shape, and the seed among the settings.
public class RandomLayer: Layer {
  /// The seed of the layer's own random numbers; nil for those of the session.
  let seed: Int?
  private let own: RandomGenerator?

  init(seed: Int?, name: String?) {
    self.seed = seed
    own = seed.map { Randomness.generator($0) }
    super.init(name: name)
  }

  /// Where the random numbers come from: the layer's own seed, or the session's.
  var generator: RandomGenerator { own ?? .shared }

  public override var config: JSON { super.config.adding(["seed": .optional(seed)]) }

  public override func computeOutputShape(_ inputShapes: [SymbolicShape]) -> [SymbolicShape] {
    inputShapes
  }

  public override func call(_ x: Tensor, training: Bool) -> Tensor { training ? changed(x) : x }

  /// The input changed at random.
  func changed(_ x: Tensor) -> Tensor { x }
}
