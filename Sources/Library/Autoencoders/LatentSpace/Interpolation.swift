import Foundation
import Tensors
import UserErrors

/// Codes on the straight line from one code to another, both ends included.
///
///     let path = lerp(codes[0], codes[1], steps: 8)                 // (8, latent)
///     plt.imshow(imageGrid(vae.decode(path), columns: 8))
///
/// - Parameters:
///   - start: a code (latent,), or several (codes, latent).
///   - end: of the same shape.
/// - Returns: (steps, latent), or (steps, codes, latent): `(1 - t) start + t end`, t from 0 to 1.
@_disfavoredOverload
public func lerp(_ start: Tensor, _ end: Tensor, steps: Int = 10) -> Tensor {
  interpolated(start, end, steps, "lerp") { t in (start * (1 - t)) + end * t }
}

/// Codes on the arc from one code to another, both ends included: what spherical interpolation
/// (Shoemake 1985; White 2016) puts in place of the straight line, whose middle lies nearer to the
/// origin than codes drawn from the prior do where there are many units.
///
/// - Parameters:
///   - start: a code (latent,), or several (codes, latent).
///   - end: of the same shape.
/// - Returns: (steps, latent), or (steps, codes, latent):
///   `sin((1 - t) a) / sin(a) start + sin(t a) / sin(a) end` with the angle a between the two
///   codes. Where they have the same direction or one is 0, the straight line. Opposite codes have
///   no arc and are an error.
@_disfavoredOverload
public func slerp(_ start: Tensor, _ end: Tensor, steps: Int = 10) -> Tensor {
  let lengths =
    np.linalg.norm(start, axis: -1, keepdims: true) * np.linalg.norm(end, axis: -1, keepdims: true)
  let products = (start * end).sum(axis: -1, keepdims: true)
  let cosines = (products / np.where(lengths .== 0, 1.0, lengths)).clip(-1, 1)
  let angles = np.where(lengths .== 0, 0.0, np.arccos(cosines))
  let sines = np.sin(angles)
  // Below this the arc and the line differ by less than the numbers' precision.
  let isStraight = angles .< 1e-4
  orRaise { () throws(ValueError) in
    guard (np.pi - angles).min().item() > 1e-4 else {
      throw ValueError(
        "slerp: two codes point in opposite directions, so that no arc is the shortest; "
          + "use lerp")
    }
  }
  let divisors = np.where(isStraight, 1.0, sines)
  return interpolated(start, end, steps, "slerp") { t in
    let first = np.where(isStraight, 1 - t, np.sin(angles * (1 - t)) / divisors)
    let second = np.where(isStraight, t, np.sin(angles * t) / divisors)
    return start * first + end * second
  }
}

private func interpolated(
  _ start: Tensor, _ end: Tensor, _ steps: Int, _ function: String, _ point: (Double) -> Tensor
) -> Tensor {
  orRaise { () throws(ShapeError) in
    guard start.shape == end.shape, start.rank >= 1 else {
      throw ShapeError(
        "\(function): needs two codes of one shape, got \(start.shape) and \(end.shape)")
    }
  }
  orRaise { () throws(ValueError) in
    guard steps > 1 else {
      throw ValueError("\(function): steps is \(steps), but both ends count: give 2 or more")
    }
  }
  return Tensor.stack(
    (0..<steps).map { step in
      // The ends are the codes themselves, to the bit.
      if step == 0 { return start }
      return step == steps - 1 ? end : point(Double(step) / Double(steps - 1))
    })
}
