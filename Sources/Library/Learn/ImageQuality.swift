import Tensors
import UserErrors

/// How close an image is to the true one, in decibels: 10 log10(R^2 / mean squared error), with the
/// range R of the values. As scikit-image's `peak_signal_noise_ratio`.
///
/// - Parameters:
///   - imageTrue: The true image, of any shape.
///   - imageTest: The other one, of the same shape.
///   - dataRange: The values' range, 1 for images from 0 to 1; nil for 255 of uint8 and 1 of fractions
///     from 0 on.
@_disfavoredOverload
public func psnr(
  _ imageTrue: some ArrayConvertible, _ imageTest: some ArrayConvertible, dataRange: Double? = nil
)
  -> Double
{
  let (truth, test) = images(imageTrue.asArray, imageTest.asArray, "psnr")
  let range = orRaise { () throws(ValueError) in
    if let dataRange { return dataRange }
    if truth.dtype == .uint8 { return 255 }
    let (low, high) = (truth.min().item(), truth.max().item())
    guard truth.dtype.isFloating, low >= -1, high <= 1 else {
      throw ValueError("psnr: values from \(low) to \(high) of \(truth.dtype) need a dataRange")
    }
    return low < 0 ? 2 : 1
  }
  let error = (truth.astype(.float64) - test.astype(.float64)).square().mean().item()
  return 10 * np.log10(range * range / error)
}

/// How alike two images are in their brightness, contrast and structure, 1 for equal ones: the mean over
/// windows of (2 m1 m2 + C1)(2 s12 + C2) / ((m1^2 + m2^2 + C1)(s1^2 + s2^2 + C2)) (Wang et al., 2004).
/// As scikit-image's `structural_similarity`.
///
/// - Parameters:
///   - im1: An image.
///   - im2: Another of the same shape.
///   - winSize: The side of the windows, odd; 7 if nil, or 11 with `gaussianWeights`.
///   - dataRange: The values' range, 1 for images from 0 to 1; must be given for fractions, 255 for
///     uint8 if nil.
///   - channelAxis: The axis of the colours, each of which is compared for itself: -1 for (height,
///     width, channels).
///   - gaussianWeights: Whether windows weigh by a Gaussian of deviation 1.5, as in the paper, with the
///     biased covariances.
@_disfavoredOverload
public func ssim(
  _ im1: some ArrayConvertible, _ im2: some ArrayConvertible, winSize: Int? = nil, dataRange: Double? = nil,
  channelAxis: Int? = nil, gaussianWeights: Bool = false
) -> Double {
  let (first, second) = images(im1.asArray, im2.asArray, "ssim")
  let range = orRaise { () throws(ValueError) in
    if let dataRange { return dataRange }
    guard first.dtype == .uint8 else {
      throw ValueError("ssim: images of \(first.dtype) need a dataRange: 1 for values from 0 to 1")
    }
    return 255
  }
  let window = gaussianWeights ? Window.gaussian(deviation: 1.5, size: winSize) : .uniform(winSize ?? 7)
  guard let channelAxis else { return window.similarity(first, second, range) }
  let channels = first.shape[channelAxis]
  let parts = zip(first.split(channels, axis: channelAxis), second.split(channels, axis: channelAxis))
  return parts.map { window.similarity($0.squeeze(channelAxis), $1.squeeze(channelAxis), range) }
    .reduce(0, +) / Double(channels)
}

private func images(_ a: Tensor, _ b: Tensor, _ operation: String) -> (Tensor, Tensor) {
  orRaise { () throws(ShapeError) in
    guard a.shape == b.shape, a.count > 0 else {
      throw ShapeError("\(operation): needs two images of one shape, got \(a.shape) and \(b.shape)")
    }
  }
  return (a, b)
}

/// A window that slides over images: its weights along each axis.
private struct Window {
  let weights: [Double]
  /// Whether covariances are divided by the number of pixels less one.
  let isSample: Bool

  static func uniform(_ size: Int) -> Window {
    Window(weights: [Double](repeating: 1 / Double(size), count: size), isSample: true)
  }

  static func gaussian(deviation: Double, size: Int?) -> Window {
    let radius = size.map { ($0 - 1) / 2 } ?? Int(3.5 * deviation + 0.5)
    let heights = (-radius...radius).map { np.exp(-0.5 * Double($0 * $0) / (deviation * deviation)) }
    return Window(weights: heights.map { $0 / heights.reduce(0, +) }, isSample: false)
  }

  func similarity(_ first: Tensor, _ second: Tensor, _ range: Double) -> Double {
    let (x, y) = (first.astype(.float64), second.astype(.float64))
    orRaise { () throws(ValueError) in
      guard weights.count % 2 == 1, x.shape.allSatisfy({ $0 >= weights.count }) else {
        throw ValueError(
          "ssim: windows of \(weights.count) must be odd and not larger than the image of shape \(x.shape); give a "
            + "smaller winSize, or channelAxis: -1 for colours")
      }
    }
    let pixels = (0..<x.rank).reduce(1.0) { size, _ in size * Double(weights.count) }
    let correction = isSample ? pixels / (pixels - 1) : 1
    let (meanX, meanY) = (averaged(x), averaged(y))
    let varX = (averaged(x * x) - meanX * meanX) * correction
    let varY = (averaged(y * y) - meanY * meanY) * correction
    let cov = (averaged(x * y) - meanX * meanY) * correction
    let (c1, c2) = ((0.01 * range) * (0.01 * range), (0.03 * range) * (0.03 * range))
    let above = (meanX * meanY * 2 + c1) * (cov * 2 + c2)
    let below = (meanX * meanX + meanY * meanY + c1) * (varX + varY + c2)
    return (above / below).mean().item()
  }

  /// The weighted means over all windows that lie within the image.
  private func averaged(_ image: Tensor) -> Tensor {
    (0..<image.rank).reduce(image) { part, axis in
      let length = part.shape[axis] - weights.count + 1
      let moved = np.moveaxis(part, axis, 0)
      let sum = weights.enumerated().reduce(Tensor(zeros: moved[0..<length].shape, dtype: .float64)) {
        $0 + moved[$1.offset..<$1.offset + length] * $1.element
      }
      return np.moveaxis(sum, 0, axis)
    }
  }
}
