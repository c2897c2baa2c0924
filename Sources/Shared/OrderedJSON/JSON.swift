/// A JSON value (RFC 8259) that remembers how it was written: keys keep their order, numbers their text.
///
/// Foundation's `JSONSerialization` and `JSONDecoder` do neither. They put an object's keys into a dictionary, so the
/// order is lost, and turn `1.0`, `1e3` or a number of thirty digits into a `Double`, so the text is lost.
/// A notebook read and written that way differs in nearly every line from what was in version control, although nobody
/// touched it. With this type, what was read and not changed is written back byte for byte.
///
/// Two values are equal when they would be written alike: `1.0` and `1` differ, and so do two objects with the same
/// members in another order.
public enum JSON: Hashable, Sendable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number, with its text.
  case number(Number)
  /// A string. Lone surrogates, which Swift strings cannot hold, are read as U+FFFD.
  case string(String)
  /// An array.
  case array([JSON])
  /// An object, its keys in order.
  case object(Object)
}
