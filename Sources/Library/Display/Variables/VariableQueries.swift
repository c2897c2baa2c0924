// Questions of the cell engine about variables, as bytes there and back (all numbers 4 bytes, little-endian):
//
//   request  = kind (1 byte) ...
//     'v' variables   (cell index)*                             answer: description*
//     'p' parts       cell index depth part* lower upper        answer: name description ...
//     'b' bundle      cell index depth part*                    answer: a display request (WireFormat.swift), or nothing
//     'r' release     (cell index)*                             answer: nothing
//     'l' locals      stop frame depth part* lower upper        answer: as for 'p'
//     'k' a local     stop frame depth part*                    answer: as for 'b'
//   description = type value number-of-parts                    texts with their length (4 bytes) in front

/// Answers one question.
struct VariableQuery {
  private var rest: UnsafeBufferPointer<UInt8>.SubSequence

  init(_ request: UnsafeBufferPointer<UInt8>) { rest = request[...] }

  mutating func answer() -> [UInt8] {
    switch rest.popFirst() {
    case UInt8(ascii: "v"): return variables()
    case UInt8(ascii: "p"): return parts()
    case UInt8(ascii: "b"):
      return value().map { mimeBundle(of: $0) }.map { DisplayRequest.result($0).wireBytes } ?? []
    case UInt8(ascii: "r"):
      while !rest.isEmpty { VariableStore.release(key()) }
      return []
    case UInt8(ascii: "l"): return locals()
    case UInt8(ascii: "k"):
      return local().map { mimeBundle(of: $0) }.map { DisplayRequest.result($0).wireBytes } ?? []
    default: return []
    }
  }

  private mutating func number() -> Int {
    var number = 0
    for shift in stride(from: 0, to: 32, by: 8) { number |= Int(rest.popFirst() ?? 0) << shift }
    return number
  }

  private mutating func key() -> VariableStore.Key { VariableStore.Key(cell: number(), index: number()) }

  private mutating func variables() -> [UInt8] {
    var answer: [UInt8] = []
    while !rest.isEmpty {
      if let (type, value) = VariableStore.value(key()) {
        Self.describe(value, type, into: &answer)
      } else {
        Self.add("", "", 0, to: &answer)
      }
    }
    return answer
  }

  /// The value that is asked for.
  private mutating func value() -> Any? {
    guard let value = VariableStore.value(key())?.value else { return nil }
    return part(of: value, depth: number())
  }

  private mutating func part(of value: Any, depth: Int) -> Any? {
    var value = value
    for _ in 0..<depth {
      let part = number()
      guard let next = ValueParts(of: value).parts(part..<(part + 1)).first else { return nil }
      value = next.value
    }
    return value
  }

  private mutating func parts() -> [UInt8] {
    guard let value = value() else { return [] }
    let range = range()
    return Self.describe(ValueParts(of: value).parts(range))
  }

  private mutating func range() -> Range<Int> {
    let lower = number()
    return lower..<max(lower, number())
  }

  // MARK: Of a stopped function

  private mutating func frame() -> [ValuePart] {
    DebuggerState.locals(stop: number(), frame: number()).map { ValuePart(name: $0.name, value: $0.value) }
  }

  private mutating func local(depth: Int, of frame: [ValuePart]) -> Any? {
    let place = number()
    return frame.indices.contains(place) ? part(of: frame[place].value, depth: depth - 1) : nil
  }

  private mutating func local() -> Any? {
    let frame = frame()
    return local(depth: number(), of: frame)
  }

  private mutating func locals() -> [UInt8] {
    let frame = frame()
    let depth = number()
    if depth == 0 { return Self.describe(Array(frame[range().clamped(to: 0..<frame.count)])) }
    guard let value = local(depth: depth, of: frame) else { return [] }
    return Self.describe(ValueParts(of: value).parts(range()))
  }

  private static func describe(_ parts: [ValuePart]) -> [UInt8] {
    var answer: [UInt8] = []
    for part in parts {
      answer.appendField(part.name)
      describe(part.value, type(of: part.value), into: &answer)
    }
    return answer
  }

  private static func describe(_ value: Any?, _ type: any Any.Type, into answer: inout [UInt8]) {
    guard let value else { return add(shortTypeName(type), "a value that cannot be copied", 0, to: &answer) }
    add(shortTypeName(type), shortDescription(of: value), ValueParts(of: value).count, to: &answer)
  }

  private static func add(_ type: String, _ value: String, _ count: Int, to answer: inout [UInt8]) {
    answer.appendField(type)
    answer.appendField(value)
    answer.appendCount(count)
  }
}

/// For the worker: answers a question; `use` gets the answer, for the length of its call.
@_cdecl("lectern_answer")
public func _lecternAnswer(_ request: UnsafePointer<UInt8>, _ count: Int, _ use: SinkFunction) {
  var query = VariableQuery(UnsafeBufferPointer(start: request, count: count))
  let answer = query.answer() + [0]  // never without a first byte
  answer.withUnsafeBufferPointer { buffer in
    if let start = buffer.baseAddress { use(start, buffer.count - 1) }
  }
}
