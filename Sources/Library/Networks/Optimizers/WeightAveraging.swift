import Tensors
import UserErrors

/// Moving averages of weights, which often serve better than the weights of the last step:
/// `average = momentum average + (1 - momentum) weight`, the first being the weight itself.
///
/// See Keras, `keras/src/optimizers/base_optimizer.py` (`use_ema`), and Polyak and Juditsky (1992).
final class WeightAveraging {
  /// How much of the former average stays.
  let momentum: Double
  /// After how many steps the weights become their averages; nil for only at the end.
  let overwriteFrequency: Int?
  /// The averages, in the order of the optimizer's weights.
  var averages: [Tensor] = []

  /// - Parameters:
  ///   - momentum: from 0 to 1; else a user's error.
  ///   - overwriteFrequency: at least 1; else a user's error.
  init(momentum: Double, overwriteFrequency: Int?) {
    (self.momentum, self.overwriteFrequency) = (momentum, overwriteFrequency)
    orRaise { () throws(ValueError) in
      guard (0...1).contains(momentum) else {
        throw ValueError("emaMomentum must be from 0 to 1, not \(momentum)")
      }
      guard (overwriteFrequency ?? 1) >= 1 else {
        throw ValueError("emaOverwriteFrequency must be at least 1, not \(overwriteFrequency ?? 0)")
      }
    }
  }

  /// Makes the averages ready, zeros before the first step as in Keras.
  func build(_ variables: [Variable]) {
    averages = variables.map { Tensor(zerosLike: $0.value.detached) }
  }

  /// Takes the weights of a step, counted from 1, into account.
  func update(_ variables: [Variable], step: Int) {
    let kept = step == 1 ? 0 : momentum
    for (place, variable) in variables.enumerated() {
      averages[place] = kept * averages[place] + (1 - kept) * variable.value.detached
    }
    guard let overwriteFrequency, step % overwriteFrequency == 0 else { return }
    for (place, variable) in variables.enumerated() { variable.assign(averages[place]) }
  }
}
