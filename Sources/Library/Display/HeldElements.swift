// swift-format-ignore-file: NeverForceUnwrap
// To trap where there is no value is what these stand for.

// Elements that a cell changes in place, for the engine (Cells/Syntax/AccessedElements.swift).
//
// `counts["a"]! += 1` of a dictionary moves the optional element out, and the dictionary's storage with
// it, until the change is done. A trap in the change would leave neither. The element with a default
// value is changed where it lies (stdlib/public/core/Dictionary.swift, `subscript(_:default:)`).

extension Dictionary {
  /// The value for a key that is there; traps as `!` does where it is not.
  @_alwaysEmitIntoClient @inline(__always)
  public subscript(_lecternHeld key: Key) -> Value {
    get { self[key]! }
    _modify { yield &self[key, default: Optional<Value>.none!] }
  }
}

extension MutableCollection {
  /// The value of an element that is not nil; traps as `!` does where it is.
  @_alwaysEmitIntoClient @inline(__always)
  public subscript<Value>(_lecternHeld position: Index) -> Value where Element == Value? {
    get { self[position]! }
    _modify { yield &self[position]! }
  }
}
