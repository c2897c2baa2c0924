import Foundation

/// How an image's pixels become those of the canvas: filters by matplotlib's names, with Agg's formulas (agg_image_filters.h).
public enum Interpolation: String, CaseIterable, Sendable {
  /// The pixel whose area contains the centre of the canvas's pixel.
  case nearest
  /// A triangle of radius one source pixel; wider where the image is made smaller.
  case bilinear
  /// The cubic B-spline.
  case bicubic
  /// A raised cosine of radius one: matplotlib's choice against aliasing.
  case hanning
  /// A cubic of radius one without negative parts.
  case hermite
  /// A cubic through the source's values.
  case catrom
  /// Mitchell and Netravali's cubic, between the B-spline and the one through the values.
  case mitchell
  /// A cubic spline through four values.
  case spline16
  /// A bell.
  case gaussian
  /// A windowed sinc of radius three.
  case lanczos

  /// The kernel's radius in source pixels.
  fileprivate var radius: Double {
    switch self {
    case .nearest: return 0
    case .bilinear, .hanning, .hermite: return 1
    case .bicubic, .catrom, .mitchell, .spline16, .gaussian: return 2
    case .lanczos: return 3
    }
  }

  /// The weight of a source pixel at this distance in source pixels.
  fileprivate func weight(_ distance: Double) -> Double {
    let x = abs(distance)
    guard x < radius else { return 0 }
    switch self {
    case .nearest: return 1
    case .bilinear: return 1 - x
    case .hanning: return 0.5 + 0.5 * cos(.pi * x)
    case .hermite: return (2 * x - 3) * x * x + 1
    case .bicubic: return Self.cubic(x, 1, 0)
    case .catrom: return Self.cubic(x, 0, 0.5)
    case .mitchell: return Self.cubic(x, 1.0 / 3, 1.0 / 3)
    case .spline16:
      if x < 1 { return ((x - 1.8) * x - 0.2) * x + 1 }
      let t = x - 1
      return ((-1.0 / 3 * t + 0.8) * t - 7.0 / 15) * t
    case .gaussian: return exp(-2 * x * x) * (2 / Double.pi).squareRoot()
    case .lanczos:
      guard x > 0 else { return 1 }
      let (a, b) = (.pi * x, .pi * x / 3)
      return sin(a) / a * (sin(b) / b)
    }
  }

  /// The family of cubics of D. Mitchell and A. Netravali, "Reconstruction filters in computer graphics" (1988).
  private static func cubic(_ x: Double, _ b: Double, _ c: Double) -> Double {
    if x < 1 { return ((12 - 9 * b - 6 * c) * x * x * x + (12 * b + 6 * c - 18) * x * x + 6 - 2 * b) / 6 }
    return ((-b - 6 * c) * x * x * x + (6 * b + 30 * c) * x * x + (-12 * b - 48 * c) * x + 8 * b + 24 * c) / 6
  }
}

/// A rectangular array of numbers, `channels` for each place, row by row.
package struct Raster2D {
  package let width: Int
  package let height: Int
  package let channels: Int
  package var values: [Float]

  package init(width: Int, height: Int, channels: Int, values: [Float]) {
    precondition(values.count == width * height * channels, "a raster needs width x height x channels values")
    self.width = width
    self.height = height
    self.channels = channels
    self.values = values
  }

  /// The array resampled to another size. Source coordinates outside are those of the border.
  ///
  /// - Parameters:
  ///   - columns: the part of the source's width that the result spans, in source pixels; may run backwards.
  ///   - rows: the same for the height.
  package func resampled(
    width newWidth: Int, height newHeight: Int, columns: (Double, Double)? = nil,
    rows: (Double, Double)? = nil,
    by interpolation: Interpolation
  ) -> Raster2D {
    let across = Taps(
      count: newWidth, source: width, span: columns ?? (0, Double(width)), interpolation: interpolation)
    let down = Taps(
      count: newHeight, source: height, span: rows ?? (0, Double(height)), interpolation: interpolation)
    return resampledAcross(across, newWidth).resampledDown(down, newHeight)
  }

  private func resampledAcross(_ taps: Taps, _ newWidth: Int) -> Raster2D {
    var out = [Float](repeating: 0, count: newWidth * height * channels)
    values.withUnsafeBufferPointer { source in
      out.withUnsafeMutableBufferPointer { out in
        for y in 0..<height {
          for x in 0..<newWidth {
            let target = (y * newWidth + x) * channels
            for k in 0..<taps.width {
              let weight = taps.weights[x * taps.width + k]
              if weight == 0 { continue }
              let from = (y * width + Int(taps.indices[x * taps.width + k])) * channels
              for c in 0..<channels { out[target + c] += weight * source[from + c] }
            }
          }
        }
      }
    }
    return Raster2D(width: newWidth, height: height, channels: channels, values: out)
  }

  private func resampledDown(_ taps: Taps, _ newHeight: Int) -> Raster2D {
    let row = width * channels
    var out = [Float](repeating: 0, count: row * newHeight)
    values.withUnsafeBufferPointer { source in
      out.withUnsafeMutableBufferPointer { out in
        for y in 0..<newHeight {
          for k in 0..<taps.width {
            let weight = taps.weights[y * taps.width + k]
            if weight == 0 { continue }
            let from = Int(taps.indices[y * taps.width + k]) * row
            for i in 0..<row { out[y * row + i] += weight * source[from + i] }
          }
        }
      }
    }
    return Raster2D(width: width, height: newHeight, channels: channels, values: out)
  }
}

/// Which source pixels make each pixel of the result, and with which weights, along one axis.
private struct Taps {
  var width: Int
  var indices: [Int32] = []
  var weights: [Float] = []

  init(count: Int, source: Int, span: (Double, Double), interpolation: Interpolation) {
    let ratio = (span.1 - span.0) / Double(max(count, 1))
    // Where the image is made smaller the kernel covers all source pixels under the target's.
    let stretch = max(1, abs(ratio))
    let radius = interpolation.radius * stretch
    width = interpolation == .nearest ? 1 : Int((2 * radius).rounded(.up)) + 1
    for i in 0..<count {
      let center = span.0 + (Double(i) + 0.5) * ratio
      let first =
        interpolation == .nearest ? Int(center.rounded(.down)) : Int((center - radius).rounded(.down))
      var row = (0..<width).map { k in
        interpolation == .nearest ? 1 : interpolation.weight((Double(first + k) + 0.5 - center) / stretch)
      }
      let sum = row.reduce(0, +)
      if sum != 0 { row = row.map { $0 / sum } }
      for k in 0..<width {
        indices.append(Int32(Self.reflected(first + k, source)))
        weights.append(Float(row[k]))
      }
    }
  }

  /// A place beyond the border is that of its mirror image, the border's pixels being there twice.
  private static func reflected(_ place: Int, _ count: Int) -> Int {
    let turn = ((place % (2 * count)) + 2 * count) % (2 * count)
    return turn < count ? turn : 2 * count - 1 - turn
  }
}
