import OrderedJSON
import Tensors
import UserErrors

/// An operation between layers: `ops.exp(x)`, `0.5 * x` or `x[.all, ..<2]` of a symbolic value. It
/// has no weights, and is not among a model's `layers`, as in Keras; the table of
/// ``Model/summary(lineLength:expandNested:showTrainable:)`` shows it.
///
/// See Keras, `keras/src/ops/operation.py`.
public final class Operation: Layer {
  private let operation: String
  private let kind: OperationKind
  private let settings: JSON
  let arguments: OperationArguments

  /// An operation of Keras's class `operation` with these settings and arguments.
  init(
    _ operation: String, _ kind: OperationKind, settings: JSON, arguments: OperationArguments, name: String?
  ) {
    (self.operation, self.kind) = (operation, kind)
    (self.settings, self.arguments) = (settings, arguments)
    super.init(name: name)
  }

  /// The operation that a saved model describes.
  convenience init(description json: JSON) throws {
    let operation = json["class_name"]?.stringValue ?? ""
    let name = json["name"]?.stringValue ?? json["config"]?["name"]?.stringValue
    guard let kind = OperationKind.all[operation] else {
      throw ModelFileError(
        "the model has the operation '\(name ?? "?")' of the class \(operation), which Lectern does not have. Known: "
          + OperationKind.all.keys.sorted().joined(separator: ", "))
    }
    let calls = json["inbound_nodes"]?.arrayValue ?? []
    guard calls.count == 1 else {
      throw ModelFileError("the operation '\(name ?? "?")' is called \(calls.count) times, not once")
    }
    var settings = JSON.Object()
    for (key, value) in json["config"]?.objectValue ?? [:] where key != "name" { settings[key] = value }
    self.init(
      operation, kind, settings: .object(settings), arguments: OperationArguments(call: calls[0]), name: name)
  }

  /// The module of the class in Keras.
  var module: String { kind.module }

  public override var className: String { operation }

  public override var config: JSON {
    // Keras 3.9 makes an operation of its settings alone, without a name, or of the name alone;
    // this one of nothing.
    if settings.objectValue?.isEmpty == false || operation == "StopGradient" { return settings }
    return ["name": JSON(name)]
  }

  override var castsInputs: Bool { false }
  override var outputDType: DType { kind.dtype(settings) }

  public override func checkInputs(_ shapes: [SymbolicShape]) throws {
    do { _ = try outputShapes(shapes) } catch let error as OperationError {
      throw ShapeError("the operation '\(name)' (\(operation)) of \(list(shapes)): \(error.message)")
    }
  }

  public override func computeOutputShape(_ inputShapes: [SymbolicShape]) -> [SymbolicShape] {
    orRaiseAny { try outputShapes(inputShapes) }
  }

  private func outputShapes(_ shapes: [SymbolicShape]) throws -> [SymbolicShape] {
    try kind.shape(OperationCall(settings, arguments, shapes) { SymbolicShape($0.shape) })
  }

  public override func call(_ inputs: [Tensor]) -> [Tensor] {
    orRaiseAny { try kind.compute(OperationCall(settings, arguments, inputs) { $0 }) }
  }

  private func list(_ shapes: [SymbolicShape]) -> String {
    shapes.map(\.description).joined(separator: " and ")
  }
}

/// What an operation cannot do with its arguments.
struct OperationError: UserError {
  let message: String
  init(_ message: String) { self.message = message }
}

/// An operation's arguments, its inputs being tensors or their shapes.
struct OperationCall<Value> {
  private let settings: JSON
  private let arguments: OperationArguments
  private let inputs: [Value]
  private let constant: (Tensor) -> Value

  init(
    _ settings: JSON, _ arguments: OperationArguments, _ inputs: [Value],
    constant: @escaping (Tensor) -> Value
  ) {
    (self.settings, self.arguments, self.inputs, self.constant) = (settings, arguments, inputs, constant)
  }

  /// The argument at a place or of a name.
  func argument(_ place: Int, _ name: String) -> OperationArgument? {
    arguments.positional.indices.contains(place)
      ? arguments.positional[place] : arguments.named.first { $0.name == name }?.argument
  }

  /// An operand: an input or a constant.
  func operand(_ place: Int, _ name: String) throws -> Value {
    guard let argument = argument(place, name) else {
      throw OperationError("the argument \(name) is missing")
    }
    return try value(argument, name)
  }

  /// Operands given as a list.
  func operands(_ place: Int, _ name: String) throws -> [Value] {
    guard case .list(let list)? = argument(place, name), !list.isEmpty else {
      throw OperationError("\(name) is no list of values")
    }
    return try list.map { try value($0, name) }
  }

  private func value(_ argument: OperationArgument, _ name: String) throws -> Value {
    switch argument {
    case .input(let number) where inputs.indices.contains(number): return inputs[number]
    case .value(let json):
      if let tensor = try Tensor(constant: json) { return constant(tensor) }
    default: break
    }
    throw OperationError("\(name) is no value that can be computed with")
  }

  /// A number that stands as an argument; nil where it is none.
  func number(_ place: Int, _ name: String) -> Double? {
    guard case .value(let json)? = argument(place, name) else { return nil }
    return json.doubleValue
  }

  /// A setting, or an argument that is one; nil where it is missing or None.
  func setting(_ name: String) -> JSON? {
    if let value = settings[name] { return value.isNull ? nil : value }
    guard case .value(let json)? = arguments.named.first(where: { $0.name == name })?.argument, !json.isNull
    else { return nil }
    return json
  }

  /// A whole number.
  func int(_ name: String) throws -> Int {
    guard let number = setting(name)?.intValue else { throw OperationError("\(name) is no whole number") }
    return number
  }

  /// Whole numbers, given as a list or as one; nil for None.
  func ints(_ name: String) -> [Int]? {
    guard let json = setting(name) else { return nil }
    return json.arrayValue?.compactMap(\.intValue) ?? json.intValue.map { [$0] }
  }

  /// A number.
  func double(_ name: String, _ standard: Double) -> Double { setting(name)?.doubleValue ?? standard }

  /// True or false.
  func bool(_ name: String) -> Bool { setting(name)?.boolValue ?? false }
}
