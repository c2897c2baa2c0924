import OrderedJSON
import Tensors
import UserErrors

extension Optimizer {
  /// All that a saved model keeps of the optimizer, in Keras's order: iterations, learning rate,
  /// then for each weight its slots.
  public var variables: [(name: String, value: Tensor)] {
    var result = [
      ("iterations", Tensor(Int64(iterations), dtype: .int64)),
      ("learning_rate", Tensor(Float(learningRate), dtype: .float32)),
    ]
    if learningRateSource.isSchedule { result.removeLast() }
    for (variable, average) in zip(trainableVariables, averaging?.averages ?? []) {
      result.append(("\(variable.name)_average", average))
    }
    result += derivedVariables
    for (place, slot) in slotOrder {
      result.append(("\(trainableVariables[place].name)_\(slotNames[slot])", slots[place][slot]))
    }
    return result
  }

  /// Sets what ``variables`` gives, for weights that the optimizer was built for.
  public func setVariables(_ values: [Tensor]) throws {
    let expected = variables
    guard expected.count == values.count else {
      throw ValueError("the optimizer keeps \(expected.count) values, but got \(values.count)")
    }
    for (old, new) in zip(expected.dropFirst(), values.dropFirst())
    where old.value.shape != new.shape {
      throw ShapeError(
        "the optimizer's '\(old.name)' has the shape \(old.value.shape), but got \(new.shape)")
    }
    iterations = Int(values[0].item())
    var rest = values.dropFirst()
    if !learningRateSource.isSchedule, let rate = rest.popFirst() {
      // The file holds it as float32: the same rate keeps its digits.
      if Float(rate.item()) != Float(learningRate) { learningRateSource = rate.item() }
    }
    averaging?.averages = averaging?.averages.map { rest.popFirst() ?? $0 } ?? []
    rest = rest.dropFirst(derivedVariables.count)
    for (place, slot) in slotOrder { if let value = rest.popFirst() { slots[place][slot] = value } }
  }

  /// The weights' places and slots in the order of ``variables``.
  private var slotOrder: [(place: Int, slot: Int)] {
    slotGroups.flatMap { group in slots.indices.flatMap { place in group.map { (place, $0) } } }
  }
}

extension Optimizer {
  /// As a saved model describes it.
  public var serialized: JSON {
    ObjectDescription.of(self, module: "keras.optimizers", className: className, config: config)
  }
}
