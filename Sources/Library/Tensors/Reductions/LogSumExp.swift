extension Tensor {
  /// log(sum(exp(x))) over an axis, without overflow: max + log(sum(exp(x - max))).
  public func logsumexp(axis: Int? = nil, keepdims: Bool = false) -> Tensor {
    logsumexp(axes: axis.map { [$0] }, keepdims: keepdims)
  }

  /// log(sum(exp(x))) over several axes.
  public func logsumexp(axes: [Int]?, keepdims: Bool = false) -> Tensor {
    let plan = ReductionPlan(shape, axes: axes, operation: "logsumexp")
    // The shift is a constant: it cancels in value and in gradient. An infinite maximum must not give
    // inf - inf.
    let largest = floating.detached.max(axes: plan.axes, keepdims: true)
    let shift = Tensor.where(largest.isFinite(), largest, Tensor(zerosLike: largest))
    let result = (floating - shift).exp().sum(axes: plan.axes, keepdims: true).log() + shift
    return keepdims ? result : result.reshaped(to: plan.shape)
  }
}
