internal import CKernels
import Foundation

extension nn {
  /// max(x, 0). The gradient at 0 is 0.
  public static func relu(_ x: Tensor) -> Tensor {
    x.floatMapped({ $0 > 0 ? $0 : 0 }, { $0 > 0 ? $0 : 0 })
      .recordedByOutput("relu", from: x.floating) { reluGradient($0, output: $1) }
  }

  /// min(max(x, 0), 6).
  public static func relu6(_ x: Tensor) -> Tensor { x.floating.clip(0, 6) }

  /// x where positive, else slope * x. Keras's layer LeakyReLU has slope 0.3.
  public static func leakyReLU(_ x: Tensor, slope: Double = 0.3) -> Tensor {
    let single = Float(slope)
    let source = x.floating
    return x.floatMapped({ $0 > 0 ? $0 : $0 * single }, { $0 > 0 ? $0 : $0 * slope })
      .recorded("leaky_relu", from: source) { gradient in
        gradient * slopes(source.detached, below: slope)
      }
  }

  /// 1 where x is positive, else `below`.
  private static func slopes(_ x: Tensor, below: Double) -> Tensor {
    let single = Float(below)
    return x.floatMapped({ $0 > 0 ? 1 : single }, { $0 > 0 ? 1 : below })
  }

  /// x where positive, else alpha (exp(x) - 1).
  public static func elu(_ x: Tensor, alpha: Double = 1) -> Tensor {
    let source = x.floating
    return Tensor.where(source .> 0, source, Tensor.minimum(source, 0).expm1() * alpha)
  }

  /// scale * elu(x, alpha) with the constants that keep mean 0 and variance 1 (Klambauer et al., 2017).
  public static func selu(_ x: Tensor) -> Tensor {
    elu(x, alpha: 1.6732632423543772848) * 1.0507009873554804934
  }

  /// x Phi(x), Phi being the normal distribution function (Hendrycks and Gimpel, 2016); with `approximate`,
  /// 0.5 x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))).
  public static func gelu(_ x: Tensor, approximate: Bool = false) -> Tensor {
    let z = x.floating
    if approximate {
      return z * 0.5 * (((z + z * z * z * 0.044715) * (2 / Double.pi).squareRoot()).tanh() + 1)
    }
    return z * 0.5 * ((z * 0.5.squareRoot()).erf() + 1)
  }

  /// log(1 + exp(x)), computed as max(x, 0) + log1p(exp(-|x|)).
  public static func softplus(_ x: Tensor) -> Tensor {
    let z = x.floating
    return x.floatMapped(
      { Swift.max($0, 0) + Foundation.log1p(Foundation.exp(-Swift.abs($0))) },
      { Swift.max($0, 0) + Foundation.log1p(Foundation.exp(-Swift.abs($0))) }
    ).recorded("softplus", from: z) { $0 * sigmoid(z) }
  }

  /// x / (1 + |x|).
  public static func softsign(_ x: Tensor) -> Tensor { x.floating / (x.floating.abs() + 1) }

  /// x sigmoid(x), also called swish.
  public static func silu(_ x: Tensor) -> Tensor { x.floating * sigmoid(x) }

  /// 1 / (1 + exp(-x)).
  public static func sigmoid(_ x: Tensor) -> Tensor {
    x.floatMapped(LECTERN_SIGMOID, { 1 / (1 + Foundation.exp(-$0)) })
      .recordedByOutput("sigmoid", from: x.floating) { sigmoidGradient($0, output: $1) }
  }

  /// log(sigmoid(x)) = -softplus(-x).
  public static func logSigmoid(_ x: Tensor) -> Tensor { -softplus(-x) }

  /// clip(x / 6 + 1/2, 0, 1), as Keras 3.
  public static func hardSigmoid(_ x: Tensor) -> Tensor { (x.floating / 6 + 0.5).clip(0, 1) }

  /// The hyperbolic tangent.
  public static func tanh(_ x: Tensor) -> Tensor { x.tanh() }

  /// exp(x_i) / sum of exp(x_j) along an axis.
  public static func softmax(_ x: Tensor, axis: Int = -1) -> Tensor {
    let z = x.floating
    let raised = (z.detached - z.detached.max(axis: axis, keepdims: true)).exp()
    return (raised / raised.sum(axis: axis, keepdims: true)).recordedByOutput("softmax", from: z) {
      gradient, output in
      output * (gradient - (gradient * output).sum(axis: axis, keepdims: true))
    }
  }

  /// log(softmax(x)) = x - logsumexp(x) along an axis.
  public static func logSoftmax(_ x: Tensor, axis: Int = -1) -> Tensor {
    let z = x.floating
    let shifted = z - z.detached.max(axis: axis, keepdims: true)
    return shifted - shifted.exp().sum(axis: axis, keepdims: true).log()
  }

  /// gradient where the output of a ReLU is positive, else 0.
  static func reluGradient(_ gradient: Tensor, output: Tensor) -> Tensor {
    let value = output.detached
    let masked =
      gradient.dtype == .float64
      ? combined(gradient, value, "relu") { (g: Double, y: Double) in y > 0 ? g : 0 }
      : combined(gradient, value, "relu") { (g: Float, y: Float) in y > 0 ? g : 0 }
    return masked.recorded("relu_gradient", from: gradient) { reluGradient($0, output: value) }
  }

  /// gradient * y (1 - y).
  static func sigmoidGradient(_ gradient: Tensor, output: Tensor) -> Tensor {
    if isRecording { return gradient * (output * (1 - output)) }
    if gradient.dtype == .float32, output.dtype == .float32, gradient.shape == output.shape {
      return gradient.withElements(Float.self) { g in
        output.withElements(Float.self) { y in
          Tensor.make(gradient.shape, Float.self) { lectern_sigmoid_gradient(gradient.count, g, y, $0) }
        }
      }
    }
    return gradient.dtype == .float64
      ? combined(gradient, output, "sigmoid") { (g: Double, y: Double) in g * (y * (1 - y)) }
      : combined(gradient, output, "sigmoid") { (g: Float, y: Float) in g * (y * (1 - y)) }
  }
}
