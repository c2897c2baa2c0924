import Datasets
import FileFormats
import Foundation
import Tensors
import Testing

@Suite struct SpriteTests {
  private let space = datasets.spriteFactors

  @Test func theNumbersAreThePublishedOnes() {
    #expect(space.count == 737_280 && space.sizes == [3, 6, 40, 32, 32])
    #expect(space.classes(of: 0) == [0, 0, 0, 0, 0])
    #expect(space.classes(of: 1) == [0, 0, 0, 0, 1])
    #expect(space.index(of: [1, 0, 0, 0, 0]) == 245_760)
    #expect(space.index(of: [0, 1, 0, 0, 0]) == 40_960)
    #expect(space.index(of: [0, 0, 1, 0, 0]) == 1024)
    #expect(space.classes(of: 737_279) == [2, 5, 39, 31, 31])
    #expect(space.values(of: 737_279) == [3, 1, 2 * .pi, 1, 1])
    for index in stride(from: 0, to: 737_280, by: 7919) {
      #expect(space.index(of: space.classes(of: index)) == index)
    }
  }

  @Test func imagesAreBinaryAndRepeat() {
    let (images, factors) = datasets.sprites(count: 200, seed: 4)
    #expect(images.shape == [200, 64, 64] && images.dtype == .uint8)
    #expect(np.unique(images).ints == [0, 1])
    let again = datasets.sprites(count: 200, seed: 4)
    #expect(again.images == images && again.factors.classes == factors.classes)
    let numbers = (0..<200).map { space.index(of: factors.classes[$0].ints) }
    #expect(datasets.sprites(indices: numbers).images == images)
  }

  @Test func noShapeIsCutOff() {
    var numbers: [Int] = []
    for shape in 0..<3 {
      for orientation in 0..<40 {
        for (x, y) in [(0, 0), (31, 31)] {
          numbers.append(space.index(of: [shape, 5, orientation, x, y]))
        }
      }
    }
    let images = datasets.sprites(indices: numbers).images.astype(.int64)
    #expect(images[.all, 0].sum().item() + images[.all, 63].sum().item() == 0)
    #expect(images[.all, .all, 0].sum().item() + images[.all, .all, 63].sum().item() == 0)
  }

  @Test func factorsMoveGrowAndTurn() {
    func image(_ classes: [Int]) -> Tensor {
      datasets.sprites(indices: [space.index(of: classes)]).images[0]
    }
    for shape in 0..<3 {
      let areas = (0..<6).map { image([shape, $0, 3, 9, 9]).astype(.int64).sum().item() }
      #expect(zip(areas, areas.dropFirst()).allSatisfy(<))
      // One place to the right, then one down, is one pixel; a full turn is none.
      let here = image([shape, 4, 7, 12, 20])
      #expect(image([shape, 4, 7, 13, 20]) == np.roll(here, 1, axis: 1))
      #expect(image([shape, 4, 7, 12, 21]) == np.roll(here, 1, axis: 0))
      #expect(image([shape, 5, 0, 12, 20]) == image([shape, 5, 39, 12, 20]))
      #expect(image([shape, 5, 0, 12, 20]) != image([shape, 5, 4, 12, 20]))
    }
  }

  @Test func oneSpriteIsThatOfItsFactors() {
    let number = space.index(of: [2, 2, 10, 31, 4])
    let v = space.values(of: number)
    let sprite = datasets.sprite(shape: "heart", scale: v[1], orientation: v[2], x: v[3], y: v[4])
    #expect(sprite == datasets.sprites(indices: [number]).images[0])
  }
}

/// The published layout, on a small file of scripts/golden/datasets_files.py.
@Suite struct DSpritesFileTests {
  private let path = Bundle.module.bundleURL.appendingPathComponent("Golden/dsprites.npz").path

  @Test func allImagesAndFactors() throws {
    let (images, factors) = try datasets.dSprites(file: path)
    #expect(images.shape == [96, 64, 64] && images.dtype == .uint8)
    #expect(factors.names == ["shape", "scale", "orientation", "x", "y"])
    for index in [0, 41, 95] {
      let expected = (0..<64).flatMap { row in
        (0..<64).map { UInt8((index + row + 2 * $0) % 7 == 0 ? 1 : 0) }
      }
      #expect(images[index] == Tensor(shape: [64, 64], expected))
    }
    #expect(factors.classes[95].ints == [2, 1, 3, 1, 1])
    #expect(factors.classes[33].ints == [1, 0, 0, 0, 1])
    #expect(factors["orientation"][95].item() == Double(Float(2 * Double.pi)))
    #expect(factors["scale"][0].item() == 0.5)
  }

  @Test func aChoiceIsRowsOfTheWhole() throws {
    let all = try datasets.dSprites(file: path)
    let some = try datasets.dSprites(file: path, count: 20, seed: 5)
    #expect(some.images.shape == [20, 64, 64])
    var rows: [Int] = []
    for row in 0..<20 {
      let classes = some.factors.classes[row].ints
      let found = try #require((0..<96).first { all.factors.classes[$0].ints == classes })
      #expect(some.images[row] == all.images[found])
      #expect(some.factors.values[row] == all.factors.values[found])
      rows.append(found)
    }
    #expect(rows == rows.sorted() && Set(rows).count == 20)
    #expect(try datasets.dSprites(file: path, count: 20, seed: 5).images == some.images)
    #expect(throws: DatasetError.self) { try datasets.dSprites(file: path, count: 97) }
  }

  @Test func otherFilesAreErrors() throws {
    let folder = NSTemporaryDirectory() + "lectern-dsprites-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try np.savez(folder + "/other.npz", ["imgs": Tensor(zeros: [2, 64, 64])])
    #expect(throws: DatasetError.self) { try datasets.dSprites(file: folder + "/other.npz") }
    try np.savez(
      folder + "/latents.npz",
      [
        "imgs": Tensor(zeros: [2, 64, 64]), "latents_classes": Tensor(zeros: [2, 4]),
        "latents_values": Tensor(zeros: [2, 4]),
      ])
    #expect(throws: DatasetError.self) { try datasets.dSprites(file: folder + "/latents.npz") }
    #expect(throws: FileError.self) { try datasets.dSprites(file: folder + "/none.npz") }
    let whole = try WholeFile.read(path)
    for length in stride(from: 0, to: whole.count, by: 97) {
      try AtomicFile.write(Array(whole.prefix(length)), to: folder + "/cut.npz")
      #expect(throws: FileError.self) { try datasets.dSprites(file: folder + "/cut.npz") }
    }
  }
}
