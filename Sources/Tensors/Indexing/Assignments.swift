// What is set need not be a tensor: x[i, j] = number, x[mask] = np.nan, x[0] = [1, 2, 3].

extension Tensor {
  /// Sets a part of the tensor to numbers, as in NumPy.
  @_disfavoredOverload
  public subscript<A: TensorIndexing, Values: TensorConvertible>(_ a: A) -> Values {
    @available(*, unavailable, message: "a number of a tensor is Double(x[0]), its numbers x[0].doubles")
    get { unreadable() }
    set { self[a] = newValue.asTensor }
  }

  /// Sets a part of the tensor to numbers, as in NumPy.
  @_disfavoredOverload
  public subscript<A: TensorIndexing, B: TensorIndexing, Values: TensorConvertible>(
    _ a: A, _ b: B
  ) -> Values {
    @available(*, unavailable, message: "a number of a tensor is Double(x[0, 1]), its numbers x[0].doubles")
    get { unreadable() }
    set { self[a, b] = newValue.asTensor }
  }

  /// Sets a part of the tensor to numbers, as in NumPy.
  @_disfavoredOverload
  public subscript<
    A: TensorIndexing, B: TensorIndexing, C: TensorIndexing, Values: TensorConvertible
  >(_ a: A, _ b: B, _ c: C) -> Values {
    @available(*, unavailable, message: "a number of a tensor is Double(x[0, 1, 2]), its numbers x[0].doubles")
    get { unreadable() }
    set { self[a, b, c] = newValue.asTensor }
  }

  private func unreadable() -> Never {
    fatalError("a subscript that can only be set was read")
  }
}
