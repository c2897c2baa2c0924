import Raster
import Tensors
import UserErrors

extension datasets {
  /// The factors of ``faces(count:seed:size:)``: skin, hairColor, hairLength, smile, eyeColor,
  /// glasses, background, x and y, with 6, 6, 6, 5, 4, 2, 6, 7 and 7 values.
  public static let faceFactors: FactorSpace = FaceFactors.space

  /// Drawn faces, each factor drawn independently of the others: nobody's picture, so that no one
  /// has to be asked.
  ///
  ///     let (images, factors) = datasets.faces(count: 10_000, seed: 1)
  ///     factors["glasses"]                                       // (10000,): 0 or 1
  ///
  /// - Parameters:
  ///   - count: the number of faces.
  ///   - seed: the same seed gives the same faces, on any number of threads.
  ///   - size: the width and the height, in pixels.
  /// - Returns: images (count, size, size, 3) with values 0 to 255, uint8, and the factors:
  ///   skin (light 0 to dark 1), hairColor (black, brown, auburn, ginger, blond, grey), hairLength
  ///   (0 to 1), smile (-1 sad to 1), eyeColor (brown, green, blue, grey), glasses (0 or 1),
  ///   background (six colours), x and y (the place, -1 to 1); colours are evenly spread from 0 to
  ///   1.
  public static func faces(count: Int, seed: Int = 0, size: Int = 32) -> ImagesAndFactors {
    check(count: count, size: size, "datasets.faces")
    return faces(indices: faceFactors.randomIndices(count, seed: seed), size: size)
  }

  /// The faces of these numbers in the order of ``faceFactors``, in which y runs fastest.
  public static func faces(indices: [Int], size: Int = 32) -> ImagesAndFactors {
    check(count: indices.count, size: size, "datasets.faces")
    let table = faceFactors.table(indices)
    let images = DrawnImages.make(count: indices.count, size: size, channels: 3) { image, canvas in
      FaceDrawing(FaceFactors(index: indices[image]), on: canvas).draw()
    }
    return (images, table)
  }

  /// One face of given factors, (size, size, 3), uint8. All numbers between are faces too, so that
  /// sliders can move through them.
  ///
  ///     plt.imshow(datasets.face(hairLength: 1, smile: 0.8, glasses: 1, size: 64))
  ///
  /// - Parameters:
  ///   - skin: from light (0) to dark (1).
  ///   - hairColor: black, brown, auburn, ginger, blond, grey from 0 to 1.
  ///   - hairLength: from short (0) to below the shoulders (1).
  ///   - smile: from sad (-1) to a laugh (1).
  ///   - eyeColor: brown, green, blue, grey from 0 to 1.
  ///   - glasses: 1 with, 0 without; the frame fades between.
  ///   - background: six colours from 0 to 1.
  ///   - x: to the left (-1) or to the right (1) of the middle.
  ///   - y: above (-1) or below (1) the middle.
  ///   - size: the width and the height, in pixels.
  public static func face(
    skin: Double = 0.2, hairColor: Double = 0.2, hairLength: Double = 0.6, smile: Double = 0.5,
    eyeColor: Double = 0.67, glasses: Double = 0, background: Double = 0, x: Double = 0,
    y: Double = 0, size: Int = 32
  ) -> Tensor {
    check(count: 1, size: size, "datasets.face")
    let face = FaceFactors(
      skin: skin, hairColor: hairColor, hairLength: hairLength, smile: smile, eyeColor: eyeColor,
      glasses: glasses, background: background, x: x, y: y)
    let image = DrawnImages.make(count: 1, size: size, channels: 3) { _, canvas in
      FaceDrawing(face, on: canvas).draw()
    }
    return image[0]
  }
}
