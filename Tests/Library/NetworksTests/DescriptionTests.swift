import Foundation
import Networks
import Testing

/// Descriptions of models that no model can have: an error that can be caught, not the end of the cell.
@Suite struct DescriptionTests {
  private static func sequential(_ layers: String, _ rest: String = "", build: String = "[null, 4]") -> String
  {
    """
    {"module": "keras", "class_name": "Sequential", "config": {"name": "list", "layers": [\(layers)]\(rest)},
     "build_config": {"input_shape": \(build)}}
    """
  }

  private static func layer(_ className: String, _ settings: String = "") -> String {
    #"{"module": "keras.layers", "class_name": "\#(className)", "config": {"name": "one"\#(settings)}}"#
  }

  private static let input = layer("InputLayer", #", "batch_shape": [null, 4]"#)
  private static let dense = layer("Dense", #", "units": 3"#)

  /// A graph: an input, and a list of one layer called on it.
  private static func graph(of list: String) -> String {
    let input =
      #"{"class_name": "InputLayer", "config": {"name": "x", "batch_shape": [null, 4]}, "name": "x", "inbound_nodes": []}"#
    let value =
      #"{"class_name": "__keras_tensor__", "config": {"shape": [null, 4], "dtype": "float32", "keras_history": ["x", 0, 0]}}"#
    let call =
      #"{"class_name": "Sequential", "config": {"name": "list", "layers": [\#(list)]}, "name": "list", "inbound_nodes": [{"args": [\#(value)], "kwargs": {}}]}"#
    return """
      {"class_name": "Functional", "config": {"name": "graph", "layers": [\(input), \(call)],
       "input_layers": [["x", 0, 0]], "output_layers": [["list", 0, 0]]}}
      """
  }

  @Test func whatFitsIsBuilt() throws {
    #expect(try models.modelFromJson(Self.sequential(Self.dense)).countParams() == 15)
    #expect(try models.modelFromJson(Self.sequential(Self.dense, build: "[[32, 4]]")).countParams() == 15)
    #expect(try models.modelFromJson(Self.graph(of: Self.dense)).countParams() == 15)
    #expect(try models.modelFromJson(Self.sequential("")).countParams() == 0)
  }

  @Test func automaticInputsDoNotTakeALayersName() throws {
    // The next automatic names, whichever they are.
    for number in 0..<200 {
      let name = number == 0 ? "input_layer" : "input_layer_\(number)"
      let list = Self.sequential(Self.dense.replacingOccurrences(of: "\"one\"", with: "\"\(name)\""))
      #expect(try models.modelFromJson(list).countParams() == 15)
    }
  }

  @Test(arguments: [
    sequential(layer("Average")),
    sequential(layer("Average"), #", "build_input_shape": [null, 4]"#),
    sequential(input + "," + layer("Conv2D", #", "units": 3, "filters": 2, "kernel_size": [3, 3]"#)),
    sequential(layer("Reshape", #", "target_shape": [3]"#)),
    sequential(dense, build: "[null, -4]"), sequential(dense, build: "[0, 4]"),
    sequential(dense, build: "[[]]"),
    sequential(dense, build: "[4611686018427387904, 4611686018427387904]"),
    sequential(input + "," + layer("Dropout", #", "rate": 0.5"#)),
    graph(of: ""), sequential(sequential("")), graph(of: layer("Average")),
    graph(of: layer("Conv2D", #", "filters": 2, "kernel_size": [3, 3]"#)),
  ]) func whatDoesNotFitIsThrown(description: String) {
    #expect(throws: (any Error).self) { try models.modelFromJson(description) }
  }
}
