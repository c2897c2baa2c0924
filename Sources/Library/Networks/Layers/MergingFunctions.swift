// The layers that join values, as functions: `layers.concatenate([a, b])` is `layers.Concatenate()([a, b])`.
extension layers {
  /// The sum, as ``Networks/Add``.
  public static func add(_ inputs: [KerasTensor], name: String? = nil) -> KerasTensor {
    Add(name: name)(inputs)
  }
  /// The first less the second, as ``Networks/Subtract``.
  public static func subtract(_ inputs: [KerasTensor], name: String? = nil) -> KerasTensor {
    Subtract(name: name)(inputs)
  }
  /// The product, as ``Networks/Multiply``.
  public static func multiply(_ inputs: [KerasTensor], name: String? = nil) -> KerasTensor {
    Multiply(name: name)(inputs)
  }
  /// The mean, as ``Networks/Average``.
  public static func average(_ inputs: [KerasTensor], name: String? = nil) -> KerasTensor {
    Average(name: name)(inputs)
  }
  /// The largest, as ``Networks/Maximum``.
  public static func maximum(_ inputs: [KerasTensor], name: String? = nil) -> KerasTensor {
    Maximum(name: name)(inputs)
  }
  /// The smallest, as ``Networks/Minimum``.
  public static func minimum(_ inputs: [KerasTensor], name: String? = nil) -> KerasTensor {
    Minimum(name: name)(inputs)
  }
  /// One after the other along an axis, as ``Networks/Concatenate``.
  public static func concatenate(_ inputs: [KerasTensor], axis: Int = -1, name: String? = nil) -> KerasTensor
  {
    Concatenate(axis: axis, name: name)(inputs)
  }
}
