/// The number of samples of a tensor, as in Python: the length of its first axis.
public func len(_ x: Tensor) -> Int { x.shape.first ?? 0 }
/// The number of axes of a shape.
public func len(_ shape: Shape) -> Int { shape.count }
/// The number of elements, as in Python.
public func len(_ elements: some Collection) -> Int { elements.count }

/// The sum of several tensors, as Python's `sum(model.losses)`; 0 where there are none. (Of numbers
/// there is none: many write a function of this name themselves, and two that fit would be
/// ambiguous.)
public func sum(_ tensors: some Sequence<Tensor>) -> Tensor {
  var total: Tensor?
  for tensor in tensors { total = total.map { $0 + tensor } ?? tensor }
  return total ?? Tensor(weak: 0)
}
