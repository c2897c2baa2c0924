import Tensors

/// The normal distribution by SciPy's names, `scipy.stats.norm`: `norm.ppf(np.linspace(0.05, 0.95, 15))`
/// for the grid of a latent space, `norm.cdf(z)`. Of numbers and of arrays; as an object with
/// samples and gradients it is ``Normal``.
public enum norm {
  /// The density: exp(-(x - loc)^2 / (2 scale^2)) / (scale sqrt(2 pi)).
  public static func pdf(_ x: some ArrayConvertible, loc: Double = 0, scale: Double = 1) -> Tensor {
    logpdf(x, loc: loc, scale: scale).exp()
  }
  /// The logarithm of the density.
  public static func logpdf(_ x: some ArrayConvertible, loc: Double = 0, scale: Double = 1) -> Tensor {
    distribution(loc, scale).logProb(x.asArray.astype(.float64))
  }
  /// The probability of at most x.
  public static func cdf(_ x: some ArrayConvertible, loc: Double = 0, scale: Double = 1) -> Tensor {
    distribution(loc, scale).cdf(x.asArray.astype(.float64))
  }
  /// The x of which at most a part `q` of samples are below: the inverse of `cdf`.
  public static func ppf(_ q: some ArrayConvertible, loc: Double = 0, scale: Double = 1) -> Tensor {
    distribution(loc, scale).icdf(q.asArray.astype(.float64))
  }

  /// The density of one number.
  public static func pdf(_ x: Double, loc: Double = 0, scale: Double = 1) -> Double {
    pdf([x], loc: loc, scale: scale).item()
  }
  /// The logarithm of the density of one number.
  public static func logpdf(_ x: Double, loc: Double = 0, scale: Double = 1) -> Double {
    logpdf([x], loc: loc, scale: scale).item()
  }
  /// The probability of at most one number.
  public static func cdf(_ x: Double, loc: Double = 0, scale: Double = 1) -> Double {
    cdf([x], loc: loc, scale: scale).item()
  }
  /// The x of which at most a part `q` of samples are below.
  public static func ppf(_ q: Double, loc: Double = 0, scale: Double = 1) -> Double {
    ppf([q], loc: loc, scale: scale).item()
  }

  /// Samples, of a shape in any form.
  public static func rvs<each Length: ShapeConvertible>(
    loc: Double = 0, scale: Double = 1, size: (repeat each Length)
  ) -> Tensor {
    let noise = RandomGenerator.shared.normal(Shape(joining: (repeat each size)), dtype: .float64)
    return noise * scale + loc
  }

  private static func distribution(_ loc: Double, _ scale: Double) -> Normal {
    Normal(loc: Tensor(loc, dtype: .float64), scale: Tensor(scale, dtype: .float64))
  }
}
