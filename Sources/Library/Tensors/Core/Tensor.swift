import UserErrors

/// An array of numbers with any number of axes, as NumPy's `ndarray`: row-major, of one of six element
/// types.
///
/// Tensors are values: assigning one copies it (lazily; the memory is shared until one of the two is
/// changed). Operations record themselves for differentiation while a `GradientTape` records and an
/// input is tracked.
public struct Tensor: @unchecked Sendable {
  var storage: Storage
  /// Where the first element lies in the storage, in elements.
  var offset: Int
  /// The lengths of the axes.
  public internal(set) var shape: Shape
  /// The type of the elements.
  public internal(set) var dtype: DType
  /// How this tensor was computed, if a tape recorded it.
  package var node: GraphNode?
  /// Whether this is a number written in the code, which takes the other operand's type as in Python.
  var isWeakScalar: Bool { weakValue != nil }
  /// The value of such a number in full, so that no digits are lost beside float64.
  var weakValue: Double?

  init(storage: Storage, offset: Int = 0, shape: Shape, dtype: DType) {
    self.storage = storage
    self.offset = offset
    self.shape = shape
    self.dtype = dtype
    checkInvariants()
  }

  /// A tensor whose elements are not set yet.
  package init(uninitialized shape: Shape, dtype: DType) {
    self.init(storage: Storage(byteCount: shape.elementCount * dtype.size), shape: shape, dtype: dtype)
  }

  /// The number of axes.
  public var rank: Int { shape.rank }
  /// The number of axes, by NumPy's name.
  public var ndim: Int { shape.rank }
  /// The number of elements.
  public var size: Int { shape.elementCount }
  /// The number of elements. (Python's `len(x)` is `x.shape[0]`.)
  public var count: Int { shape.elementCount }
  /// Whether a tape has recorded how this tensor was computed.
  public var isTracked: Bool { node != nil }
  /// The bytes of the elements.
  public var nbytes: Int { count * dtype.size }

  /// The same values, cut off from the recorded computation: gradients stop here.
  public var detached: Tensor {
    var copy = self
    copy.node = nil
    return copy
  }
}

// MARK: - Memory

extension Tensor {
  /// Where the first element lies. Only to be used while the storage is held.
  package var rawPointer: UnsafeMutableRawPointer { storage.memory + offset * dtype.size }

  /// Calls `body` with the elements. `Element` must be the Swift type of `dtype`.
  package func withElements<Element: TensorElement, Result>(
    _ type: Element.Type = Element.self, _ body: (UnsafePointer<Element>) throws -> Result
  ) rethrows -> Result {
    assert(Element.dtype == dtype)
    defer { withExtendedLifetime(storage) {} }
    return try body(UnsafePointer(rawPointer.assumingMemoryBound(to: Element.self)))
  }

  /// Calls `body` with the raw bytes of the elements.
  public func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    defer { withExtendedLifetime(storage) {} }
    return try body(UnsafeRawBufferPointer(start: rawPointer, count: nbytes))
  }

  /// Calls `body` with the raw bytes of the elements, to be changed. Cuts the tensor off from its
  /// recording.
  public mutating func withUnsafeMutableBytes<Result>(
    _ body: (UnsafeMutableRawBufferPointer) throws -> Result
  ) rethrows -> Result {
    makeUnique()
    node = nil
    defer { withExtendedLifetime(storage) {} }
    return try body(UnsafeMutableRawBufferPointer(start: rawPointer, count: nbytes))
  }

  /// A new tensor whose elements `fill` sets.
  package static func make<Element: TensorElement>(
    _ shape: Shape, _ type: Element.Type = Element.self, _ fill: (UnsafeMutablePointer<Element>) -> Void
  ) -> Tensor {
    let result = Tensor(uninitialized: shape, dtype: Element.dtype)
    fill(result.rawPointer.assumingMemoryBound(to: Element.self))
    return result
  }

  /// Makes sure that no other tensor sees the memory, before it is changed.
  mutating func makeUnique() {
    if isKnownUniquelyReferenced(&storage) {
      storage.passedReLU = nil
      return
    }
    self = copied().withNode(node)
  }

  /// The same elements in memory of their own.
  func copied() -> Tensor {
    let copy = Tensor(uninitialized: shape, dtype: dtype)
    copy.rawPointer.copyMemory(from: rawPointer, byteCount: nbytes)
    withExtendedLifetime(storage) {}
    return copy
  }

  func withNode(_ node: GraphNode?) -> Tensor {
    var copy = self
    copy.node = node
    return copy
  }

  /// The same memory seen with another shape of as many elements.
  func viewed(as shape: Shape, offset: Int = 0) -> Tensor {
    Tensor(storage: storage, offset: self.offset + offset, shape: shape, dtype: dtype)
  }
}

// MARK: - Values out

extension Tensor {
  /// The elements as an array of Swift values, converted where the type differs.
  public func array<Element: TensorElement>(of type: Element.Type = Element.self) -> [Element] {
    let same = astype(Element.dtype)
    return same.withElements(Element.self) { Array(UnsafeBufferPointer(start: $0, count: count)) }
  }

  /// The elements as Float.
  public var floats: [Float] { array(of: Float.self) }
  /// The elements as Double.
  public var doubles: [Double] { array(of: Double.self) }
  /// The elements as Int.
  public var ints: [Int] { array(of: Int64.self).map { Int($0) } }
  /// The elements as Bool.
  public var bools: [Bool] { array(of: Bool.self) }

  /// The only element, as NumPy's `item()`; an error for tensors of more or fewer elements.
  public func item() -> Double {
    orRaise { () throws(ShapeError) in try checkedItem() }
  }

  package func checkedItem() throws(ShapeError) -> Double {
    guard count == 1 else {
      throw ShapeError("item: a tensor of shape \(shape) has \(count) elements, item() needs exactly one")
    }
    // Processors give NaN a sign, which Swift would print.
    let value = doubles[0]
    return value.isNaN ? .nan : value
  }
}

extension Double {
  /// The only element of `tensor`, as Python's `float(tensor)`.
  public init(_ tensor: Tensor) { self = tensor.item() }
}

extension Float {
  /// The only element of `tensor`, as Python's `float(tensor)`.
  public init(_ tensor: Tensor) { self = Float(tensor.item()) }
}

extension Int {
  /// The only element of `tensor`, without what follows the point, as Python's `int(tensor)`.
  public init(_ tensor: Tensor) {
    let value = tensor.item()
    guard value.isFinite else {
      raise(ValueError("Int: \(value) is no whole number"))
    }
    self = Int(tensor.array(of: Int64.self)[0])
  }
}

extension Tensor: Equatable {
  /// Whether shape, element type and all elements are equal (NaN differs from itself). Where no Bool is
  /// asked for, `==` gives a tensor of truth values. A number that is written out is compared with the
  /// only element, as by the operators for numbers.
  @_disfavoredOverload
  public static func == (a: Tensor, b: Tensor) -> Bool {
    if a.isWeakScalar || b.isWeakScalar { return (a .== b).truth("==") }
    return a.shape == b.shape && a.dtype == b.dtype && (a .== b).all().bools[0]
  }
}
