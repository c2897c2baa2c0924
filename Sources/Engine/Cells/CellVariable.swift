/// A value that lives in the session under a name, or a part of one.
public struct CellVariable: Sendable, Equatable {
  /// The variable's name; for parts the property's name, or the element's place, as `[3]`.
  public var name: String
  /// The type as it is written in Swift, for example `[Double]`; empty where it is not known.
  public var type: String
  /// The value in short, on one line; empty where it is not known.
  public var value: String
  /// How many parts can be asked for.
  public var partCount: Int
  /// By what its parts are asked for.
  public var path: VariablePath

  /// A variable, or the part of one that `path` says.
  public init(
    name: String, type: String, value: String, partCount: Int = 0, path: VariablePath? = nil
  ) {
    self.name = name
    self.type = type
    self.value = value
    self.partCount = partCount
    self.path = path ?? VariablePath(name: name)
  }
}

/// Which value is meant: a variable, the n-th of its parts, the n-th part of that, ...
public struct VariablePath: Sendable, Hashable {
  public var name: String
  /// Counted from 0.
  public var parts: [Int]
  /// For what is in a stopped function: the frame, whose variables are the first of `parts`; the name says nothing then.
  public var frame: StoppedFrame?

  /// The variable of this name, or a part of it; or, with `frame`, what is in a stopped function.
  public init(name: String, parts: [Int] = [], frame: StoppedFrame? = nil) {
    self.name = name
    self.parts = parts
    self.frame = frame
  }
}
