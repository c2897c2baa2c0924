import OrderedJSON
import Tensors
import UserErrors

/// An argument of an operation: one of the symbolic values that it is called on, a setting, or a
/// list of arguments.
indirect enum OperationArgument {
  /// The value with this number among the operation's inputs.
  case input(Int)
  /// A number, a list of them, an array, or the description of a slice.
  case value(JSON)
  /// Several arguments in one.
  case list([OperationArgument])

  /// The argument that a saved model describes; symbolic values are counted on by `inputs`.
  init(_ json: JSON, inputs: inout Int) {
    if json["class_name"]?.stringValue == "__keras_tensor__" {
      self = .input(inputs)
      inputs += 1
    } else if let list = json.arrayValue {
      self = .list(list.map { OperationArgument($0, inputs: &inputs) })
    } else {
      self = .value(json)
    }
  }

  /// As a saved model describes it; `tensor` describes an input.
  func json(_ tensor: (Int) throws -> JSON) rethrows -> JSON {
    switch self {
    case .input(let number): try tensor(number)
    case .value(let json): json
    case .list(let list): .array(try list.map { try $0.json(tensor) })
    }
  }
}

/// All arguments of an operation, as its call in a saved model has them: `{"args": [...], "kwargs":
/// {...}}`.
struct OperationArguments {
  /// The arguments by place.
  var positional: [OperationArgument]
  /// The arguments by name.
  var named: [(name: String, argument: OperationArgument)] = []

  /// Arguments by place alone.
  init(_ positional: [OperationArgument]) { self.positional = positional }

  /// The arguments of a call in a saved model. Symbolic values are numbered in the order in which
  /// ``GraphBuilder`` finds them.
  init(call: JSON) {
    var inputs = 0
    positional = (call["args"] ?? call).arrayValue?.map { OperationArgument($0, inputs: &inputs) } ?? []
    named = (call["kwargs"]?.objectValue ?? [:]).map {
      (name: $0.0, argument: OperationArgument($0.1, inputs: &inputs))
    }
  }

  /// As a saved model describes the call; `tensor` describes an input.
  func json(_ tensor: (Int) throws -> JSON) rethrows -> JSON {
    var kwargs: JSON = [:]
    for (name, argument) in named { kwargs[name] = try argument.json(tensor) }
    return ["args": .array(try positional.map { try $0.json(tensor) }), "kwargs": kwargs]
  }
}

/// What may stand in an operation beside a symbolic value: another one, a number, or a tensor.
public protocol SymbolicOperand {
  /// The operand as an argument; a symbolic value is added to `inputs`.
  func operationArgument(_ inputs: inout [KerasTensor]) -> SymbolicArgument
}

/// An operand of an operation on symbolic values; see ``SymbolicOperand``.
public struct SymbolicArgument {
  let argument: OperationArgument
}

extension KerasTensor: SymbolicOperand {
  /// The value as an input.
  public func operationArgument(_ inputs: inout [KerasTensor]) -> SymbolicArgument {
    inputs.append(self)
    return SymbolicArgument(argument: .input(inputs.count - 1))
  }
}

/// What stands in an operation as a constant: a number or a tensor.
public protocol SymbolicConstant: SymbolicOperand {
  /// As a saved model describes it.
  var constantDescription: JSON { get }
}

extension SymbolicConstant {
  /// The constant as an argument.
  public func operationArgument(_ inputs: inout [KerasTensor]) -> SymbolicArgument {
    SymbolicArgument(argument: .value(constantDescription))
  }
}

extension Double: SymbolicConstant {
  /// The number.
  public var constantDescription: JSON { JSON(self) }
}

extension Float: SymbolicConstant {
  /// The number.
  public var constantDescription: JSON { JSON(Double(self)) }
}

extension Int: SymbolicConstant {
  /// The number.
  public var constantDescription: JSON { JSON(self) }
}

extension Tensor: SymbolicConstant {
  /// The numbers as nested lists, as Keras describes an array of NumPy.
  public var constantDescription: JSON {
    ["class_name": "__numpy__", "config": ["value": nested, "dtype": JSON(dtype.rawValue)]]
  }

  private var nested: JSON {
    guard rank > 0 else { return dtype.isFloating ? JSON(item()) : JSON(Int(item())) }
    return .array((0..<shape[0]).map { detached[$0].nested })
  }

  /// The constant that a saved model describes; nil where it is none.
  init?(constant json: JSON) throws {
    if let number = json.doubleValue {
      self = Tensor(Float(number))
    } else if let truth = json.boolValue {
      self = Tensor(truth ? 1 : 0).astype(.bool)
    } else if ["__numpy__", "__tensor__"].contains(json["class_name"]?.stringValue ?? "") {
      let value = json["config"]?["value"] ?? []
      let dtype = json["config"]?["dtype"]?.stringValue.flatMap(DType.init(rawValue:)) ?? .float32
      self = try Tensor(nested: value).astype(dtype)
    } else {
      return nil
    }
  }

  /// Numbers in nested lists of one length each.
  private init(nested json: JSON) throws {
    var sizes: [Int] = []
    var level = json
    while let list = level.arrayValue {
      sizes.append(list.count)
      guard let first = list.first else { break }
      level = first
    }
    var numbers: [Float] = []
    func collect(_ json: JSON, _ depth: Int) throws {
      if let list = json.arrayValue, depth < sizes.count, list.count == sizes[depth] {
        for element in list { try collect(element, depth + 1) }
      } else if let number = json.doubleValue ?? json.boolValue.map({ $0 ? 1 : 0 }), depth == sizes.count {
        numbers.append(Float(number))
      } else {
        throw ModelFileError("config.json has an array whose lists are not of one length")
      }
    }
    try collect(json, 0)
    self = Tensor(shape: Shape(sizes), numbers)
  }
}
