import Tensors

/// A reduction with the axes in every form in which they can be given.
struct Reduction {
  enum Operand { case plain, withHoles, mask }

  let name: String
  let operand: Operand
  let none: (Tensor, Bool) -> Tensor
  let one: (Tensor, Int, Bool) -> Tensor
  let list: (Tensor, [Int], Bool) -> Tensor
  let two: (Tensor, (Int, Int), Bool) -> Tensor
  let three: (Tensor, (Int, Int, Int), Bool) -> Tensor

  init(
    _ name: String, _ operand: Operand, none: @escaping (Tensor, Bool) -> Tensor,
    one: @escaping (Tensor, Int, Bool) -> Tensor, list: @escaping (Tensor, [Int], Bool) -> Tensor,
    two: @escaping (Tensor, (Int, Int), Bool) -> Tensor,
    three: @escaping (Tensor, (Int, Int, Int), Bool) -> Tensor
  ) {
    (self.name, self.operand) = (name, operand)
    (self.none, self.one, self.list, self.two, self.three) = (none, one, list, two, three)
  }
}

extension Reduction {
  static let functions: [Reduction] = [
    Reduction(
      "sum", .plain,
      none: { np.sum($0, keepdims: $1) },
      one: { np.sum($0, axis: $1, keepdims: $2) },
      list: { np.sum($0, axis: $1, keepdims: $2) },
      two: { np.sum($0, axis: $1, keepdims: $2) },
      three: { np.sum($0, axis: $1, keepdims: $2) }),
    Reduction(
      "mean", .plain,
      none: { np.mean($0, keepdims: $1) },
      one: { np.mean($0, axis: $1, keepdims: $2) },
      list: { np.mean($0, axis: $1, keepdims: $2) },
      two: { np.mean($0, axis: $1, keepdims: $2) },
      three: { np.mean($0, axis: $1, keepdims: $2) }),
    Reduction(
      "max", .plain,
      none: { np.max($0, keepdims: $1) },
      one: { np.max($0, axis: $1, keepdims: $2) },
      list: { np.max($0, axis: $1, keepdims: $2) },
      two: { np.max($0, axis: $1, keepdims: $2) },
      three: { np.max($0, axis: $1, keepdims: $2) }),
    Reduction(
      "min", .plain,
      none: { np.min($0, keepdims: $1) },
      one: { np.min($0, axis: $1, keepdims: $2) },
      list: { np.min($0, axis: $1, keepdims: $2) },
      two: { np.min($0, axis: $1, keepdims: $2) },
      three: { np.min($0, axis: $1, keepdims: $2) }),
    Reduction(
      "var", .plain,
      none: { np.var($0, keepdims: $1) },
      one: { np.var($0, axis: $1, keepdims: $2) },
      list: { np.var($0, axis: $1, keepdims: $2) },
      two: { np.var($0, axis: $1, keepdims: $2) },
      three: { np.var($0, axis: $1, keepdims: $2) }),
    Reduction(
      "std", .plain,
      none: { np.std($0, keepdims: $1) },
      one: { np.std($0, axis: $1, keepdims: $2) },
      list: { np.std($0, axis: $1, keepdims: $2) },
      two: { np.std($0, axis: $1, keepdims: $2) },
      three: { np.std($0, axis: $1, keepdims: $2) }),
    Reduction(
      "prod", .plain,
      none: { np.prod($0, keepdims: $1) },
      one: { np.prod($0, axis: $1, keepdims: $2) },
      list: { np.prod($0, axis: $1, keepdims: $2) },
      two: { np.prod($0, axis: $1, keepdims: $2) },
      three: { np.prod($0, axis: $1, keepdims: $2) }),
    Reduction(
      "all", .mask,
      none: { np.all($0, keepdims: $1) },
      one: { np.all($0, axis: $1, keepdims: $2) },
      list: { np.all($0, axis: $1, keepdims: $2) },
      two: { np.all($0, axis: $1, keepdims: $2) },
      three: { np.all($0, axis: $1, keepdims: $2) }),
    Reduction(
      "any", .mask,
      none: { np.any($0, keepdims: $1) },
      one: { np.any($0, axis: $1, keepdims: $2) },
      list: { np.any($0, axis: $1, keepdims: $2) },
      two: { np.any($0, axis: $1, keepdims: $2) },
      three: { np.any($0, axis: $1, keepdims: $2) }),
    Reduction(
      "ptp", .plain,
      none: { np.ptp($0, keepdims: $1) },
      one: { np.ptp($0, axis: $1, keepdims: $2) },
      list: { np.ptp($0, axis: $1, keepdims: $2) },
      two: { np.ptp($0, axis: $1, keepdims: $2) },
      three: { np.ptp($0, axis: $1, keepdims: $2) }),
    Reduction(
      "average", .plain,
      none: { np.average($0, keepdims: $1) },
      one: { np.average($0, axis: $1, keepdims: $2) },
      list: { np.average($0, axis: $1, keepdims: $2) },
      two: { np.average($0, axis: $1, keepdims: $2) },
      three: { np.average($0, axis: $1, keepdims: $2) }),
    Reduction(
      "nansum", .withHoles,
      none: { np.nansum($0, keepdims: $1) },
      one: { np.nansum($0, axis: $1, keepdims: $2) },
      list: { np.nansum($0, axis: $1, keepdims: $2) },
      two: { np.nansum($0, axis: $1, keepdims: $2) },
      three: { np.nansum($0, axis: $1, keepdims: $2) }),
    Reduction(
      "nanmean", .withHoles,
      none: { np.nanmean($0, keepdims: $1) },
      one: { np.nanmean($0, axis: $1, keepdims: $2) },
      list: { np.nanmean($0, axis: $1, keepdims: $2) },
      two: { np.nanmean($0, axis: $1, keepdims: $2) },
      three: { np.nanmean($0, axis: $1, keepdims: $2) }),
    Reduction(
      "nanmax", .withHoles,
      none: { np.nanmax($0, keepdims: $1) },
      one: { np.nanmax($0, axis: $1, keepdims: $2) },
      list: { np.nanmax($0, axis: $1, keepdims: $2) },
      two: { np.nanmax($0, axis: $1, keepdims: $2) },
      three: { np.nanmax($0, axis: $1, keepdims: $2) }),
    Reduction(
      "nanmin", .withHoles,
      none: { np.nanmin($0, keepdims: $1) },
      one: { np.nanmin($0, axis: $1, keepdims: $2) },
      list: { np.nanmin($0, axis: $1, keepdims: $2) },
      two: { np.nanmin($0, axis: $1, keepdims: $2) },
      three: { np.nanmin($0, axis: $1, keepdims: $2) }),
    Reduction(
      "nanstd", .withHoles,
      none: { np.nanstd($0, keepdims: $1) },
      one: { np.nanstd($0, axis: $1, keepdims: $2) },
      list: { np.nanstd($0, axis: $1, keepdims: $2) },
      two: { np.nanstd($0, axis: $1, keepdims: $2) },
      three: { np.nanstd($0, axis: $1, keepdims: $2) }),
    Reduction(
      "nanvar", .withHoles,
      none: { np.nanvar($0, keepdims: $1) },
      one: { np.nanvar($0, axis: $1, keepdims: $2) },
      list: { np.nanvar($0, axis: $1, keepdims: $2) },
      two: { np.nanvar($0, axis: $1, keepdims: $2) },
      three: { np.nanvar($0, axis: $1, keepdims: $2) }),
    Reduction(
      "norm", .plain,
      none: { np.linalg.norm($0, keepdims: $1) },
      one: { np.linalg.norm($0, axis: $1, keepdims: $2) },
      list: { np.linalg.norm($0, axis: $1, keepdims: $2) },
      two: { np.linalg.norm($0, axis: $1, keepdims: $2) },
      three: { np.linalg.norm($0, axis: $1, keepdims: $2) }),
    Reduction(
      "var ddof", .plain,
      none: { np.var($0, ddof: 1, keepdims: $1) },
      one: { np.var($0, axis: $1, ddof: 1, keepdims: $2) },
      list: { np.var($0, axis: $1, ddof: 1, keepdims: $2) },
      two: { np.var($0, axis: $1, ddof: 1, keepdims: $2) },
      three: { np.var($0, axis: $1, ddof: 1, keepdims: $2) }),
  ]

  static let quantiles: [Reduction] = [
    Reduction(
      "median", .plain,
      none: { np.median($0, axis: [0, 1, 2], keepdims: $1) },
      one: { np.median($0, axis: $1, keepdims: $2) },
      list: { np.median($0, axis: $1, keepdims: $2) },
      two: { np.median($0, axis: $1, keepdims: $2) },
      three: { np.median($0, axis: $1, keepdims: $2) }),
    Reduction(
      "percentile", .plain,
      none: { np.percentile($0, 37.5, axis: [0, 1, 2], keepdims: $1) },
      one: { np.percentile($0, 37.5, axis: $1, keepdims: $2) },
      list: { np.percentile($0, 37.5, axis: $1, keepdims: $2) },
      two: { np.percentile($0, 37.5, axis: $1, keepdims: $2) },
      three: { np.percentile($0, 37.5, axis: $1, keepdims: $2) }),
    Reduction(
      "quantile", .plain,
      none: { np.quantile($0, 0.8, axis: [0, 1, 2], keepdims: $1) },
      one: { np.quantile($0, 0.8, axis: $1, keepdims: $2) },
      list: { np.quantile($0, 0.8, axis: $1, keepdims: $2) },
      two: { np.quantile($0, 0.8, axis: $1, keepdims: $2) },
      three: { np.quantile($0, 0.8, axis: $1, keepdims: $2) }),
    Reduction(
      "count", .mask,
      none: { np.countNonzero($0, axis: [0, 1, 2], keepdims: $1) },
      one: { np.countNonzero($0, axis: $1, keepdims: $2) },
      list: { np.countNonzero($0, axis: $1, keepdims: $2) },
      two: { np.countNonzero($0, axis: $1, keepdims: $2) },
      three: { np.countNonzero($0, axis: $1, keepdims: $2) }),
  ]

  static let methods: [Reduction] = [
    Reduction(
      "sum", .plain,
      none: { $0.sum(keepdims: $1) },
      one: { $0.sum(axis: $1, keepdims: $2) },
      list: { $0.sum(axis: $1, keepdims: $2) },
      two: { $0.sum(axis: $1, keepdims: $2) },
      three: { $0.sum(axis: $1, keepdims: $2) }),
    Reduction(
      "mean", .plain,
      none: { $0.mean(keepdims: $1) },
      one: { $0.mean(axis: $1, keepdims: $2) },
      list: { $0.mean(axis: $1, keepdims: $2) },
      two: { $0.mean(axis: $1, keepdims: $2) },
      three: { $0.mean(axis: $1, keepdims: $2) }),
    Reduction(
      "max", .plain,
      none: { $0.max(keepdims: $1) },
      one: { $0.max(axis: $1, keepdims: $2) },
      list: { $0.max(axis: $1, keepdims: $2) },
      two: { $0.max(axis: $1, keepdims: $2) },
      three: { $0.max(axis: $1, keepdims: $2) }),
    Reduction(
      "min", .plain,
      none: { $0.min(keepdims: $1) },
      one: { $0.min(axis: $1, keepdims: $2) },
      list: { $0.min(axis: $1, keepdims: $2) },
      two: { $0.min(axis: $1, keepdims: $2) },
      three: { $0.min(axis: $1, keepdims: $2) }),
    Reduction(
      "var", .plain,
      none: { $0.var(keepdims: $1) },
      one: { $0.var(axis: $1, keepdims: $2) },
      list: { $0.var(axis: $1, keepdims: $2) },
      two: { $0.var(axis: $1, keepdims: $2) },
      three: { $0.var(axis: $1, keepdims: $2) }),
    Reduction(
      "std", .plain,
      none: { $0.std(keepdims: $1) },
      one: { $0.std(axis: $1, keepdims: $2) },
      list: { $0.std(axis: $1, keepdims: $2) },
      two: { $0.std(axis: $1, keepdims: $2) },
      three: { $0.std(axis: $1, keepdims: $2) }),
    Reduction(
      "prod", .plain,
      none: { $0.prod(keepdims: $1) },
      one: { $0.prod(axis: $1, keepdims: $2) },
      list: { $0.prod(axis: $1, keepdims: $2) },
      two: { $0.prod(axis: $1, keepdims: $2) },
      three: { $0.prod(axis: $1, keepdims: $2) }),
    Reduction(
      "all", .mask,
      none: { $0.all(keepdims: $1) },
      one: { $0.all(axis: $1, keepdims: $2) },
      list: { $0.all(axis: $1, keepdims: $2) },
      two: { $0.all(axis: $1, keepdims: $2) },
      three: { $0.all(axis: $1, keepdims: $2) }),
    Reduction(
      "any", .mask,
      none: { $0.any(keepdims: $1) },
      one: { $0.any(axis: $1, keepdims: $2) },
      list: { $0.any(axis: $1, keepdims: $2) },
      two: { $0.any(axis: $1, keepdims: $2) },
      three: { $0.any(axis: $1, keepdims: $2) }),
    Reduction(
      "logsumexp", .plain,
      none: { $0.logsumexp(keepdims: $1) },
      one: { $0.logsumexp(axis: $1, keepdims: $2) },
      list: { $0.logsumexp(axis: $1, keepdims: $2) },
      two: { $0.logsumexp(axis: $1, keepdims: $2) },
      three: { $0.logsumexp(axis: $1, keepdims: $2) }),
  ]
}
