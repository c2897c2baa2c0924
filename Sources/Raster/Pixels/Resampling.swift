import Foundation

/// How an image's pixels become those of the canvas.
public enum Interpolation: Sendable {
  /// The pixel whose area contains the centre of the canvas's pixel.
  case nearest
  /// A triangle of radius one source pixel; wider where the image is made smaller.
  case bilinear
  /// A raised cosine of radius one: what matplotlib calls `hanning`, and its choice against aliasing.
  case hanning

  /// The weight of a source pixel at this distance, in units of the kernel's radius of one.
  fileprivate func weight(_ distance: Double) -> Double {
    let x = abs(distance)
    guard x < 1 else { return 0 }
    switch self {
    case .nearest: return x <= 0.5 ? 1 : 0
    case .bilinear: return 1 - x
    case .hanning: return 0.5 + 0.5 * cos(.pi * x)
    }
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
    let radius = interpolation == .nearest ? 0 : max(1, abs(ratio))
    width = interpolation == .nearest ? 1 : Int((2 * radius).rounded(.up)) + 1
    for i in 0..<count {
      let center = span.0 + (Double(i) + 0.5) * ratio
      let first =
        interpolation == .nearest ? Int(center.rounded(.down)) : Int((center - radius).rounded(.down))
      var row = (0..<width).map { k in
        interpolation == .nearest ? 1 : interpolation.weight((Double(first + k) + 0.5 - center) / radius)
      }
      let sum = row.reduce(0, +)
      if sum > 0 { row = row.map { $0 / sum } }
      for k in 0..<width {
        indices.append(Int32(min(max(first + k, 0), source - 1)))
        weights.append(Float(row[k]))
      }
    }
  }
}
