import Datasets
import FileFormats
import Foundation
import Raster
import Tensors
import Testing

/// A folder as CelebA's: three drawn pictures of one colour in the middle, one JPEG of Pillow's.
private struct CelebAFolder {
  let path = NSTemporaryDirectory() + "lectern-celeba-\(UUID().uuidString)"
  let attributes = ["Eyeglasses", "Male", "Smiling"]
  let rows = [
    ["000001.jpg", " 1", "-1", " 1"], ["000002.jpg", "-1", "-1", " 1"],
    ["000003.jpg", "-1", " 1", "-1"], ["000004.jpg", " 1", " 1", " 1"],
  ]

  init(pictures: String = "img_align_celeba") throws {
    let folder = "\(path)/\(pictures)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (number, color) in [Color(hex: 0xC04020), Color(hex: 0x20C040), Color(hex: 0x2040C0)]
      .enumerated()
    {
      let canvas = Canvas(width: 178, height: 218)
      canvas.fill(Path(rect: Rect(x: 0, y: 20, width: 178, height: 178)), color: color)
      try AtomicFile.write(PNGEncoder().encode(canvas), to: "\(folder)/00000\(number + 1).png")
    }
    let jpeg = Bundle.module.bundleURL.appendingPathComponent("Golden/celeba.jpg").path
    try FileManager.default.copyItem(atPath: jpeg, toPath: "\(folder)/000004.jpg")
  }

  func write(_ text: String, as name: String = "list_attr_celeba.txt") throws {
    try AtomicFile.write(Array(text.utf8), to: "\(path)/\(name)")
  }

  var published: String {
    let lines = rows.map { $0.joined(separator: " ") }
    return (["4", attributes.joined(separator: " ") + " "] + lines).joined(separator: "\n") + "\n"
  }

  var table: String {
    let lines =
      ["image_id," + attributes.joined(separator: ",")]
      + rows.map { row in
        row.map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: ",")
      }
    return lines.joined(separator: "\r\n")
  }

  func remove() { try? FileManager.default.removeItem(atPath: path) }
}

@Suite struct CelebATests {
  @Test(arguments: ["list_attr_celeba.txt", "list_attr_celeba.csv"])
  func picturesAndAttributes(list: String) throws {
    let folder = try CelebAFolder()
    defer { folder.remove() }
    try folder.write(list.hasSuffix("csv") ? folder.table : folder.published, as: list)
    let (images, attributes) = try datasets.celebA(folder: folder.path, size: 32)
    #expect(images.shape == [4, 32, 32, 3] && images.dtype == .uint8)
    #expect(attributes.names == folder.attributes)
    #expect(attributes["Eyeglasses"].ints == [1, 0, 0, 1])
    #expect(attributes.classes(of: "Smiling").ints == [1, 1, 0, 1])
    // The square in the middle has one colour, and nothing of the white above and below.
    for (row, color) in [[0xC0, 0x40, 0x20], [0x20, 0xC0, 0x40], [0x20, 0x40, 0xC0]].enumerated() {
      #expect(images[row].reshape(-1, 3).max(axis: 0).ints == color)
      #expect(images[row].reshape(-1, 3).min(axis: 0).ints == color)
    }
    let (left, right) = (images[3, 16, 4].ints, images[3, 16, 28].ints)
    #expect(left[0] > 245 && left[2] < 10 && right[0] < 10 && right[2] > 245)
  }

  @Test func sizesCropsAndCounts() throws {
    let folder = try CelebAFolder(pictures: ".")
    defer { folder.remove() }
    try folder.write(folder.published)
    let (images, attributes) = try datasets.celebA(
      folder: folder.path, size: 64, crop: 140, count: 2)
    #expect(images.shape == [2, 64, 64, 3] && attributes.count == 2)
    #expect(throws: DatasetError.self) { try datasets.celebA(folder: folder.path, crop: 179) }
    #expect(throws: DatasetError.self) { try datasets.celebA(folder: folder.path, count: 5) }
  }

  @Test func whatIsWrongIsNamed() throws {
    let folder = try CelebAFolder()
    defer { folder.remove() }
    func message() throws -> String {
      try #require(throws: DatasetError.self) { try datasets.celebA(folder: folder.path) }.message
    }
    #expect(try message().contains("list_attr_celeba.txt"))
    try folder.write(folder.published.replacingOccurrences(of: "000002", with: "000009"))
    #expect(try message().contains("000009.jpg"))
    try folder.write(folder.published.replacingOccurrences(of: "000003.jpg -1", with: "000003.jpg"))
    #expect(try message().contains("000003.jpg"))
    try folder.write("")
    #expect(try message().contains("attributes"))
    try folder.write(folder.published)
    try folder.write("no picture", as: "img_align_celeba/000001.png")
    #expect(try message().contains("000001.png"))
  }
}
