import Tensors

extension Model {
  /// Warns of images that were not brought to [0, 1] where the loss or the last layer expects that:
  /// training would run, and learn nothing.
  func warnOfUnscaledTargets(_ source: any BatchSource) {
    guard let tensors = source as? TensorSource, !tensors.y.isEmpty else { return }
    let targets = tensors.batch(0..<min(tensors.count, 32)).targets
    for (index, target) in targets.enumerated() {
      guard let reason = reasonForUnitInterval(output: index), target.count > 0 else { continue }
      let (low, high) = (target.min().item(), target.max().item())
      guard low < 0 || high > 1 else { continue }
      Screen.warn(
        "fit: the targets go from \(low) to \(high), but \(reason) in [0, 1]. Bring the data there first, images by "
          + "x.astype(\"float32\") / 255")
      return
    }
  }

  private func reasonForUnitInterval(output: Int) -> String? {
    if compilation?.loss(ofOutput: output) is BinaryCrossentropy { return "binary_crossentropy expects them" }
    guard let outputs = graph?.outputs, outputs.indices.contains(output) else { return nil }
    return endsInSigmoid(outputs[output].history?.layer) ? "the last layer's sigmoid gives values" : nil
  }

  private func endsInSigmoid(_ layer: Layer?) -> Bool {
    switch layer {
    case let dense as Dense: return dense.activation.name == "sigmoid"
    case let convolution as Convolution: return convolution.activation.name == "sigmoid"
    case let activation as Activation: return activation.activation.name == "sigmoid"
    case let model as Model: return endsInSigmoid(model.graph?.outputs.first?.history?.layer)
    default: return false
    }
  }

  /// Warns once of a loss that is no number any more, and says what to look at.
  func warnOfLostLoss(_ logs: Logs, epoch: Int, warned: inout Bool) {
    guard !warned, let loss = logs.get("loss"), !loss.isFinite else { return }
    warned = true
    Screen.warn(
      "the loss became \(loss.isNaN ? "nan" : "infinite") in epoch \(epoch + 1), and the weights are lost. Look for "
        + "nan in the data (np.isnan(x).any()), bring it to [0, 1], or make the learning rate smaller; "
        + "callbacks.TerminateOnNaN() ends such a run")
  }
}

extension SymbolicShape {
  /// What a student probably forgot where data of the shape `got` came instead of this one; empty
  /// where nothing is known.
  func hint(for got: SymbolicShape) -> String {
    let (wanted, given) = (dimensions, got.dimensions)
    if given.count == wanted.count - 1, given.count > 0 {
      if wanted.last == .some(1), Array(wanted.dropLast().dropFirst()) == Array(given.dropFirst()) {
        return ". The channels' axis is missing: x.expandDims(-1)"
      }
      let isSample = wanted[1] == nil || given[0] == nil || wanted[1] == given[0]
      if isSample, Array(wanted.dropFirst(2)) == Array(given.dropFirst()) {
        return ". A single sample needs the batch's axis before it: x.expandDims(0)"
      }
    }
    let (sample, other) = (SymbolicShape(self.sample).known, SymbolicShape(got.sample).known)
    if let sample, let other, sample.elementCount == other.elementCount {
      return
        ". It has as many numbers: x.reshape(\(([-1] + sample.dimensions).map(String.init).joined(separator: ", ")))"
    }
    return ""
  }
}
