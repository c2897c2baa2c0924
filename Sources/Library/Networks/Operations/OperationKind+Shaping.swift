import OrderedJSON
import Tensors

// Operations over axes, and those that change the shape.
extension OperationKind {
  /// An operation that takes numbers of some axes together.
  private static func reduction(
    _ module: String = "keras.src.ops.numpy", dtype: DType = .float32,
    _ compute: @escaping (Tensor, [Int]?, Bool) -> Tensor
  ) -> OperationKind {
    OperationKind(
      module: module,
      shape: { [try $0.operand(0, "x").reduced($0.ints("axis"), keepdims: $0.bool("keepdims"))] },
      compute: { [compute(try $0.operand(0, "x"), $0.ints("axis"), $0.bool("keepdims"))] },
      dtype: { _ in dtype })
  }

  static let reductions: [String: OperationKind] = [
    "Sum": reduction { $0.sum(axes: $1, keepdims: $2) },
    "Mean": reduction { $0.mean(axes: $1, keepdims: $2) },
    "Max": reduction { $0.max(axes: $1, keepdims: $2) }, "Min": reduction { $0.min(axes: $1, keepdims: $2) },
    "Var": reduction { $0.variance(axes: $1, keepdims: $2) },
    "Std": reduction { $0.std(axes: $1, keepdims: $2) },
    "Prod": reduction { $0.prod(axes: $1, keepdims: $2) },
    "Logsumexp": reduction("keras.src.ops.math") { $0.logsumexp(axes: $1, keepdims: $2) },
    "Norm": reduction("keras.src.ops.linalg") { $0.square().sum(axes: $1, keepdims: $2).sqrt() },
    "All": reduction(dtype: .bool) { $0.astype(.bool).all(axes: $1, keepdims: $2) },
    "Any": reduction(dtype: .bool) { $0.astype(.bool).any(axes: $1, keepdims: $2) },
    "Argmax": reduction(dtype: .int32) { $0.argmax(axis: $1?.first, keepdims: $2).astype(.int32) },
    "Argmin": reduction(dtype: .int32) { $0.argmin(axis: $1?.first, keepdims: $2).astype(.int32) },
  ]

  /// An operation that changes the shape of its input.
  private static func reshaping(
    module: String = "keras.src.ops.numpy",
    _ shape: @escaping (SymbolicShape, OperationCall<SymbolicShape>) throws -> SymbolicShape,
    _ compute: @escaping (Tensor, OperationCall<Tensor>) throws -> Tensor
  ) -> OperationKind {
    OperationKind(
      module: module, shape: { [try shape(try $0.operand(0, "x"), $0)] },
      compute: { [try compute(try $0.operand(0, "x"), $0)] })
  }

  static let shaping: [String: OperationKind] = [
    "GetItem": reshaping(
      { try $0.indexed($1.indices()) }, { x, call in x[indices: try call.indices()] }),
    "Reshape": reshaping(
      { try $0.reshaped(to: $1.ints("newshape") ?? []) },
      { $0.reshaped(to: Shape($1.ints("newshape") ?? [])) }),
    "Transpose": reshaping({ try $0.transposed($1.ints("axes")) }, { $0.transpose($1.ints("axes")) }),
    "ExpandDims": reshaping(
      { try $0.expanded($1.ints("axis") ?? []) },
      { x, call in
        let shape = try SymbolicShape(x.shape).expanded(call.ints("axis") ?? [])
        return x.reshaped(to: shape.known ?? x.shape)
      }),
    "Squeeze": reshaping(
      { try $0.squeezed($1.ints("axis")) },
      { x, call in
        let shape = try SymbolicShape(x.shape).squeezed(call.ints("axis"))
        return x.reshaped(to: shape.known ?? x.shape)
      }),
    "BroadcastTo": reshaping(
      { shape, call in
        let target = SymbolicShape((call.ints("shape") ?? []).map { $0 })
        guard try shape.broadcast(with: target).admits(target) else {
          throw OperationError("\(shape) cannot be broadcast to \(target)")
        }
        return target
      },
      { $0.broadcast(to: Shape($1.ints("shape") ?? [])) }),
    "Tile": reshaping({ try $0.tiled($1.ints("repeats") ?? []) }, { $0.tile($1.ints("repeats") ?? []) }),
    "Repeat": reshaping(
      { shape, call in
        guard let axis = call.setting("axis")?.intValue, try call.int("repeats") > 0 else {
          throw OperationError("repeat needs an axis and a number above 0")
        }
        var times = Array(repeating: 1, count: shape.rank)
        times[try shape.place(ofAxis: axis)] = try call.int("repeats")
        return try shape.tiled(times)
      },
      { $0.repeated(try $1.int("repeats"), axis: $1.setting("axis")?.intValue) }),
    "Flip": reshaping(
      { shape, call in
        if let axis = call.setting("axis")?.intValue { _ = try shape.place(ofAxis: axis) }
        return shape
      },
      { $0.flip(axis: $1.setting("axis")?.intValue) }),
    "Cumsum": reshaping(
      { shape, call in
        guard let axis = call.setting("axis")?.intValue else { throw OperationError("cumsum needs an axis") }
        _ = try shape.place(ofAxis: axis)
        return shape
      },
      { $0.cumsum(axis: $1.setting("axis")?.intValue) }),
    "OneHot": reshaping(
      module: "keras.src.ops.nn",
      { shape, call in
        guard try call.int("num_classes") > 0, call.setting("axis")?.intValue ?? -1 == -1 else {
          throw OperationError("one_hot takes a number of classes above 0, which stand on the last axis")
        }
        return SymbolicShape(shape.dimensions + [try call.int("num_classes")])
      },
      { $0.astype(.int64).oneHot(try $1.int("num_classes")) }),
    "Split": OperationKind(
      module: "keras.src.ops.numpy",
      shape: { call in
        let shape = try call.operand(0, "x")
        let (parts, axis) = (try call.int("indices_or_sections"), try shape.place(ofAxis: call.int("axis")))
        guard (1...4096).contains(parts), let size = shape.dimensions[axis], size % parts == 0 else {
          throw OperationError("an axis cannot be split into \(parts) equal parts")
        }
        var part = shape
        part.dimensions[axis] = size / parts
        return Array(repeating: part, count: parts)
      },
      compute: { try $0.operand(0, "x").split(try $0.int("indices_or_sections"), axis: try $0.int("axis")) }),
  ]
}
