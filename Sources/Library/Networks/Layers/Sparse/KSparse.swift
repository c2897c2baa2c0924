import OrderedJSON
import Tensors
import UserErrors

/// Keeps the k largest numbers along the last axis, and sets the others to 0; gradients pass to the
/// kept ones alone. While not training it keeps `alpha · k` of them, rounded.
///
///     layers.Dense(1000), layers.KSparse(25, alpha: 3), layers.Dense(784)
///
/// Among equal numbers the first are kept, so that never more than k are. `by: "value"` keeps the
/// largest, as Makhzani and Frey; `by: "magnitude"` those with the largest absolute values, as
/// other texts define the k-sparse function. A ``KSparseSchedule`` changes ``k`` from epoch to
/// epoch.
///
/// Source: Makhzani and Frey 2013, "k-Sparse Autoencoders".
public final class KSparse: ElementwiseLayer, NotInKeras {
  /// How many numbers are kept while training.
  public var k: Int { didSet { k = Self.positive(k, "k of KSparse") } }
  /// By what k is multiplied while not training.
  public let alpha: Double
  /// What numbers are ranked by: "value" or "magnitude".
  public let by: String

  /// The layer.
  ///
  /// - Parameters:
  ///   - k: how many numbers are kept while training, at least 1; all where there are fewer.
  ///   - alpha: by what k is multiplied while not training, positive.
  ///   - by: "value" ranks the numbers as they are, "magnitude" by their absolute values.
  ///   - name: its name in the model.
  public init(_ k: Int, alpha: Double = 1, by: String = "value", name: String? = nil) {
    (self.k, self.alpha, self.by) = (k, alpha, by)
    orRaiseAny { try Self.check(k, alpha, by) }
    super.init(name: name)
  }

  /// The layer that a saved model describes.
  public convenience init(config: JSON) throws {
    let config = LayerConfig(config)
    let (k, alpha, by) = (
      try config.int("k"), config.double("alpha", 1), config.string("by", "value")
    )
    try Self.check(k, alpha, by)
    self.init(k, alpha: alpha, by: by, name: config.name)
  }

  private static func check(_ k: Int, _ alpha: Double, _ by: String) throws {
    guard k > 0 else { throw ValueError("the k of KSparse must be positive, not \(k)") }
    guard alpha > 0, alpha.isFinite else {
      throw ValueError("the alpha of KSparse must be positive, not \(alpha)")
    }
    guard by == "value" || by == "magnitude" else {
      throw ValueError(
        unknownName(by, of: "ranking of KSparse", known: ["value", "magnitude"]))
    }
  }

  public override var className: String { "KSparse" }
  public override var config: JSON {
    super.config.adding(["k": JSON(k), "alpha": JSON(alpha), "by": JSON(by)])
  }

  public override func checkInputs(_ shapes: [SymbolicShape]) throws {
    guard shapes.count == 1, shapes[0].rank >= 2 else {
      throw inputError(
        expected: "one input of 2 or more dimensions, (batch, units)", got: shapes.first ?? [])
    }
  }

  /// How many numbers of `units` are kept.
  public func keptCount(of units: Int, training: Bool) -> Int {
    let wanted = training ? Double(k) : (alpha * Double(k)).rounded()
    return max(1, Int(min(wanted, Double(units))))
  }

  public override func call(_ x: Tensor, training: Bool) -> Tensor {
    let keys = withoutRecording { by == "magnitude" ? x.detached.abs() : x.detached }
    return x * LargestPerRow.mask(keys, k: keptCount(of: x.shape[-1], training: training))
  }
}

/// Lets the ``KSparse/k`` of the model's ``KSparse`` layers fall in a straight line from `from` to
/// `to` over the first `epochs` epochs, rounded, and then stay: with few units kept from the start
/// many would never learn anything. The k of each epoch is put into the logs as `k`.
///
/// Source: Makhzani and Frey 2013, who let it fall over the first half of the epochs.
public final class KSparseSchedule: Callback {
  private let epochs: Int
  private let from: Int
  private let to: Int
  private let layer: KSparse?

  /// A schedule.
  ///
  /// - Parameters:
  ///   - epochs: after how many epochs `to` is reached.
  ///   - from: k in the first epoch; `to` is the last one.
  ///   - layer: the layer, where not all of the model's are meant.
  public init(epochs: Int, from: Int, to: Int, layer: KSparse? = nil) {
    (self.epochs, self.from, self.to, self.layer) = (epochs, from, to, layer)
    super.init()
    _ = Layer.positive(min(from, to), "k of KSparseSchedule")
  }

  /// k in an epoch, counted from 0.
  public func k(inEpoch epoch: Int) -> Int {
    let passed = epochs > 0 ? min(1, Double(epoch) / Double(epochs)) : 1
    return Int((Double(from) + Double(to - from) * passed).rounded())
  }

  public override func onEpochBegin(_ epoch: Int) throws {
    let layers = layer.map { [$0] } ?? model.flattenedLayers.compactMap { $0 as? KSparse }
    guard !layers.isEmpty else {
      throw ValueError("KSparseSchedule: the model '\(model.name)' has no KSparse layer")
    }
    for layer in layers { layer.k = k(inEpoch: epoch) }
  }

  public override func onEpochEnd(_ epoch: Int, _ logs: Logs) {
    logs["k"] = Double(k(inEpoch: epoch))
  }
}

extension layers {
  /// See ``Networks/KSparse``.
  public typealias KSparse = Networks.KSparse
}
extension callbacks {
  /// See ``Networks/KSparseSchedule``.
  public typealias KSparseSchedule = Networks.KSparseSchedule
}
