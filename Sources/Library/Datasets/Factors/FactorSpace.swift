import Tensors
import UserErrors

/// Factors that make an image and the values that each may take. Every combination is one image;
/// their numbers are those of dSprites: the last factor runs fastest.
///
///     datasets.spriteFactors.count                        // 737280
///     datasets.spriteFactors.classes(of: 1025)            // [0, 0, 1, 0, 1]
///     datasets.spriteFactors.index(of: [0, 0, 1, 0, 1])   // 1025
public struct FactorSpace: Sendable, Equatable {
  /// The factors' names, in order.
  public let names: [String]
  /// The values that each factor may take, in order.
  public let values: [[Double]]

  init(_ factors: KeyValuePairs<String, [Double]>) {
    (names, values) = (factors.map(\.key), factors.map(\.value))
  }

  /// How many values each factor may take.
  public var sizes: [Int] { values.map(\.count) }

  /// The number of combinations.
  public var count: Int { sizes.reduce(1, *) }

  /// Which value each factor takes (counted from 0) in the image of a number below ``count``.
  public func classes(of index: Int) -> [Int] {
    orRaise { () throws(ValueError) in
      guard (0..<count).contains(index) else {
        throw ValueError("there is no image \(index); there are 0 to \(count - 1)")
      }
    }
    var rest = index
    var classes: [Int] = []
    for size in sizes.reversed() {
      classes.append(rest % size)
      rest /= size
    }
    return classes.reversed()
  }

  /// The number of the image in which the factors take these values (each counted from 0).
  public func index(of classes: [Int]) -> Int {
    orRaise { () throws(ValueError) in
      guard classes.count == names.count, zip(classes, sizes).allSatisfy({ (0..<$1).contains($0) })
      else {
        let ranges = zip(names, sizes).map { "\($0) 0 to \($1 - 1)" }.joined(separator: ", ")
        throw ValueError("\(classes) names no image; one number each is needed of \(ranges)")
      }
    }
    return zip(classes, sizes).reduce(0) { $0 * $1.1 + $1.0 }
  }

  /// The values of the factors in the image of a number below ``count``.
  public func values(of index: Int) -> [Double] {
    zip(values, classes(of: index)).map { $0[$1] }
  }

  /// Numbers of images drawn independently and evenly: the same for the same seed.
  func randomIndices(_ count: Int, seed: Int) -> [Int] {
    let generator = RandomGenerator(seed: UInt64(bitPattern: Int64(seed)))
    return generator.integers([max(count, 0)], high: self.count).ints
  }

  /// The factors of the images of these numbers.
  func table(_ indices: [Int]) -> FactorTable {
    let shape: Shape = [indices.count, names.count]
    return FactorTable(
      names: names,
      values: Tensor(shape: shape, indices.flatMap { values(of: $0).map { Float($0) } }),
      classes: Tensor(shape: shape, indices.flatMap { classes(of: $0).map { Int64($0) } }))
  }

  /// `count` values at even distances, both ends included.
  static func steps(_ count: Int, from low: Double, to high: Double) -> [Double] {
    (0..<count).map { low + (high - low) * Double($0) / Double(count - 1) }
  }
}
