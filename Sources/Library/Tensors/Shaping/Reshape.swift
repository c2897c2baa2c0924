import UserErrors

extension Tensor {
  /// The same elements with other axes. One length may be -1: it is worked out from the others.
  public func reshape(_ shape: Shape) -> Tensor { reshaped(to: shape) }

  /// The same elements with other axes: `x.reshape(-1, 784)`.
  public func reshape(_ lengths: Int...) -> Tensor { reshaped(to: Shape(lengths)) }

  /// The same elements with other axes. One length may be -1: it is worked out from the others.
  public func reshaped(to shape: Shape) -> Tensor {
    let own = self.shape
    let complete = orRaise { () throws(ShapeError) in try own.completed(shape) }
    return viewed(as: complete).recorded("reshape", from: self) { $0.reshaped(to: own) }
  }

  /// All elements along a single axis.
  public func flatten() -> Tensor { reshaped(to: [count]) }
  /// All elements along a single axis.
  public func ravel() -> Tensor { reshaped(to: [count]) }

  /// A new axis of length 1 before position `axis`; negative ones count from the end of the result.
  public func expandDims(_ axis: Int) -> Tensor {
    var longer = shape
    longer.append(1)
    let counted = longer.axis(axis, "expandDims")
    var result = shape
    result.insert(1, at: counted)
    return reshaped(to: result)
  }

  /// Without the axes of length 1, or without the given one.
  public func squeeze(_ axis: Int? = nil) -> Tensor {
    guard let axis else { return reshaped(to: Shape(shape.filter { $0 != 1 })) }
    let counted = shape.axis(axis, "squeeze")
    orRaise { () throws(ShapeError) in
      guard shape.dimensions[counted] == 1 else {
        throw ShapeError(
          "squeeze: axis \(axis) of shape \(shape) has length \(shape.dimensions[counted]), not 1")
      }
    }
    var result = shape
    result.remove(at: counted)
    return reshaped(to: result)
  }
}

extension Shape {
  /// `wanted` with its -1 worked out, or an error if it does not have as many elements as this shape.
  package func completed(_ wanted: Shape) throws(ShapeError) -> Shape {
    let open = wanted.indices.filter { wanted.dimensions[$0] == -1 }
    let known = wanted.dimensions.filter { $0 != -1 }.reduce(1, *)
    let problem = "reshape: shape \(self) of \(elementCount) elements cannot become \(wanted)"
    guard open.count <= 1, wanted.dimensions.allSatisfy({ $0 >= -1 }) else {
      throw ShapeError(problem + ": only one length may be -1, and none otherwise negative")
    }
    guard let position = open.first else {
      guard known == elementCount else { throw ShapeError(problem + ", which has \(known)") }
      return wanted
    }
    guard known > 0, elementCount % known == 0 else {
      throw ShapeError(problem + ": \(elementCount) is no multiple of \(known)")
    }
    var complete = wanted
    complete[position] = elementCount / known
    return complete
  }
}
