import FileFormats
import Foundation
import Raster
import Tensors
import UserErrors

/// The images of a folder as a source of batches: the files' bytes are kept, and decoded when their
/// batch is needed.
struct ImageFolder: BatchSource {
  private let files: [[UInt8]]
  private let paths: [String]
  private let labels: [Int]?
  private let settings: Settings

  /// How images are read, and what is told of their class.
  struct Settings {
    var channels: Int
    var size: (Int, Int)
    var interpolation: String
    var labelMode: String?
    var classCount: Int
    var cropsToAspectRatio: Bool
  }

  init(paths: [String], labels: [Int]?, settings: Settings) throws {
    files = try paths.map { path in
      guard let data = FileManager.default.contents(atPath: path) else {
        throw ValueError("imageDatasetFromDirectory: the file '\(path)' cannot be read")
      }
      return Array(data)
    }
    (self.paths, self.labels, self.settings) = (paths, labels, settings)
  }

  var count: Int { files.count }
  var preparesAhead: Bool { true }

  func batch(_ positions: [Int]) -> Batch {
    let images = positions.map { position in orRaiseAny { try image(position) } }
    let x = Tensor.stack(images)
    guard let labels else { return Batch(x: x) }
    return Batch(x: x, y: targets(positions.map { labels[$0] }))
  }

  private func targets(_ classes: [Int]) -> Tensor {
    let numbers = Tensor(classes.map { Int64($0) })
    switch settings.labelMode {
    case "categorical": return numbers.oneHot(settings.classCount)
    case "binary": return numbers.astype(.float32).expandDims(-1)
    default: return numbers.astype(.int32)
    }
  }

  /// One image, (height, width, channels), its numbers from 0 to 255.
  private func image(_ position: Int) throws -> Tensor {
    let (bytes, height, width) = try decoded(files[position], paths[position])
    var image = Tensor(shape: [1, height, width, settings.channels], bytes).astype(.float32)
    let (rows, columns) = settings.size
    if settings.cropsToAspectRatio {
      let cutHeight = min(height, width * rows / columns)
      let cutWidth = min(width, height * columns / rows)
      let (top, left) = ((height - cutHeight) / 2, (width - cutWidth) / 2)
      image = image[.all, top..<(top + cutHeight), left..<(left + cutWidth)]
    }
    if image.shape[1] != rows || image.shape[2] != columns {
      image =
        settings.interpolation == "nearest"
        ? nn.resizeNearest(image, to: (rows, columns)) : nn.resizeBilinear(image, to: (rows, columns))
    }
    return image[0]
  }

  private func decoded(_ file: [UInt8], _ path: String) throws -> (bytes: [UInt8], height: Int, width: Int) {
    do {
      if file.starts(with: [0xFF, 0xD8]) {
        let image = try JPEGImage(decoding: file, channels: settings.channels == 1 ? 1 : 3)
        return (withOpacity(image.bytes), image.height, image.width)
      }
      let image = try PNGImage(decoding: file)
      return (image.bytes(channels: settings.channels), image.height, image.width)
    } catch let error as any UserError {
      throw ValueError("the image '\(path)' cannot be read: \(error.message)")
    }
  }

  /// The bytes of a picture without opacity; where it is asked for, all of it is opaque.
  private func withOpacity(_ bytes: [UInt8]) -> [UInt8] {
    guard settings.channels == 4 else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count / 3 * 4)
    for (place, byte) in bytes.enumerated() {
      result.append(byte)
      if place % 3 == 2 { result.append(255) }
    }
    return result
  }
}
