import Cells
import OrderedJSON

/// One output while its cell runs; its JSON is made when the notebook is written.
enum CellOutput {
  case stream(StreamName, TerminalText)
  case display(DisplayBundle)
  case result(DisplayBundle, executionCount: Int)
  case error(CellError)

  /// The output as nbformat 4.5 has it, its keys in nbformat's order.
  var json: JSON {
    switch self {
    case .stream(let name, let text):
      ["name": .string(name.rawValue), "output_type": "stream", "text": MultilineText.split(text.text)]
    case .display(let bundle):
      ["data": bundle.dataJSON, "metadata": bundle.metadataJSON, "output_type": "display_data"]
    case .result(let bundle, let executionCount):
      [
        "data": bundle.dataJSON, "execution_count": JSON(executionCount), "metadata": bundle.metadataJSON,
        "output_type": "execute_result",
      ]
    case .error(let error):
      [
        "ename": .string(error.name), "evalue": .string(error.value), "output_type": "error",
        "traceback": .array(error.traceback.map(JSON.string)),
      ]
    }
  }
}

extension DisplayBundle {
  /// MIME type to content as nbformat stores it: text as a list of lines, binary forms as one base64 string, `+json` as JSON.
  var dataJSON: JSON {
    var object = JSON.Object()
    for type in data.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      object[type] = content(ofType: type)
    }
    return .object(object)
  }

  private func content(ofType type: String) -> JSON {
    let text = data[type] ?? ""
    // What is no JSON after all is shown as the text that it is.
    let value = (try? JSON(parsing: text)) ?? .string(text)
    guard let string = value.stringValue, Self.isStoredAsLines(type) else { return value }
    return MultilineText.split(string)
  }

  /// nbformat/v4/rwbase.py, `split_mimebundle`.
  static func isStoredAsLines(_ type: String) -> Bool {
    type.hasPrefix("text/") || type == "application/javascript" || type == "image/svg+xml"
  }

  /// The metadata; an empty object where it is none.
  var metadataJSON: JSON {
    guard let value = try? JSON(parsing: metadata), value.objectValue != nil else { return [:] }
    return value
  }

  /// The plain text of the bundle, if it has one.
  public var plainText: String? {
    data["text/plain"].flatMap { try? JSON(parsing: $0) }.flatMap(MultilineText.join)
  }
}
