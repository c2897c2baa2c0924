import UserErrors

/// The number of samples of a tensor, as in Python: the length of its first axis.
@_disfavoredOverload
public func len(_ x: Tensor) -> Int {
  guard let length = x.shape.first else { raise(ValueError("len: a number has no length")) }
  return length
}
/// The number of axes of a shape.
@_disfavoredOverload
public func len(_ shape: Shape) -> Int { shape.count }
/// The number of elements, as in Python.
@_disfavoredOverload
public func len(_ elements: some Collection) -> Int { elements.count }

/// The sum of several tensors, as Python's `sum(model.losses)`; 0 where there are none.
@_disfavoredOverload
public func sum(_ tensors: some Sequence<Tensor>) -> Tensor {
  var total: Tensor?
  for tensor in tensors { total = total.map { $0 + tensor } ?? tensor }
  return total ?? Tensor(weak: 0)
}
