import Tensors
import UserErrors

extension Layer {
  // MARK: On symbolic values

  /// Adds this layer to a network: `let y = layers.Dense(2)(x)`.
  ///
  /// Of a model with several outputs `encoder(x)[2]` is one.
  public func callAsFunction(_ x: KerasTensor, training: Bool? = nil) -> KerasTensor {
    oneOrParts(symbolicCall([x]))
  }

  /// Adds this layer, or a model with several outputs, to a network.
  @_disfavoredOverload
  public func callAsFunction(_ x: KerasTensor, training: Bool? = nil) -> [KerasTensor] { symbolicCall([x]) }

  /// Adds this layer, which joins several values, to a network: `layers.Add()([x, shortcut])`.
  public func callAsFunction(_ inputs: [KerasTensor], training: Bool? = nil) -> KerasTensor {
    oneOrParts(symbolicCall(inputs))
  }

  /// Adds this layer or model, with several inputs and outputs, to a network.
  @_disfavoredOverload
  public func callAsFunction(_ inputs: [KerasTensor], training: Bool? = nil) -> [KerasTensor] {
    symbolicCall(inputs)
  }

  /// Adds a model with two outputs: `let (mean, logVariance) = encoder(x)`.
  @_disfavoredOverload
  public func callAsFunction(_ x: KerasTensor, training: Bool? = nil) -> (KerasTensor, KerasTensor) {
    let outputs = expecting(2, symbolicCall([x]))
    return (outputs[0], outputs[1])
  }

  /// Adds a model with three outputs: `let (zMean, zLogVar, z) = encoder(x)`.
  @_disfavoredOverload
  public func callAsFunction(_ x: KerasTensor, training: Bool? = nil) -> (
    KerasTensor, KerasTensor, KerasTensor
  ) {
    let outputs = expecting(3, symbolicCall([x]))
    return (outputs[0], outputs[1], outputs[2])
  }

  /// Adds a model with several inputs and two outputs: `let (mean, logVariance) = encoder([images,
  /// labels])`.
  @_disfavoredOverload
  public func callAsFunction(_ inputs: [KerasTensor], training: Bool? = nil) -> (KerasTensor, KerasTensor) {
    let outputs = expecting(2, symbolicCall(inputs))
    return (outputs[0], outputs[1])
  }

  /// Adds a model with several inputs and three outputs.
  @_disfavoredOverload
  public func callAsFunction(_ inputs: [KerasTensor], training: Bool? = nil) -> (
    KerasTensor, KerasTensor, KerasTensor
  ) {
    let outputs = expecting(3, symbolicCall(inputs))
    return (outputs[0], outputs[1], outputs[2])
  }

  // MARK: On numbers

  /// Runs the layer. `training` is that of the surrounding call unless given.
  public func callAsFunction(_ x: Tensor, training: Bool? = nil) -> Tensor {
    single(eagerCall([x], training: training), of: "callAsFunction")
  }

  /// Runs a layer or model with several outputs.
  @_disfavoredOverload
  public func callAsFunction(_ x: Tensor, training: Bool? = nil) -> [Tensor] {
    eagerCall([x], training: training)
  }

  /// Runs a layer on several inputs.
  public func callAsFunction(_ inputs: [Tensor], training: Bool? = nil) -> Tensor {
    single(eagerCall(inputs, training: training), of: "callAsFunction")
  }

  /// Runs a layer or model with several inputs and outputs.
  @_disfavoredOverload
  public func callAsFunction(_ inputs: [Tensor], training: Bool? = nil) -> [Tensor] {
    eagerCall(inputs, training: training)
  }

  /// Runs a model with two outputs.
  @_disfavoredOverload
  public func callAsFunction(_ x: Tensor, training: Bool? = nil) -> (Tensor, Tensor) {
    let outputs = expecting(2, eagerCall([x], training: training))
    return (outputs[0], outputs[1])
  }

  /// Runs a model with three outputs: `let (zMean, zLogVar, z) = encoder(data)`.
  @_disfavoredOverload
  public func callAsFunction(_ x: Tensor, training: Bool? = nil) -> (Tensor, Tensor, Tensor) {
    let outputs = expecting(3, eagerCall([x], training: training))
    return (outputs[0], outputs[1], outputs[2])
  }

  /// Runs a model with several inputs and two outputs: `let (mean, logVariance) = encoder([images,
  /// labels])`.
  @_disfavoredOverload
  public func callAsFunction(_ inputs: [Tensor], training: Bool? = nil) -> (Tensor, Tensor) {
    let outputs = expecting(2, eagerCall(inputs, training: training))
    return (outputs[0], outputs[1])
  }

  /// Runs a model with several inputs and three outputs.
  @_disfavoredOverload
  public func callAsFunction(_ inputs: [Tensor], training: Bool? = nil) -> (Tensor, Tensor, Tensor) {
    let outputs = expecting(3, eagerCall(inputs, training: training))
    return (outputs[0], outputs[1], outputs[2])
  }

  // MARK: How

  /// Records a call in the network under construction.
  package func symbolicCall(_ inputs: [KerasTensor]) -> [KerasTensor] {
    for input in inputs { _ = expecting(1, input.parts.isEmpty ? [input] : input.parts) }
    let shapes = inputs.map(\.shape)
    buildIfNeeded(shapes)
    let outputs = computeOutputShape(shapes).map { KerasTensor(shape: $0, dtype: outputDType) }
    return Node(layer: self, inputs: inputs, outputs: outputs).outputs
  }

  /// Runs the layer on numbers, makes its weights first if need be, and gathers the penalty on its
  /// output.
  package func eagerCall(_ inputs: [Tensor], training: Bool? = nil) -> [Tensor] {
    // As Keras casts to `floatx`: numbers of another precision give the same outputs.
    let inputs = withAdjustedRanks(castsInputs ? inputs.map { $0.astype(.float32) } : inputs)
    buildIfNeeded(inputs.map { SymbolicShape($0.shape).withUnknownBatch })
    let isOutermost = CallContext.current == nil
    if isOutermost { clearCallLosses() }
    let training = training ?? CallContext.training
    let outputs: [Tensor] = CallContext.$current.withValue(CallContext.State(training: training)) {
      call(inputs, training: training)
    }
    if let activityRegularizer {
      for output in outputs { addLoss(activityRegularizer(output)) }
    }
    return outputs
  }

  /// Checks the shapes and makes the weights, once.
  package func buildIfNeeded(_ shapes: [SymbolicShape]) {
    orRaiseAny { try checkInputs(shapes) }
    guard !built else { return }
    buildShapes = shapes
    isBeingBuilt = true
    build(shapes)
    (isBeingBuilt, built) = (false, true)
  }

  private func oneOrParts(_ outputs: [KerasTensor]) -> KerasTensor {
    outputs.count == 1 ? outputs[0] : KerasTensor(parts: outputs)
  }

  /// The one output of a layer that was asked for one.
  private func single<Value>(_ outputs: [Value], of function: String) -> Value {
    expecting(1, outputs)[0]
  }

  func expecting<Value>(_ count: Int, _ outputs: [Value]) -> [Value] {
    orRaise { () throws(ValueError) in
      guard outputs.count == count else {
        throw ValueError(
          "'\(name)' (\(className)) gives \(outputs.count) outputs where \(count) \(count == 1 ? "is" : "are") "
            + "expected: take them as `let outputs: [Tensor] = \(name)(x)` (of KerasTensor while building a model)"
        )
      }
      return outputs
    }
  }

  /// Output shapes found by running the layer on zeros; see ``computeOutputShape(_:)``.
  func shapesByTrying(_ inputShapes: [SymbolicShape]) -> [SymbolicShape] {
    SymbolicShape.tried(inputShapes) { shapes in
      let inputs = shapes.map { Tensor(zeros: $0.known ?? []) }
      return eagerCall(inputs, training: false).map { SymbolicShape($0.shape) }
    }
  }
}

extension SymbolicShape {
  /// The shapes that `body` gives for these, with sizes unknown that differ for different unknown
  /// sizes: two that no layer is likely to produce from something else, as Keras does for JAX.
  static func tried(
    _ shapes: [SymbolicShape], _ body: ([SymbolicShape]) -> [SymbolicShape]
  ) -> [SymbolicShape] {
    func results(_ unknown: Int) -> [SymbolicShape] {
      body(shapes.map { SymbolicShape($0.dimensions.map { $0 ?? unknown }) })
    }
    return zip(results(5), results(7)).map { one, other in
      SymbolicShape(zip(one.dimensions, other.dimensions).map { $0 == $1 ? $0 : nil })
    }
  }

  /// The same shape for any number of samples.
  package var withUnknownBatch: SymbolicShape {
    rank == 0 ? self : SymbolicShape([nil] + dimensions.dropFirst())
  }
}

/// The value of `body`, or the end of the running cell with what it throws.
package func orRaiseAny<Value>(_ body: () throws -> Value) -> Value {
  do { return try body() } catch let error as any UserError { raise(error) } catch {
    raise(ValueError(String(describing: error)))
  }
}
