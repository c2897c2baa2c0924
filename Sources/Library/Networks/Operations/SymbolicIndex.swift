import OrderedJSON
import Tensors
import UserErrors

// `x[.all, ..<2]` of a symbolic value: Keras's operation GetItem, whose key is written as slices.
extension TensorIndex {
  /// As Keras describes an index.
  func described() throws -> JSON {
    func slice(_ start: Int?, _ stop: Int?, _ step: Int?) -> JSON {
      let config: JSON = ["start": .optional(start), "stop": .optional(stop), "step": .optional(step)]
      return ["class_name": "__slice__", "config": config]
    }
    switch self {
    case .at(let position): return JSON(position)
    case .slice(let start, let end, let step): return slice(start, end, step == 1 ? nil : step)
    case .whole: return slice(nil, nil, nil)
    case .inserted: return .null
    case .remaining: return ["class_name": "__ellipsis__", "config": [:]]
    case .chosen:
      throw ValueError(
        "a symbolic value is indexed by numbers, ranges, .all, .newAxis and .ellipsis; use ops.take(x, positions, axis:) for "
          + "positions, or a Layer of your own")
    }
  }

  /// The index that a saved model describes.
  init(described json: JSON) throws {
    if json.isNull {
      self = .inserted
    } else if let position = json.intValue {
      self = .at(position)
    } else if json["class_name"]?.stringValue == "__ellipsis__" {
      self = .remaining
    } else if json["class_name"]?.stringValue == "__slice__" || json["class_name"]?.stringValue == "slice" {
      let config = json["config"] ?? [:]
      let step = config["step"]?.intValue ?? 1
      guard step != 0 else { throw OperationError("the step of a slice is 0") }
      self = .slice(start: config["start"]?.intValue, end: config["stop"]?.intValue, step: step)
    } else {
      throw OperationError("an index is neither a number nor a slice: \(json.text().prefix(80))")
    }
  }
}

extension OperationCall {
  /// The indices of GetItem.
  func indices() throws -> [TensorIndex] {
    switch argument(1, "key") {
    case .value(let json): return [try TensorIndex(described: json)]
    case .list(let list):
      return try list.map { part in
        guard case .value(let json) = part else { throw OperationError("an index is no number or slice") }
        return try TensorIndex(described: json)
      }
    default: throw OperationError("the index is missing")
    }
  }
}

extension SymbolicShape {
  /// The shape of a part.
  func indexed(_ indices: [TensorIndex]) throws -> SymbolicShape {
    let taken = indices.filter { if case .inserted = $0 { false } else { true } }
    let ellipses = taken.filter { if case .remaining = $0 { true } else { false } }.count
    let free = rank - (taken.count - ellipses)
    guard free >= 0, ellipses <= 1 else { throw OperationError("there are more indices than axes") }
    var rest = dimensions[...]
    var result: [Int?] = []
    for index in indices {
      switch index {
      case .inserted: result.append(1)
      case .remaining:
        result += rest.prefix(free)
        rest = rest.dropFirst(free)
      case .at(let position):
        if let size = rest.removeFirst(), !(-size..<size).contains(position) {
          throw OperationError("the index \(position) is outside of an axis of \(size)")
        }
      case .whole: result.append(rest.removeFirst())
      case .slice(let start, let end, let step):
        result.append(rest.removeFirst().map { Self.length(of: $0, start, end, step) })
      case .chosen: throw OperationError("positions cannot be indices of symbolic values")
      }
    }
    return SymbolicShape(result + rest)
  }

  /// How many positions Python's `start:end:step` takes of `size`.
  private static func length(of size: Int, _ start: Int?, _ end: Int?, _ step: Int) -> Int {
    func place(_ position: Int?, _ standard: Int) -> Int {
      guard let position else { return standard }
      let counted = position < 0 ? position + size : position
      return step > 0 ? Swift.min(Swift.max(counted, 0), size) : Swift.min(Swift.max(counted, -1), size - 1)
    }
    let first = place(start, step > 0 ? 0 : size - 1)
    let last = place(end, step > 0 ? size : -1)
    let distance = step > 0 ? last - first : first - last
    return distance <= 0 ? 0 : (distance + abs(step) - 1) / abs(step)
  }
}

extension KerasTensor {
  /// A part of the value, as in NumPy, the batch being the first axis: `x[0]`; or an output of a
  /// model that has several: `encoder(x)[2]`.
  public subscript(_ a: some TensorIndexing) -> KerasTensor {
    guard case .at(let number) = a.tensorIndex, !parts.isEmpty else { return part([a.tensorIndex]) }
    return PythonList(parts)[number]
  }

  /// A part of the value: `x[.all, ..<2]`.
  public subscript(_ a: some TensorIndexing, _ b: some TensorIndexing) -> KerasTensor {
    part([a.tensorIndex, b.tensorIndex])
  }

  /// A part of the value: `x[.all, 1..<-1, 1..<-1]`.
  public subscript(
    _ a: some TensorIndexing, _ b: some TensorIndexing, _ c: some TensorIndexing
  ) -> KerasTensor {
    part([a.tensorIndex, b.tensorIndex, c.tensorIndex])
  }

  /// A part of the value: `images[.all, .all, .all, 0]`.
  public subscript(
    _ a: some TensorIndexing, _ b: some TensorIndexing, _ c: some TensorIndexing, _ d: some TensorIndexing
  ) -> KerasTensor {
    part([a.tensorIndex, b.tensorIndex, c.tensorIndex, d.tensorIndex])
  }

  /// A part of the value with Python's `...` in front: `x[..., 0]`, `x[..., np.newaxis]`.
  public subscript(_ rest: UnboundedRange, _ a: some TensorIndexing) -> KerasTensor {
    part([.remaining, a.tensorIndex])
  }

  private func part(_ indices: [TensorIndex]) -> KerasTensor {
    let key = orRaiseAny { try indices.map { OperationArgument.value(try $0.described()) } }
    return KerasTensor.operation("GetItem", arguments: [.input(0), .list(key)], inputs: [self])[0]
  }
}
