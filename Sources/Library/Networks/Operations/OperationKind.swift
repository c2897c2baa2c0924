import OrderedJSON
import Tensors

/// What one of Keras's operations computes, and which shapes it gives.
struct OperationKind {
  /// Its module in Keras.
  let module: String
  /// The shapes of its outputs.
  let shape: (OperationCall<SymbolicShape>) throws -> [SymbolicShape]
  /// Its outputs.
  let compute: (OperationCall<Tensor>) throws -> [Tensor]
  /// The type of the outputs' numbers, by the settings.
  var dtype: (JSON) -> DType = { _ in .float32 }

  /// All operations by the names of their classes in Keras.
  static let all: [String: OperationKind] = elementwise.merging(joining) { $1 }
    .merging(reductions) { $1 }.merging(shaping) { $1 }

  fileprivate static let numpy = "keras.src.ops.numpy"
  fileprivate static let nnModule = "keras.src.ops.nn"
  fileprivate static let math = "keras.src.ops.math"

  /// An operation that keeps its input's shape.
  private static func unary(
    _ module: String = numpy, _ compute: @escaping (Tensor, OperationCall<Tensor>) -> Tensor
  ) -> OperationKind {
    OperationKind(
      module: module, shape: { [try $0.operand(0, "x")] },
      compute: { [compute(try $0.operand(0, "x"), $0)] })
  }

  /// An operation on two values that are broadcast together.
  private static func binary(
    truth: Bool = false, _ compute: @escaping (Tensor, Tensor) -> Tensor
  ) -> OperationKind {
    OperationKind(
      module: numpy, shape: { [try $0.operand(0, "x1").broadcast(with: $0.operand(1, "x2"))] },
      compute: { [compute(try $0.operand(0, "x1"), try $0.operand(1, "x2"))] },
      dtype: { _ in truth ? .bool : .float32 })
  }

  private static let elementwise: [String: OperationKind] = [
    "Exp": unary { x, _ in x.exp() }, "Log": unary { x, _ in x.log() },
    "Log1p": unary { x, _ in x.log1p() },
    "Log10": unary { x, _ in np.log10(x) }, "Log2": unary { x, _ in np.log2(x) },
    "Rsqrt": unary(math) { x, _ in 1 / x.sqrt() },
    "Expm1": unary { x, _ in x.expm1() }, "Sqrt": unary { x, _ in x.sqrt() },
    "Square": unary { x, _ in x.square() }, "Absolute": unary { x, _ in x.abs() },
    "Abs": unary { x, _ in x.abs() }, "Sign": unary { x, _ in x.sign() },
    "Negative": unary { x, _ in -x },
    "Reciprocal": unary { x, _ in 1 / x }, "Sin": unary { x, _ in x.sin() },
    "Cos": unary { x, _ in x.cos() },
    "Tan": unary { x, _ in x.tan() }, "Tanh": unary { x, _ in x.tanh() },
    "Floor": unary { x, _ in x.floor() }, "Ceil": unary { x, _ in x.ceil() },
    "Round": unary { x, call in x.round(call.setting("decimals")?.intValue ?? 0) },
    "Clip": unary { x, call in
      x.clip(call.double("x_min", -.infinity), call.double("x_max", .infinity))
    },
    "Erf": unary(math) { x, _ in x.erf() }, "Relu": unary(nnModule) { x, _ in nn.relu(x) },
    "Relu6": unary(nnModule) { x, _ in nn.relu6(x) },
    "Sigmoid": unary(nnModule) { x, _ in nn.sigmoid(x) },
    "Softplus": unary(nnModule) { x, _ in nn.softplus(x) },
    "Softsign": unary(nnModule) { x, _ in nn.softsign(x) },
    "Silu": unary(nnModule) { x, _ in nn.silu(x) },
    "Gelu": unary(nnModule) { x, call in
      call.bool("approximate") ? approximateGelu(x) : nn.gelu(x)
    },
    "Elu": unary(nnModule) { x, call in nn.elu(x, alpha: call.double("alpha", 1)) },
    "Selu": unary(nnModule) { x, _ in nn.selu(x) },
    "LogSigmoid": unary(nnModule) { x, _ in nn.logSigmoid(x) },
    "LeakyRelu": unary(nnModule) { x, call in
      nn.leakyReLU(x, slope: call.double("negative_slope", 0.2))
    },
    "Softmax": unary(nnModule) { x, call in
      nn.softmax(x, axis: call.setting("axis")?.intValue ?? -1)
    },
    "LogSoftmax": unary(nnModule) { x, call in
      nn.logSoftmax(x, axis: call.setting("axis")?.intValue ?? -1)
    },
    "ZerosLike": unary { x, _ in Tensor(zerosLike: x) },
    "OnesLike": unary { x, _ in Tensor(onesLike: x) },
    "StopGradient": unary("keras.src.ops.core") { x, _ in x.detached },
    "Cast": OperationKind(
      module: "keras.src.ops.core", shape: { [try $0.operand(0, "x")] },
      compute: { [try $0.operand(0, "x").astype(castType($0.setting("dtype")))] },
      dtype: { castType($0["dtype"]) }),
  ]

  /// Keras's gelu with tanh, which its operation has unless told otherwise.
  private static func approximateGelu(_ x: Tensor) -> Tensor {
    0.5 * x * (1 + (0.7978845608028654 * (x + 0.044715 * x * x * x)).tanh())
  }

  /// The type that a cast gives here, where fractions are float32 whatever a file's precision says.
  private static func castType(_ json: JSON?) -> DType {
    let name = json?.stringValue ?? json?["config"]?["name"]?.stringValue ?? "float32"
    guard let dtype = DType(rawValue: name), !dtype.isFloating else {
      return name.hasPrefix("int") || name.hasPrefix("uint") ? .int32 : .float32
    }
    return dtype
  }

  private static let joining: [String: OperationKind] = [
    "Add": binary(+), "Subtract": binary(-), "Multiply": binary(*), "TrueDivide": binary(/),
    "Divide": binary(/), "Mod": binary(%), "Maximum": binary { Tensor.maximum($0, $1) },
    "Minimum": binary { Tensor.minimum($0, $1) },
    "Power": OperationKind(
      module: numpy, shape: { [try $0.operand(0, "x1").broadcast(with: $0.operand(1, "x2"))] },
      compute: { call in
        let x = try call.operand(0, "x1")
        if let exponent = call.number(1, "x2") { return [x ** exponent] }
        return [x ** (try call.operand(1, "x2"))]
      }),
    "Greater": binary(truth: true) { $0 .> $1 }, "GreaterEqual": binary(truth: true) { $0 .>= $1 },
    "Less": binary(truth: true) { $0 .< $1 }, "LessEqual": binary(truth: true) { $0 .<= $1 },
    "Equal": binary(truth: true) { $0 .== $1 }, "NotEqual": binary(truth: true) { $0 .!= $1 },
    "LogicalAnd": binary(truth: true) { $0.astype(.bool) .& $1.astype(.bool) },
    "LogicalOr": binary(truth: true) { $0.astype(.bool) .| $1.astype(.bool) },
    "Where": OperationKind(
      module: numpy,
      shape: { call in
        let both = try call.operand(1, "x1").broadcast(with: call.operand(2, "x2"))
        return [try call.operand(0, "condition").broadcast(with: both)]
      },
      compute: { call in
        let condition = try call.operand(0, "condition").astype(.bool)
        return [Tensor.where(condition, try call.operand(1, "x1"), try call.operand(2, "x2"))]
      }),
    "Matmul": OperationKind(
      module: numpy, shape: { [try $0.operand(0, "x1").multiplied(with: $0.operand(1, "x2"))] },
      compute: { [try $0.operand(0, "x1").matmul($0.operand(1, "x2"))] }),
    "Concatenate": OperationKind(
      module: numpy, shape: { [try .concatenated($0.operands(0, "xs"), axis: $0.int("axis"))] },
      compute: { [Tensor.concatenate(try $0.operands(0, "xs"), axis: try $0.int("axis"))] }),
    "Stack": OperationKind(
      module: numpy, shape: { [try .stacked($0.operands(0, "x"), axis: $0.int("axis"))] },
      compute: { [Tensor.stack(try $0.operands(0, "x"), axis: try $0.int("axis"))] }),
  ]
}
