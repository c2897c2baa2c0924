import Raster
import Tensors
import UserErrors

extension datasets {
  /// The factors of dSprites without its colour, which is always white: shape (1 square, 2 ellipse,
  /// 3 heart), scale (6 values from 0.5 to 1), orientation (40 from 0 to 2 pi), x and y (32 each
  /// from 0 to 1). In this order, y fastest, the images are numbered from 0 to 737,279.
  public static let spriteFactors = FactorSpace([
    "shape": [1, 2, 3], "scale": FactorSpace.steps(6, from: 0.5, to: 1),
    "orientation": FactorSpace.steps(40, from: 0, to: 2 * .pi),
    "x": FactorSpace.steps(32, from: 0, to: 1), "y": FactorSpace.steps(32, from: 0, to: 1),
  ])

  /// White shapes on black by the published specification of dSprites (Matthey, Higgins, Hassabis,
  /// Lerchner 2017), our own drawing, each factor drawn independently of the others.
  ///
  ///     let (images, factors) = datasets.sprites(count: 10_000, seed: 1)
  ///     mutualInformationGap(codes, factors.classes)
  ///
  /// - Parameters:
  ///   - count: the number of images.
  ///   - seed: the same seed gives the same images.
  /// - Returns: images (count, 64, 64) with values 0 and 1, uint8, as in the published file, and
  ///   the factors of ``spriteFactors``.
  public static func sprites(count: Int, seed: Int = 0) -> ImagesAndFactors {
    check(count: count, size: 64, "datasets.sprites")
    return sprites(indices: spriteFactors.randomIndices(count, seed: seed))
  }

  /// The sprites of these numbers, from 0 to 737,279, in the published order;
  /// ``FactorSpace/index(of:)`` of ``spriteFactors`` gives the number of a combination.
  public static func sprites(indices: [Int]) -> ImagesAndFactors {
    let table = spriteFactors.table(indices)
    let images = binary(count: indices.count) { image, canvas in
      let values = spriteFactors.values(of: indices[image])
      SpriteDrawing.draw(
        shape: Int(values[0]) - 1, scale: values[1], orientation: values[2], x: values[3],
        y: values[4], on: canvas)
    }
    return (images, table)
  }

  /// One sprite of given factors, (64, 64), uint8, 0 or 1.
  ///
  /// - Parameters:
  ///   - shape: "square", "ellipse" or "heart".
  ///   - scale: 0.5 to 1 in dSprites.
  ///   - orientation: the angle in radians, from right to down.
  ///   - x: from 0 (left) to 1.
  ///   - y: from 0 (top) to 1.
  public static func sprite(
    shape: String = "heart", scale: Double = 1, orientation: Double = 0, x: Double = 0.5,
    y: Double = 0.5
  ) -> Tensor {
    let names = ["square", "ellipse", "heart"]
    let number = orRaise { () throws(ValueError) in
      guard let number = names.firstIndex(of: shape) else {
        throw ValueError(
          "datasets.sprite: shape is \"\(shape)\", but must be \"square\", \"ellipse\" or \"heart\""
        )
      }
      return number
    }
    return binary(count: 1) { _, canvas in
      SpriteDrawing.draw(
        shape: number, scale: scale, orientation: orientation, x: x, y: y, on: canvas)
    }[0]
  }

  /// Images of 0 and 1: a pixel belongs to the shape that covers half of it.
  private static func binary(count: Int, draw: (Int, Canvas) -> Void) -> Tensor {
    DrawnImages.make(count: count, size: 64, channels: 1, draw: draw) { $0 >= 128 ? 1 : 0 }
  }
}
