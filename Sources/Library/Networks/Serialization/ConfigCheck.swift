import OrderedJSON
import Tensors

/// Checks the settings in a model's description before layers are made of them. A layer's
/// initialiser ends the cell where a setting is wrong, as it should when someone types it; a file
/// must be an error that can be caught.
enum ConfigCheck {
  /// No size in a description may be larger, so that products of a few of them are still whole
  /// numbers.
  private static let largestSize = 1 << 24
  /// No value that flows through the model may have more numbers in each sample.
  private static let mostNumbers = 1 << 36

  private static let positive: Set = [
    "units", "filters", "kernel_size", "strides", "pool_size", "size", "n",
    "dilation_rate",
  ]
  private static let notNegative: Set = ["padding", "cropping"]

  /// Throws where a setting of the layer is none that such a layer can have.
  static func check(_ config: JSON, of className: String) throws {
    let name = config["name"]?.stringValue ?? "?"
    func refuse(_ key: String, _ value: JSON) -> ModelFileError {
      ModelFileError("the layer '\(name)' (\(className)) cannot have \(key) = \(value.text().prefix(80))")
    }
    for (key, value) in config.objectValue ?? [:] where key != "seed" {
      let numbers = numbers(in: value)
      guard numbers.allSatisfy({ abs($0) <= Double(largestSize) || !isSize(key) }),
        !positive.contains(key) || numbers.allSatisfy({ $0 >= 1 }),
        !notNegative.contains(key) || numbers.allSatisfy({ $0 >= 0 })
      else { throw refuse(key, value) }
    }
    if let padding = config["padding"]?.stringValue, Padding(rawValue: padding) == nil {
      throw refuse("padding", JSON(padding))
    }
    if className.hasSuffix("Dropout") || className == "SpatialDropout2D",
      let rate = config["rate"]?.doubleValue, !(0..<1).contains(rate)
    {
      throw refuse("rate", JSON(rate))
    }
    for key in ["batch_shape", "batch_input_shape", "build_input_shape", "target_shape"] {
      guard let shape = config[key], numbers(in: shape).contains(where: { $0 < -1 || $0 == 0 }) else {
        continue
      }
      throw refuse(key, shape)
    }
    for key in ["batch_shape", "target_shape"] {
      guard let shape = config[key]?.arrayValue else { continue }
      try checkSize(SymbolicShape(shape.map(\.intValue)), of: "the layer '\(name)'")
    }
  }

  /// Throws where the samples of a shape have more numbers than any model that fits on a machine.
  static func checkSize(_ shape: SymbolicShape, of layer: Layer) throws {
    try checkSize(shape, of: "the layer '\(layer.name)'")
  }

  /// The same, with words for what has the shape.
  static func checkSize(_ shape: SymbolicShape, of what: String) throws {
    var count = 1
    for size in shape.dimensions.compactMap({ $0 }) {
      let (product, overflow) = count.multipliedReportingOverflow(by: max(1, abs(size)))
      guard !overflow, product <= mostNumbers else {
        throw ModelFileError("\(what) has samples of the shape \(shape), more than can be held")
      }
      count = product
    }
  }

  /// Settings that are factors, rates and the like may be of any size.
  private static func isSize(_ key: String) -> Bool {
    positive.contains(key) || notNegative.contains(key) || key.hasSuffix("shape") || key == "axis"
      || key == "dims"
  }

  private static func numbers(in json: JSON) -> [Double] {
    if let number = json.doubleValue { return [number] }
    return json.arrayValue?.flatMap(numbers) ?? []
  }
}
