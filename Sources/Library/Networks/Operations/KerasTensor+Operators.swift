import OrderedJSON
import Tensors
import UserErrors

// Arithmetic of symbolic values, each operator an operation of Keras: `mean + 0.5 * x`, `1 - x`, `x
// ** 2`, `x > 0`.
extension KerasTensor {
  /// The outputs of an operation on symbolic values.
  static func operation(
    _ name: String, arguments: [OperationArgument], inputs: [KerasTensor], settings: JSON = [:]
  ) -> [KerasTensor] {
    orRaiseAny {
      guard let kind = OperationKind.all[name] else { throw ValueError("there is no operation \(name)") }
      let operation = Operation(
        name, kind, settings: settings, arguments: OperationArguments(arguments), name: nil)
      return operation.symbolicCall(inputs)
    }
  }

  /// The operation on this value alone.
  func applying(_ name: String, settings: JSON = [:]) -> KerasTensor {
    Self.operation(name, arguments: [.input(0)], inputs: [self], settings: settings)[0]
  }

  /// The operation on several operands, at least one of which is symbolic.
  static func joining(_ name: String, _ operands: any SymbolicOperand...) -> KerasTensor {
    var inputs: [KerasTensor] = []
    let arguments = operands.map { $0.operationArgument(&inputs).argument }
    return operation(name, arguments: arguments, inputs: inputs)[0]
  }

  /// The operation on a list of values.
  static func joining(list: [KerasTensor], _ name: String, axis: Int) -> KerasTensor {
    let arguments = OperationArgument.list(list.indices.map { .input($0) })
    return operation(name, arguments: [arguments], inputs: list, settings: ["axis": JSON(axis)])[0]
  }

  /// The sum.
  public static func + (a: KerasTensor, b: KerasTensor) -> KerasTensor { joining("Add", a, b) }
  /// The sum.
  public static func + (a: KerasTensor, b: some TensorScalar) -> KerasTensor { joining("Add", a, b.asScalar) }
  /// The sum.
  public static func + (a: some TensorScalar, b: KerasTensor) -> KerasTensor { joining("Add", a.asScalar, b) }
  /// The difference.
  public static func - (a: KerasTensor, b: KerasTensor) -> KerasTensor { joining("Subtract", a, b) }
  /// The difference.
  public static func - (a: KerasTensor, b: some TensorScalar) -> KerasTensor {
    joining("Subtract", a, b.asScalar)
  }
  /// The difference.
  public static func - (a: some TensorScalar, b: KerasTensor) -> KerasTensor {
    joining("Subtract", a.asScalar, b)
  }
  /// The product.
  public static func * (a: KerasTensor, b: KerasTensor) -> KerasTensor { joining("Multiply", a, b) }
  /// The product.
  public static func * (a: KerasTensor, b: some TensorScalar) -> KerasTensor {
    joining("Multiply", a, b.asScalar)
  }
  /// The product.
  public static func * (a: some TensorScalar, b: KerasTensor) -> KerasTensor {
    joining("Multiply", a.asScalar, b)
  }
  /// The quotient.
  public static func / (a: KerasTensor, b: KerasTensor) -> KerasTensor { joining("TrueDivide", a, b) }
  /// The quotient.
  public static func / (a: KerasTensor, b: some TensorScalar) -> KerasTensor {
    joining("TrueDivide", a, b.asScalar)
  }
  /// The quotient.
  public static func / (a: some TensorScalar, b: KerasTensor) -> KerasTensor {
    joining("TrueDivide", a.asScalar, b)
  }
  /// The remainder.
  public static func % (a: KerasTensor, b: some TensorScalar) -> KerasTensor { joining("Mod", a, b.asScalar) }
  /// The power.
  public static func ** (a: KerasTensor, b: some TensorScalar) -> KerasTensor {
    joining("Power", a, b.asScalar)
  }
  /// The power.
  public static func ** (a: KerasTensor, b: KerasTensor) -> KerasTensor { joining("Power", a, b) }
  /// The value with the other sign.
  public static prefix func - (a: KerasTensor) -> KerasTensor { a.applying("Negative") }

  /// Where a is larger.
  public static func > (a: KerasTensor, b: KerasTensor) -> KerasTensor { joining("Greater", a, b) }
  /// Where a is larger.
  public static func > (a: KerasTensor, b: some TensorScalar) -> KerasTensor {
    joining("Greater", a, b.asScalar)
  }
  /// Where a is at least as large.
  public static func >= (a: KerasTensor, b: KerasTensor) -> KerasTensor { joining("GreaterEqual", a, b) }
  /// Where a is at least as large.
  public static func >= (a: KerasTensor, b: some TensorScalar) -> KerasTensor {
    joining("GreaterEqual", a, b.asScalar)
  }
  /// Where a is smaller.
  public static func < (a: KerasTensor, b: KerasTensor) -> KerasTensor { joining("Less", a, b) }
  /// Where a is smaller.
  public static func < (a: KerasTensor, b: some TensorScalar) -> KerasTensor {
    joining("Less", a, b.asScalar)
  }
  /// Where a is at most as large.
  public static func <= (a: KerasTensor, b: KerasTensor) -> KerasTensor { joining("LessEqual", a, b) }
  /// Where a is at most as large.
  public static func <= (a: KerasTensor, b: some TensorScalar) -> KerasTensor {
    joining("LessEqual", a, b.asScalar)
  }
}
