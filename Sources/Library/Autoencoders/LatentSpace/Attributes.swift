import Learn
import Tensors
import UserErrors

/// The direction of an attribute among codes (Larsen et al. 2016): the mean code of the samples
/// that have it minus the mean code of those that do not. Added to a code it adds the attribute.
///
///     let glasses = attributeVector(codes, has: factors["glasses"])
///     vae.decode(codes[..<1] + glasses)
///
/// - Parameters:
///   - codes: (samples, latent).
///   - attribute: (samples,), not 0 where a sample has it.
/// - Returns: (latent,).
@_disfavoredOverload
public func attributeVector(_ codes: Tensor, has attribute: Tensor) -> Tensor {
  orRaise { () throws(ShapeError) in
    guard codes.rank == 2, attribute.count == codes.shape[0] else {
      throw ShapeError(
        "attributeVector: needs codes (samples, latent) and a number for each sample, got "
          + "\(codes.shape) and \(attribute.shape)")
    }
  }
  let marks = attribute.doubles
  let (with, without) = (
    marks.indices.filter { marks[$0] != 0 }, marks.indices.filter { marks[$0] == 0 }
  )
  orRaise { () throws(ValueError) in
    guard !with.isEmpty, !without.isEmpty else {
      throw ValueError(
        "attributeVector: \(with.count) samples have the attribute and \(without.count) do not; "
          + "both are needed")
    }
  }
  let mean = { (rows: [Int]) in codes.take(Tensor(rows.map { Int64($0) })).mean(axis: 0) }
  return mean(with) - mean(without)
}

/// The codes that lie nearest to a code, by Euclidean distance.
///
///     let (distances, indices) = nearestCodes(to: codes[0], among: codes, count: 5)
///     plt.imshow(imageGrid(images[indices], columns: 5))
///
/// - Parameters:
///   - code: (latent,).
///   - codes: (samples, latent).
/// - Returns: the distances, rising, and the numbers of the samples: both (count,). Of many codes
///   at once, see `NearestNeighbors`.
@_disfavoredOverload
public func nearestCodes(
  to code: Tensor, among codes: Tensor, count: Int = 5
) -> (distances: Tensor, indices: Tensor) {
  orRaise { () throws(ShapeError) in
    guard code.rank == 1, codes.rank == 2, codes.shape[1] == code.count else {
      throw ShapeError(
        "nearestCodes: needs a code (latent,) and codes (samples, latent), got \(code.shape) and "
          + "\(codes.shape)")
    }
  }
  let found = NearestNeighbors(nNeighbors: count).fit(codes).kneighbors(code.reshape(1, -1))
  return (found.distances[0], found.indices[0])
}
