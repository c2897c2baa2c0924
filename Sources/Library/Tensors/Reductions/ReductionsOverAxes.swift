// Reductions over axes given in any way: `x.sum(axis: [1, 2])`, `x.sum(axis: (1, 2, 3))`.

extension Tensor {
  /// The sum over one axis or several.
  public func sum<each Axis: ReductionAxes>(
    axis: (repeat each Axis), keepdims: Bool = false
  ) -> Tensor {
    sum(axes: axisList((repeat each axis)), keepdims: keepdims)
  }
  /// The mean over one axis or several.
  public func mean<each Axis: ReductionAxes>(
    axis: (repeat each Axis), keepdims: Bool = false
  ) -> Tensor {
    mean(axes: axisList((repeat each axis)), keepdims: keepdims)
  }
  /// The variance over one axis or several.
  public func `var`<each Axis: ReductionAxes>(
    axis: (repeat each Axis), ddof: Int = 0, keepdims: Bool = false
  ) -> Tensor {
    variance(axes: axisList((repeat each axis)), ddof: ddof, keepdims: keepdims)
  }
  /// The standard deviation over one axis or several.
  public func std<each Axis: ReductionAxes>(
    axis: (repeat each Axis), ddof: Int = 0, keepdims: Bool = false
  ) -> Tensor {
    std(axes: axisList((repeat each axis)), ddof: ddof, keepdims: keepdims)
  }
  /// The product over one axis or several.
  public func prod<each Axis: ReductionAxes>(
    axis: (repeat each Axis), keepdims: Bool = false
  ) -> Tensor {
    prod(axes: axisList((repeat each axis)), keepdims: keepdims)
  }
  /// The largest element over one axis or several.
  public func max<each Axis: ReductionAxes>(
    axis: (repeat each Axis), keepdims: Bool = false
  ) -> Tensor {
    max(axes: axisList((repeat each axis)), keepdims: keepdims)
  }
  /// The smallest element over one axis or several.
  public func min<each Axis: ReductionAxes>(
    axis: (repeat each Axis), keepdims: Bool = false
  ) -> Tensor {
    min(axes: axisList((repeat each axis)), keepdims: keepdims)
  }
  /// Whether all elements are true (not zero) over one axis or several.
  public func all<each Axis: ReductionAxes>(
    axis: (repeat each Axis), keepdims: Bool = false
  ) -> Tensor {
    all(axes: axisList((repeat each axis)), keepdims: keepdims)
  }
  /// Whether some element is true (not zero) over one axis or several.
  public func any<each Axis: ReductionAxes>(
    axis: (repeat each Axis), keepdims: Bool = false
  ) -> Tensor {
    any(axes: axisList((repeat each axis)), keepdims: keepdims)
  }
  /// log(sum(exp(x))) over one axis or several.
  public func logsumexp<each Axis: ReductionAxes>(
    axis: (repeat each Axis), keepdims: Bool = false
  ) -> Tensor {
    logsumexp(axes: axisList((repeat each axis)), keepdims: keepdims)
  }
}
