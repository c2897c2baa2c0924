import Foundation
import Tensors
import UserErrors

extension keras.utils {
  /// The images of a folder whose subfolders are classes, batch by batch:
  ///
  ///     let images = try keras.utils.imageDatasetFromDirectory("flowers", imageSize: [64, 64], batchSize: 32)
  ///     print(images.classNames)
  ///     try autoencoder.fit(images.map { $0 / 255 }.reconstructing(), epochs: 10)
  ///
  /// PNG and JPEG files are read. Their bytes are kept as they are, and decoded when their batch is
  /// needed. Numbers are from 0 to 255, float32; images come as (batch, height, width, channels).
  ///
  /// - Parameters:
  ///   - directory: the folder; where `labels` is nil, images may lie in it and in its subfolders.
  ///   - labels: `"inferred"` for the subfolders' names in alphabetical order, nil for none.
  ///   - labelMode: `"int"` for class numbers, `"categorical"` for rows with a one, `"binary"` for
  ///     0 and 1, nil for none.
  ///   - classNames: the subfolders in an order of one's own.
  ///   - colorMode: `"rgb"`, `"grayscale"` or `"rgba"` (PNG only).
  ///   - batchSize: how many images come together in `fit` and in a loop.
  ///   - imageSize: height and width, to which all images are brought: `(64, 64)`, `[64, 64]` or
  ///     `64`; 256 unless given.
  ///   - shuffle: whether the images come in random order, a new one for each epoch; else in that
  ///     of their names.
  ///   - seed: a seed for the order, which the two subsets must share.
  ///   - validationSplit: the part of the images that belongs to the subset `"validation"`.
  ///   - subset: `"training"` or `"validation"`, with `validationSplit`.
  ///   - interpolation: `"bilinear"` or `"nearest"`.
  ///   - cropToAspectRatio: whether images of another aspect ratio are cut in the middle; else they
  ///     are distorted.
  /// - Throws: where there is no such folder, or no images in it, or arguments do not fit together.
  public static func imageDatasetFromDirectory<each Size: SizePart>(
    _ directory: String, labels: String? = "inferred", labelMode: String? = "int",
    classNames: [String]? = nil,
    colorMode: String = "rgb", batchSize: Int = 32, imageSize: (repeat each Size) = (),
    shuffle: Bool = true,
    seed: Int? = nil, validationSplit: Double? = nil, subset: String? = nil,
    interpolation: String = "bilinear",
    cropToAspectRatio: Bool = false
  ) throws -> Dataset {
    let channels = ["rgb": 3, "grayscale": 1, "rgba": 4]
    guard let channelCount = channels[colorMode] else {
      throw ValueError(unknownName(colorMode, of: "colorMode", known: channels.keys))
    }
    let size = Sizes.pair(
      Sizes.numbers(repeat each imageSize), of: "imageSize", standard: (256, 256))
    guard size.0 > 0, size.1 > 0, batchSize > 0 else {
      throw ValueError("imageSize is height and width, (64, 64), and batchSize is positive")
    }
    guard ["bilinear", "nearest"].contains(interpolation) else {
      throw ValueError(
        unknownName(interpolation, of: "interpolation", known: ["bilinear", "nearest"]))
    }
    let mode = labels == nil ? nil : labelMode
    guard mode == nil || ["int", "categorical", "binary"].contains(mode) else {
      throw ValueError(
        unknownName(mode ?? "", of: "labelMode", known: ["int", "categorical", "binary"]))
    }
    var images = try ImageListing(directory, classNames: classNames, hasClasses: labels != nil)
    guard mode != "binary" || images.classNames.count == 2 else {
      throw ValueError(
        "labelMode \"binary\" needs two classes, but '\(directory)' has \(images.classNames.count)")
    }
    if shuffle || seed != nil { images.shuffle(seed: seed) }
    try images.take(subset, of: validationSplit, shuffled: shuffle, seed: seed)
    let settings = ImageFolder.Settings(
      channels: channelCount, size: size, interpolation: interpolation,
      labelMode: mode,
      classCount: images.classNames.count, cropsToAspectRatio: cropToAspectRatio)
    let folder = try ImageFolder(
      paths: images.paths, labels: mode == nil ? nil : images.labels, settings: settings)
    return Dataset(folder, classNames: images.classNames, batchSize: batchSize, isShuffled: shuffle)
  }
}

/// The images of a folder with their classes.
private struct ImageListing {
  private(set) var paths: [String] = []
  private(set) var labels: [Int] = []
  private(set) var classNames: [String] = []
  private let directory: String

  init(_ directory: String, classNames given: [String]?, hasClasses: Bool) throws {
    self.directory = directory
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: directory, isDirectory: &isFolder),
      isFolder.boolValue
    else {
      throw ValueError("imageDatasetFromDirectory: there is no folder '\(directory)'")
    }
    if hasClasses {
      let found = try Self.names(in: directory).filter { name in
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(
          atPath: "\(directory)/\(name)", isDirectory: &isFolder)
          && isFolder.boolValue
      }
      classNames = given ?? found
      guard Set(classNames) == Set(found) else {
        throw ValueError(
          "classNames are \(classNames), but the folders in '\(directory)' are \(found)")
      }
      for (label, name) in classNames.enumerated() { try add("\(directory)/\(name)", label) }
    } else {
      try add(directory, 0)
    }
    guard !paths.isEmpty else {
      throw ValueError(
        "there are no images (.png, .jpg, .jpeg) in "
          + (hasClasses
            ? "the subfolders of '\(directory)'; use labels: nil for a folder without classes"
            : "'\(directory)'"))
    }
  }

  private static func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).filter { !$0.hasPrefix(".") }
      .sorted()
  }

  /// Adds the images of a folder and of those inside it, in the order of their names.
  private mutating func add(_ folder: String, _ label: Int) throws {
    for name in try Self.names(in: folder) {
      let path = "\(folder)/\(name)"
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      if isFolder.boolValue {
        try add(path, label)
      } else if [".png", ".jpg", ".jpeg"].contains(where: name.lowercased().hasSuffix) {
        paths.append(path)
        labels.append(label)
      }
    }
  }

  mutating func shuffle(seed: Int?) {
    let order = Randomness.generator(seed).permutation(paths.count)
    (paths, labels) = (order.map { paths[$0] }, order.map { labels[$0] })
  }

  mutating func take(_ subset: String?, of split: Double?, shuffled: Bool, seed: Int?) throws {
    guard split != nil || subset != nil else { return }
    guard let split, let subset, split > 0, split < 1, ["training", "validation"].contains(subset)
    else {
      throw ValueError(
        "validationSplit, between 0 and 1, goes with subset: \"training\" or subset: \"validation\""
      )
    }
    guard !shuffled || seed != nil else {
      throw ValueError(
        "with validationSplit give a seed (or shuffle: false), so that the two subsets share no images"
      )
    }
    let held = Int(split * Double(paths.count))
    let range = subset == "training" ? 0..<(paths.count - held) : (paths.count - held)..<paths.count
    (paths, labels) = (Array(paths[range]), Array(labels[range]))
    guard !paths.isEmpty else {
      throw ValueError("the subset \(subset) of '\(directory)' has no images")
    }
  }
}
