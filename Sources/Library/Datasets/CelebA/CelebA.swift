import FileFormats
import Foundation
import Raster
import Tensors
import UserErrors

extension datasets {
  /// The faces of CelebA (Liu, Luo, Wang, Tang 2015) from a folder, for those who have them:
  /// aligned pictures of 178 x 218 pixels, JPEG or PNG, and `list_attr_celeba.txt` (or `.csv`) with
  /// 40 attributes of each. They show real people: the data set's terms allow research only.
  ///
  ///     let (images, attributes) = try datasets.celebA(folder: "celeba", size: 64, count: 20_000)
  ///     attributes["Eyeglasses"]                                 // (20000,): 0 or 1
  ///
  /// - Parameters:
  ///   - folder: where the list lies; the pictures lie there or in its folder `img_align_celeba`.
  ///   - size: the width and the height of the results, in pixels.
  ///   - crop: the side of the square in the middle that is cut out, in pixels; as large as fits
  ///     unless given.
  ///   - count: only the first so many of the list.
  /// - Returns: images (count, size, size, 3), 0 to 255, uint8, and the attributes, 0 or 1.
  /// - Throws: ``DatasetError`` if the list or a picture is missing or damaged,
  ///   ``FileFormats/FileError`` if the list cannot be read.
  public static func celebA(
    folder: String, size: Int = 64, crop: Int? = nil, count: Int? = nil
  ) throws -> ImagesAndFactors {
    check(count: count ?? 0, size: size, "datasets.celebA")
    let list = try CelebAList(folder: folder, count: count)
    let pictures = CelebAPictures(folder: folder)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(list.files.count * size * size * 3)
    for start in stride(from: 0, to: list.files.count, by: 256) {
      if isInterrupted { throw KeyboardInterrupt() }
      let part = list.files[start..<min(start + 256, list.files.count)]
      for picture in inOrder(Array(part), { try pictures.square($0, crop: crop, size: size) }) {
        bytes += try picture.get()
      }
    }
    return (Tensor(shape: [list.files.count, size, size, 3], bytes), list.table)
  }

  /// What `body` makes of each element, on all threads.
  private static func inOrder<Element, Value>(
    _ elements: [Element], _ body: (Element) throws -> Value
  ) -> [Result<Value, any Error>] {
    var results = [Result<Value, any Error>?](repeating: nil, count: elements.count)
    results.withUnsafeMutableBufferPointer { results in
      forEachPiece(elements.count) { index in
        results[index] = Result { try body(elements[index]) }
      }
    }
    return results.compactMap { $0 }
  }
}

/// The pictures of CelebA in a folder.
struct CelebAPictures {
  private let folders: [String]

  init(folder: String) {
    let inside = "\(folder)/img_align_celeba"
    folders = [folder, inside, "\(inside)/img_align_celeba", "\(folder)/img_align_celeba_png"]
  }

  /// A square of `crop` pixels from the middle of a picture at another size, as bytes of red, green
  /// and blue.
  func square(_ name: String, crop: Int?, size: Int) throws -> [UInt8] {
    let (path, picture) = try decoded(name)
    let side = crop ?? min(picture.width, picture.height)
    guard side > 0, side <= min(picture.width, picture.height) else {
      throw DatasetError(
        "\(path) has \(picture.width) x \(picture.height) pixels; a square of \(side) does not fit."
      )
    }
    let (left, top) = ((picture.width - side) / 2, (picture.height - side) / 2)
    var cut: [Float] = []
    cut.reserveCapacity(side * side * 3)
    for row in top..<top + side {
      let start = (row * picture.width + left) * 3
      cut += picture.bytes[start..<start + side * 3].map { Float($0) }
    }
    return Raster2D(width: side, height: side, channels: 3, values: cut)
      .resampled(width: size, height: size, by: .bilinear).values
      .map { UInt8(min(max($0, 0), 255).rounded()) }
  }

  private func decoded(_ name: String) throws -> (
    path: String, picture: (width: Int, height: Int, bytes: [UInt8])
  ) {
    let names = [name, (name as NSString).deletingPathExtension + ".png"]
    let paths = folders.flatMap { folder in names.map { "\(folder)/\($0)" } }
    guard let path = paths.first(where: { FileManager.default.fileExists(atPath: $0) }) else {
      throw DatasetError(
        "The list names \(name), but it is in none of \(folders.joined(separator: ", ")). "
          + "Unpack the pictures there, or give a count.")
    }
    do {
      let file = try WholeFile.read(path, limit: 1 << 28)
      if file.starts(with: [0xFF, 0xD8]) {
        let image = try JPEGImage(decoding: file, channels: 3)
        return (path, (image.width, image.height, image.bytes))
      }
      let image = try PNGImage(decoding: file)
      return (path, (image.width, image.height, image.bytes(channels: 3)))
    } catch let error as any UserError {
      throw DatasetError("The picture \(path) cannot be read: \(error.message)")
    }
  }
}
