/// The number of samples of a tensor, as in Python: the length of its first axis.
public func len(_ x: Tensor) -> Int { x.shape.first ?? 0 }
/// The number of axes of a shape.
public func len(_ shape: Shape) -> Int { shape.count }
/// The number of elements, as in Python.
public func len(_ elements: some Collection) -> Int { elements.count }
