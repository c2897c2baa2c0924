import Tensors
import UserErrors

extension Layer {
  /// Makes a weight. Called in `build(_:)`.
  ///
  /// - Parameters:
  ///   - name: the weight's name, for example `kernel`.
  ///   - shape: its shape.
  ///   - initializer: a name such as `"glorot_uniform"` or an ``Initializer``.
  ///   - regularizer: a penalty added to the loss.
  ///   - constraint: what the weight is brought back to after each step.
  ///   - trainable: whether training changes it.
  @discardableResult
  public func addWeight(
    name: String, shape: Shape, initializer: any InitializerConvertible = "glorot_uniform",
    regularizer: (any RegularizerConvertible)? = nil, constraint: (any ConstraintConvertible)? = nil,
    trainable: Bool = true
  ) -> Variable {
    let variable = Variable(initializer.asInitializer(shape), name: name, trainable: trainable)
    ownVariables.append(variable)
    if let constraint {
      let project = constraint.asConstraint
      variable.projection = { project($0) }
    }
    if let regularizer { weightRegularizers.append((variable, regularizer.asRegularizer)) }
    return variable
  }

  /// The same with the arguments in Keras's own order, the name last or not at all:
  /// `addWeight(shape: [inputDim, units], initializer: "random_normal", trainable: true)`.
  @discardableResult
  @_disfavoredOverload
  public func addWeight(
    shape: Shape, initializer: any InitializerConvertible = "glorot_uniform", trainable: Bool = true,
    regularizer: (any RegularizerConvertible)? = nil, constraint: (any ConstraintConvertible)? = nil,
    name: String? = nil
  ) -> Variable {
    addWeight(
      name: name ?? (ownVariables.isEmpty ? "variable" : "variable_\(ownVariables.count)"), shape: shape,
      initializer: initializer, regularizer: regularizer, constraint: constraint, trainable: trainable)
  }

  /// The same with the shape as Python's tuples: `addWeight(name: "w", shape: (inputs, units))`.
  @discardableResult @_disfavoredOverload
  public func addWeight<each Length: ShapeConvertible>(
    name: String? = nil, shape: (repeat each Length),
    initializer: any InitializerConvertible = "glorot_uniform",
    regularizer: (any RegularizerConvertible)? = nil, constraint: (any ConstraintConvertible)? = nil,
    trainable: Bool = true
  ) -> Variable {
    addWeight(
      shape: Shape(joining: (repeat each shape)), initializer: initializer, trainable: trainable,
      regularizer: regularizer, constraint: constraint, name: name)
  }

  /// Adds a penalty to the loss of the running call; see ``losses``.
  public func addLoss(_ loss: Tensor) { callLosses.append(loss) }

  /// The layers inside this one: those that its properties hold. Models override this.
  var sublayers: [Layer] {
    if let holder = self as? any HoldsLayers { return holder.heldLayers.map(\.layer) }
    return (self as? Model)?.layers.elements ?? Attributes.layers(of: self)
  }

  /// This layer and all inside it, each once.
  package var flattenedLayers: [Layer] {
    var seen = Set<ObjectIdentifier>()
    var result: [Layer] = []
    func visit(_ layer: Layer) {
      guard seen.insert(ObjectIdentifier(layer)).inserted else { return }
      result.append(layer)
      layer.sublayers.forEach(visit)
    }
    visit(self)
    return result
  }

  /// The layer's own variables: those made by `addWeight` and those that its properties hold.
  package var directVariables: [Variable] {
    Attributes.unique(ownVariables + Attributes.variables(of: self))
  }

  /// All weights that training changes, of this layer and those inside it.
  public var trainableVariables: [Variable] {
    Attributes.unique(
      flattenedLayers.flatMap { layer in
        layer.trainable ? layer.directVariables.filter(\.trainable) : []
      })
  }

  /// All weights that training leaves alone: frozen ones and statistics.
  public var nonTrainableVariables: [Variable] {
    Attributes.unique(
      flattenedLayers.flatMap { layer in
        layer.trainable ? layer.directVariables.filter { !$0.trainable } : layer.directVariables
      })
  }

  /// All weights, layer by layer.
  public var weights: [Variable] { Attributes.unique(flattenedLayers.flatMap(\.directVariables)) }

  /// The weights that training changes; the same as ``trainableVariables``, by Keras's other name.
  public var trainableWeights: [Variable] { trainableVariables }

  /// The same as ``nonTrainableVariables``.
  public var nonTrainableWeights: [Variable] { nonTrainableVariables }

  /// The weights' values.
  public func getWeights() -> [Tensor] { weights.map(\.value) }

  /// Sets the weights' values, in the order of ``weights``.
  public func setWeights(_ values: [Tensor]) {
    orRaiseAny { try checkedSetWeights(values) }
  }

  package func checkedSetWeights(_ values: [Tensor]) throws {
    let weights = self.weights
    guard values.count == weights.count else {
      throw ValueError("'\(name)' has \(weights.count) weights, but setWeights got \(values.count) values")
    }
    for (variable, value) in zip(weights, values) where variable.value.shape != value.shape {
      throw ShapeError(
        "'\(name)': the weight '\(variable.name)' has the shape \(variable.value.shape), but setWeights got "
          + "\(value.shape)")
    }
    for (variable, value) in zip(weights, values) { variable.assign(value) }
  }

  /// How many numbers the weights hold.
  public func countParams() -> Int { weights.reduce(0) { $0 + $1.value.count } }

  /// The penalties of the latest call and on the weights, each a scalar.
  public var losses: [Tensor] {
    flattenedLayers.flatMap { layer in
      layer.callLosses
        + layer.weightRegularizers.filter { $0.variable.trainable && layer.trainable }
        .map { $0.regularizer($0.variable.value) }
    }
  }

  /// Forgets the penalties of the former call.
  func clearCallLosses() {
    for layer in flattenedLayers where !layer.callLosses.isEmpty { layer.callLosses = [] }
  }
}
