/// Names of a session's variables with their types and values, as JSON for the cell engine.
public struct _LecternVariables: Displayable {
  let variables: [_LecternVariable]

  /// Used by the code that the engine generates for its list of variables.
  public init(_ variables: [_LecternVariable]) { self.variables = variables }

  public var mimeBundle: MIMEBundle {
    let items = variables.map { variable in
      "[\(quoted(variable.name)), \(quoted(variable.type)), \(quoted(variable.text))]"
    }
    return ["application/json": .json("[\(items.joined(separator: ", "))]"), "text/plain": ""]
  }
}

/// One of them.
public struct _LecternVariable {
  let name: String
  let type: String
  let text: String
}

/// `value` under its name.
public func _lecternVariable<Value>(_ name: String, _ value: Value) -> _LecternVariable {
  let text = String(plainText(of: value).prefix(400))
  return _LecternVariable(name: name, type: String(describing: type(of: value)), text: text)
}

/// The same for a value that cannot be copied, and so not be described either.
@_disfavoredOverload
public func _lecternVariable<Value: ~Copyable>(_ name: String, _ value: borrowing Value) -> _LecternVariable {
  return _LecternVariable(name: name, type: "~Copyable", text: "a value that cannot be copied")
}
