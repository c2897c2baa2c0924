import OrderedJSON
import Tensors

/// A callback whose memory ``BackupAndRestore`` keeps, so that a run that goes on after it was killed ends as an unbroken one.
public protocol ResumableCallback: Callback {
  /// What the callback must know to go on.
  var memory: CallbackMemory { get }

  /// Takes back what ``memory`` gave, after `onTrainBegin`.
  func restore(_ memory: CallbackMemory) throws
}

/// What a callback knows: values by name, and tensors.
public struct CallbackMemory {
  /// The values. Numbers that must come back to the bit are put in by `set(_:_:)`.
  public var values: JSON = [:]
  /// The tensors.
  public var tensors: [Tensor] = []

  /// Nothing known.
  public init() {}

  /// Keeps a number to the bit, infinities and NaN too.
  public mutating func set(_ key: String, _ number: Double) { values[key] = JSON("\(number)") }

  /// The number that was kept under a name.
  public func number(_ key: String) -> Double? { values[key]?.stringValue.flatMap { Double($0) } }

  /// Keeps whole numbers.
  public mutating func set(_ key: String, _ number: Int) { values[key] = JSON(number) }

  /// The whole number that was kept under a name; 0 where there is none.
  public func integer(_ key: String) -> Int { values[key]?.intValue ?? 0 }
}
