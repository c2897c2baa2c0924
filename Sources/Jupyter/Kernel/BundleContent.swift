import Cells
import OrderedJSON

/// Turns the engine's values into fields of messages.
enum BundleContent {
  /// The fields `data` and `metadata`.
  static func fields(of bundle: DisplayBundle) -> JSON.Object {
    var data = JSON.Object()
    for (type, text) in bundle.data.sorted(by: { $0.key < $1.key }) {
      data[type] = (try? JSON(parsing: text)) ?? JSON(text)
    }
    let metadata = (try? JSON(parsing: bundle.metadata))?.objectValue ?? [:]
    return ["data": .object(data), "metadata": .object(metadata)]
  }

  /// The fields `ename`, `evalue` and `traceback`.
  static func fields(of error: CellError) -> JSON.Object {
    [
      "ename": JSON(error.name), "evalue": JSON(error.value),
      "traceback": .array(error.traceback.map { JSON($0) }),
    ]
  }
}
