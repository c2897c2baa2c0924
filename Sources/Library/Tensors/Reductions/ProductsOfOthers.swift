extension Tensor {
  /// For each element the product of all others along the axes: of those before it times those
  /// behind it.
  func productsOfOthers(_ axes: [Int]) -> Tensor {
    let kept = (0..<rank).filter { !axes.contains($0) }
    let order = kept + axes
    let moved = transposed(order)
    let count = axes.reduce(1) { $0 * shape[$1] }
    guard count > 1 else { return Tensor(onesLike: self) }
    let rows = moved.reshaped(to: [self.count / count, count])
    let before = Self.productsBefore(rows)
    let behind = Self.productsBefore(rows.flip(axis: 1)).flip(axis: 1)
    let places = order.indices.map { axis in order.firstIndex(of: axis) ?? axis }
    return (before * behind).reshaped(to: moved.shape).transposed(places)
  }

  /// In each row, for each element the product of those before it.
  private static func productsBefore(_ rows: Tensor) -> Tensor {
    let ones = Tensor(ones: [rows.shape[0], 1], dtype: rows.dtype)
    return concatenate([ones, rows[.all, ..<(rows.shape[1] - 1)].cumprod(axis: 1)], axis: 1)
  }
}
