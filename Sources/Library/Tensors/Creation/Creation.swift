import UserErrors

extension Tensor {
  /// A tensor of zeros.
  public init(zeros shape: Shape, dtype: DType = .float32) {
    self.init(uninitialized: shape, dtype: dtype)
    rawPointer.initializeMemory(as: UInt8.self, repeating: 0, count: nbytes)
  }

  /// A tensor of ones.
  public init(ones shape: Shape, dtype: DType = .float32) { self.init(full: shape, 1, dtype: dtype) }

  /// A tensor with the same number everywhere.
  public init(full shape: Shape, _ value: Double, dtype: DType = .float32) {
    struct Fill: ElementTask {
      let shape: Shape
      let value: Double
      func run<Element: TensorElement>(_: Element.Type) -> Tensor {
        Tensor.make(shape, Element.self) {
          $0.initialize(repeating: Element(converting: value), count: shape.elementCount)
        }
      }
    }
    self = Fill(shape: shape, value: value).run(for: dtype)
  }

  /// A tensor of the shape and element type of another, full of zeros.
  public init(zerosLike other: Tensor) { self.init(zeros: other.shape, dtype: other.dtype) }

  /// A tensor of the shape and element type of another, full of ones.
  public init(onesLike other: Tensor) { self.init(ones: other.shape, dtype: other.dtype) }

  /// A tensor of a shape from its elements in row-major order.
  public init<Element: TensorElement>(shape: Shape, _ elements: [Element]) {
    self = orRaise { () throws(ShapeError) in try Tensor.checked(shape: shape, elements) }
  }

  package static func checked<Element: TensorElement>(
    shape: Shape, _ elements: [Element]
  ) throws(ShapeError) -> Tensor {
    guard shape.elementCount == elements.count else {
      throw ShapeError(
        "Tensor(shape:): shape \(shape) needs \(shape.elementCount) elements, \(elements.count) were given")
    }
    return make(shape, Element.self) { target in
      elements.withUnsafeBufferPointer { source in
        if let first = source.baseAddress { target.initialize(from: first, count: elements.count) }
      }
    }
  }

  /// A tensor of a shape from raw bytes in this machine's byte order, row-major.
  public init(shape: Shape, dtype: DType, bytes: UnsafeRawBufferPointer) {
    orRaise { () throws(ShapeError) in
      guard shape.elementCount * dtype.size == bytes.count else {
        throw ShapeError(
          "Tensor(bytes:): shape \(shape) of \(dtype) needs \(shape.elementCount * dtype.size) bytes, "
            + "\(bytes.count) were given")
      }
    }
    self.init(uninitialized: shape, dtype: dtype)
    if let first = bytes.baseAddress { rawPointer.copyMemory(from: first, byteCount: bytes.count) }
  }

  /// A single number, as a tensor of shape `()`.
  public init<Number: TensorScalar>(_ value: Number, dtype: DType? = nil) {
    // By the way of lists, which keeps whole numbers that Double has no room for.
    if let whole = value as? Int, whole.magnitude >= 1 << 53 {
      self = Tensor([whole], dtype: dtype).reshaped(to: [])
    } else {
      self.init(full: [], value.asScalar, dtype: dtype ?? Number.defaultDType)
    }
  }

  /// The numbers from `start` (included) to `stop` (excluded) by `step`.
  public init(arange start: Double, _ stop: Double, step: Double = 1, dtype: DType = .float32) {
    let length = ((stop - start) / step).rounded(.up)
    guard length.isFinite, let count = Int(exactly: Swift.max(0, length)) else {
      raise(
        ValueError("arange: from \(start) to \(stop) by \(step) there is no finite number of values"))
    }
    self.init(shape: [count], (0..<count).map { start + Double($0) * step })
    self = astype(dtype)
  }

  /// `count` numbers evenly spread from `start` to `stop`, both included (or without `stop` if `endpoint` is false).
  public init(
    linspace start: Double, _ stop: Double, count: Int = 50, endpoint: Bool = true, dtype: DType = .float32
  ) {
    let gaps = Double(endpoint ? count - 1 : count)
    var values = (0..<nonNegative(count, "linspace: num")).map {
      gaps > 0 ? start + Double($0) * ((stop - start) / gaps) : start
    }
    if endpoint, count > 1 { values[count - 1] = stop }
    self.init(shape: [count], values)
    self = astype(dtype)
  }

  /// The matrix with ones on its diagonal.
  public init(eye rows: Int, _ columns: Int? = nil, dtype: DType = .float32) {
    let columns = columns ?? rows
    var values = [Double](repeating: 0, count: Shape(rows, columns).elementCount)
    for index in 0..<Swift.min(rows, columns) { values[index * columns + index] = 1 }
    self.init(shape: [rows, columns], values)
    self = astype(dtype)
  }
}
