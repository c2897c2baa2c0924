/// Something that TensorBoard shows under a tag (tensorboard/compat/proto/summary.proto).
package struct SummaryValue: Equatable {
  package let tag: String
  package let content: Content

  /// A value with its tag.
  package init(tag: String, _ content: Content) {
    self.tag = tag
    self.content = content
  }

  /// The kinds that have a page in TensorBoard.
  package enum Content: Equatable {
    /// A number.
    case scalar(Float)
    /// Rows of left edge, right edge and count, as tensorboard/plugins/histogram/summary_v2.py makes them.
    case histogram([Bucket])
    /// PNG pictures of the same size.
    case images(width: Int, height: Int, pngs: [[UInt8]])
    /// Markdown.
    case text(String)
    /// The configuration of a Keras model as JSON, from which TensorBoard draws the graph.
    case kerasModel(json: String)
  }

  /// A bar of a histogram.
  package struct Bucket: Equatable {
    package let left: Double
    package let right: Double
    package let count: Double

    /// A bar from `left` to `right`.
    package init(left: Double, right: Double, count: Double) {
      self.left = left
      self.right = right
      self.count = count
    }
  }
}

extension SummaryValue {
  /// Numbers of enumerations in tensorboard/compat/proto: types.proto's DataType, summary.proto's DataClass.
  private enum DataType { static let (float, double, string) = (1, 2, 7) }
  private enum DataClass { static let (scalar, tensor, blobSequence) = (1, 2, 3) }

  /// The name of TensorBoard's plugin that shows the value, and the class of its data.
  private var plugin: (name: String, content: [UInt8], dataClass: Int) {
    switch content {
    case .scalar: ("scalars", [], DataClass.scalar)
    case .histogram: ("histograms", [], DataClass.tensor)
    case .images: ("images", [], DataClass.blobSequence)
    case .text: ("text", [], DataClass.tensor)
    case .kerasModel: ("graph_keras_model", [0x31], DataClass.blobSequence)
    }
  }

  /// Writes the fields of a Summary.Value.
  func encode(into value: inout ProtocolBuffer) {
    value.text(1, tag)
    value.message(8, encodeTensor)
    value.message(9) { metadata in
      metadata.message(1) { data in
        data.text(1, plugin.name)
        if !plugin.content.isEmpty { data.data(2, plugin.content) }
      }
      metadata.integer(4, plugin.dataClass)
    }
  }

  /// Writes the fields of a TensorProto.
  private func encodeTensor(into tensor: inout ProtocolBuffer) {
    switch content {
    case .scalar(let number):
      var bytes: [UInt8] = []
      bytes.appendLittleEndian(number.bitPattern)
      Self.header(DataType.float, [], &tensor)
      tensor.data(4, bytes)
    case .histogram(let buckets):
      var bytes: [UInt8] = []
      for number in buckets.flatMap({ [$0.left, $0.right, $0.count] }) {
        bytes.appendLittleEndian(number.bitPattern)
      }
      Self.header(DataType.double, [buckets.count, 3], &tensor)
      tensor.data(4, bytes)
    case .images(let width, let height, let pngs):
      Self.header(DataType.string, [pngs.count + 2], &tensor)
      tensor.text(8, "\(width)")
      tensor.text(8, "\(height)")
      for png in pngs { tensor.data(8, png) }
    case .text(let text), .kerasModel(json: let text):
      Self.header(DataType.string, [], &tensor)
      tensor.text(8, text)
    }
  }

  private static func header(_ type: Int, _ shape: [Int], _ tensor: inout ProtocolBuffer) {
    tensor.integer(1, type)
    tensor.message(2) { message in
      for size in shape { message.message(2) { $0.integer(1, size) } }
    }
  }
}
