import FileFormats
import Tensors
import UserErrors

extension datasets {
  /// The images of the published file of dSprites (Matthey, Higgins, Hassabis, Lerchner 2017),
  /// `dsprites_ndarray_co1sh3sc6or40x32y32_64x64.npz`, for those who have it.
  ///
  ///     let (images, factors) = try datasets.dSprites(file: "dsprites.npz", count: 50_000)
  ///
  /// - Parameters:
  ///   - file: the path of the archive with `imgs`, `latents_values` and `latents_classes`.
  ///   - count: how many images to choose at random, none twice; all 737,280 unless given, which
  ///     take 3 GB. The others are never held in memory.
  ///   - seed: the same seed chooses the same images.
  /// - Returns: images (count, 64, 64), uint8, 0 or 1, in the file's order, and their factors as
  ///   those of ``sprites(count:seed:)``: the colour, which is always white, is left out.
  /// - Throws: ``FileFormats/FileError`` if the file cannot be read or is damaged,
  ///   ``DatasetError`` if it holds something else.
  public static func dSprites(
    file: String, count: Int? = nil, seed: Int = 0
  ) throws -> ImagesAndFactors {
    let bytes = try WholeFile.read(file)
    return try namingFile(file) {
      let archive = try ZipReader(bytes)
      func rows(_ chosen: [Int]?, _ name: String) throws -> Tensor {
        guard let array = try NPZ.rows(chosen, of: name, in: archive) else {
          throw DatasetError(
            "\(file) has no array \(name); the published file of dSprites has imgs, latents_values "
              + "and latents_classes.")
        }
        return try array.tensor()
      }
      let classes = try rows(nil, "latents_classes")
      let chosen = try count.map { try choose($0, of: classes.shape[0], seed: seed, file) }
      let values = try rows(chosen, "latents_values")
      let images = try rows(chosen, "imgs")
      let names = spriteFactors.names
      let kept = chosen.map { classes.take(Tensor($0.map { Int64($0) })) } ?? classes
      let shape: Shape = [images.shape[0], names.count + 1]
      guard kept.shape == shape, values.shape == shape, images.rank == 3 else {
        throw DatasetError(
          "\(file) is not laid out as dSprites: its images have the shape \(images.shape), its "
            + "latents \(values.shape) and \(kept.shape); colour, shape, scale, orientation, x, y "
            + "are expected for each image.")
      }
      let table = FactorTable(
        names: names, values: values[.all, 1...].astype(.float32),
        classes: kept[.all, 1...].astype(.int64))
      return (images.astype(.uint8), table)
    }
  }

  /// Rising numbers of `count` images.
  private static func choose(_ count: Int, of all: Int, seed: Int, _ file: String) throws -> [Int] {
    guard (0...all).contains(count) else {
      throw DatasetError("\(file) has \(all) images; \(count) of them cannot be chosen.")
    }
    let generator = RandomGenerator(seed: UInt64(bitPattern: Int64(seed)))
    return generator.permutation(all).prefix(count).sorted()
  }
}
