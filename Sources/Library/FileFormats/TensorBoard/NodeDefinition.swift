import Tensors

/// A node of the graph that TensorBoard draws on its page of graphs (tensorboard/compat/proto: node_def.proto, attr_value.proto).
/// Slashes in its name are the boxes that it lies in.
package struct NodeDefinition: Equatable {
  /// A value that the node gives.
  package struct Output: Equatable {
    let dtype: DType
    /// Its sizes; nil where one is not known.
    let shape: [Int?]

    /// A value of a type and shape.
    package init(dtype: DType, shape: [Int?]) {
      self.dtype = dtype
      self.shape = shape
    }
  }

  package let name: String
  /// What it computes, for example `Conv2D`.
  package let operation: String
  /// The nodes whose values it takes: a name is that node's first output, `name:1` its second.
  package let inputs: [String]
  package let outputs: [Output]

  /// A node.
  package init(_ name: String, _ operation: String, inputs: [String] = [], outputs: [Output]) {
    self.name = name
    self.operation = operation
    self.inputs = inputs
    self.outputs = outputs
  }

  /// Writes the fields of a NodeDef.
  func encode(into node: inout ProtocolBuffer) {
    node.text(1, name)
    node.text(2, operation)
    for input in inputs { node.text(3, input) }
    guard let first = outputs.first else { return }
    Self.attribute("_output_shapes", &node) { value in
      value.message(1) { list in
        for output in outputs { list.message(7) { Self.encode(shape: output.shape, into: &$0) } }
      }
    }
    Self.attribute("dtype", &node) { $0.integer(6, Self.number(of: first.dtype)) }
  }

  private static func attribute(
    _ name: String, _ node: inout ProtocolBuffer, _ value: (inout ProtocolBuffer) -> Void
  ) {
    node.message(5) { entry in
      entry.text(1, name)
      entry.message(2, value)
    }
  }

  private static func encode(shape: [Int?], into message: inout ProtocolBuffer) {
    for size in shape { message.message(2) { $0.integer(1, size ?? -1) } }
  }

  /// DataType in types.proto.
  private static func number(of dtype: DType) -> Int {
    switch dtype {
    case .float32: 1
    case .float64: 2
    case .int32: 3
    case .uint8: 4
    case .int64: 9
    case .bool: 10
    }
  }
}
