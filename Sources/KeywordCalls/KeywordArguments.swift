import UserErrors

/// The arguments of a call by name, taken one by one; what is left at the end was not expected.
public final class KeywordArguments {
  private var positional: [Any] = []
  private var named: [(name: String, value: Any)] = []
  private var asked: [String] = []
  private var function = ""

  init(_ arguments: KeyValuePairs<String, Any>) {
    for (name, value) in arguments {
      if name.isEmpty { positional.append(value) } else { named.append((name, value)) }
    }
  }

  /// Names the function for messages, and gives names to its leading arguments without one.
  public func begin(_ function: String, positional names: String...) throws {
    self.function = function
    guard positional.count <= names.count else {
      throw ValueError(
        "\(function) takes at most \(names.count) arguments without a name, but got \(positional.count)")
    }
    named = zip(names, positional).map { ($0, $1) } + named
    positional = []
    for (index, argument) in named.enumerated()
    where named[..<index].contains(where: { $0.name == argument.name }) {
      throw ValueError("\(function) got the argument '\(argument.name)' twice")
    }
  }

  /// The argument of this name, or of one of its other names, if it was given and is not nil.
  public func take(_ name: String, or others: String...) -> Any? { take([name] + others) }

  private func take(_ names: [String]) -> Any? {
    asked += names
    guard let index = named.firstIndex(where: { names.contains($0.name) }) else { return nil }
    return unwrapped(named.remove(at: index).value)
  }

  /// Whether an argument of this name is still there.
  public func has(_ name: String) -> Bool { named.contains { $0.name == name } }

  /// The arguments without a name, where the call itself says what they mean.
  public func takePositional() -> [Any] {
    defer { positional = [] }
    return positional
  }

  /// The argument of this name by `convert`, which gives nil for what it cannot take.
  public func take<Value>(
    _ name: String, or others: String..., expecting expected: String, _ convert: (Any) throws -> Value?
  ) throws -> Value? {
    guard let value = take([name] + others) else { return nil }
    guard let converted = try convert(value) else {
      throw ValueError("\(function)(\(name): …) expects \(expected), not \(type(of: value))")
    }
    return converted
  }

  /// A whole number.
  public func int(_ name: String, _ standard: Int) throws -> Int {
    try take(name, expecting: "a whole number") {
      ($0 as? Int) ?? ($0 as? Double).flatMap { Int(exactly: $0) }
    } ?? standard
  }

  /// A number.
  public func double(_ name: String, _ standard: Double) throws -> Double {
    try take(name, expecting: "a number") { ($0 as? Double) ?? ($0 as? Int).map(Double.init) } ?? standard
  }

  /// True or false.
  public func bool(_ name: String, _ standard: Bool) throws -> Bool {
    try take(name, expecting: "true or false") { $0 as? Bool } ?? standard
  }

  /// Complains about an argument that nobody asked for.
  public func end() throws {
    guard let unknown = named.first else { return }
    let known = asked.filter { !$0.isEmpty }.sorted().map { "'\($0)'" }.joined(separator: ", ")
    throw ValueError("unknown argument '\(unknown.name)' of \(function). Known: \(known)")
  }

  /// What is in an optional that was made `Any`.
  private func unwrapped(_ value: Any) -> Any? {
    let mirror = Mirror(reflecting: value)
    guard mirror.displayStyle == .optional else { return value }
    return mirror.children.first.map { $0.value }
  }
}
