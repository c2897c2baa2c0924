import Tensors

/// KL(q || p) of normal distributions:
/// log(sp / sq) + (sq^2 + (mq - mp)^2) / (2 sp^2) - 1/2, shape of the batch.
@_disfavoredOverload
public func klDivergence(_ q: Normal, _ p: Normal) -> Tensor {
  let ratio = (q.scale / p.scale).square()
  let distance = ((q.loc - p.loc) / p.scale).square()
  return (ratio + distance - 1 - ratio.log()) * 0.5
}

/// KL(q || p) of Bernoulli distributions:
/// q log(q / p) + (1 - q) log((1 - q) / (1 - p)).
@_disfavoredOverload
public func klDivergence(_ q: Bernoulli, _ p: Bernoulli) -> Tensor {
  q.probs * (q.logits - p.logits) - nn.softplus(q.logits) + nn.softplus(p.logits)
}

/// KL(q || p) = sum over classes of q log(q / p); infinite where p is 0 and q is not.
@_disfavoredOverload
public func klDivergence(_ q: Categorical, _ p: Categorical) -> Tensor {
  let possible = q.probs .> 0
  let terms = q.probs * (q.logits - p.logits)
  return Tensor.where(possible, terms, Tensor(zerosLike: terms)).sum(axis: -1)
}

/// KL(q || p) of multivariate normal distributions:
/// (tr(Sp^-1 Sq) + |Lp^-1 (mp - mq)|^2 - d) / 2 + log(det Lp / det Lq).
@_disfavoredOverload
public func klDivergence(_ q: MultivariateNormal, _ p: MultivariateNormal) -> Tensor {
  // Lp^-1 Lq column by column: the columns of Lq become right-hand sides of shape (d, ..., d).
  let columns = q.scaleTril.movingAxis(-1, to: 0)
  let trace = solveLower(p.scaleTril, columns).square().sum(axis: -1).sum(axis: 0)
  let distance = solveLower(p.scaleTril, p.loc - q.loc).square().sum(axis: -1)
  return (trace + distance - Double(q.dimension)) * 0.5 + p.logDeterminant - q.logDeterminant
}

/// KL(q || N(0, I)) of a factorised Gaussian given as a VAE's encoder gives it, by mean and log-variance:
/// -(1 + log s^2 - m^2 - s^2) / 2, for each dimension.
///
/// Source: Kingma and Welling 2013, appendix B.
@_disfavoredOverload
public func klDivergenceToStandardNormal(mean: Tensor, logVariance: Tensor) -> Tensor {
  (mean.square() + logVariance.exp() - 1 - logVariance) * 0.5
}

/// KL(q || p) estimated from draws of q: the mean of log q(x) - log p(x), unbiased, standard error as 1 / sqrt(samples).
@_disfavoredOverload
public func klDivergence<Q: Distribution, P: Distribution>(_ q: Q, _ p: P, samples: Int) -> Tensor {
  let draws = q.sample([samples])
  return (q.logProb(draws) - p.logProb(draws)).mean(axis: 0)
}
