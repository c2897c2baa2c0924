import Cells
import OrderedJSON

/// The content of the answer to an execute request.
struct ExecuteReply {
  let content: JSON.Object
  /// Whether the cell ended with an error.
  let failed: Bool

  static func success(count: Int, userExpressions: JSON.Object = [:], payload: [JSON] = []) -> ExecuteReply {
    ExecuteReply(
      content: [
        "status": "ok", "execution_count": JSON(count), "payload": .array(payload),
        "user_expressions": .object(userExpressions),
      ], failed: false)
  }

  static func failure(_ error: CellError, count: Int, payload: [JSON] = []) -> ExecuteReply {
    var content: JSON.Object = ["status": "error", "execution_count": JSON(count)]
    for (key, value) in BundleContent.fields(of: error) { content[key] = value }
    content["payload"] = .array(payload)
    content["user_expressions"] = [:]
    return ExecuteReply(content: content, failed: true)
  }

  /// The answer to a request that was not run since one before it failed.
  static func aborted(count: Int) -> ExecuteReply {
    ExecuteReply(content: ["status": "aborted", "execution_count": JSON(count)], failed: true)
  }

  /// In place of a value for which there is no room.
  private static let leftOut: JSON.Object = [
    "status": "ok", "metadata": [:],
    "data": ["text/plain": "[left out: the values of these expressions are too large for one message]"],
  ]

  /// The field `user_expressions`: each value, or the error that it ended with. Of values that are too large for one message
  /// together, the last are left out.
  static func fields(of values: [String: Result<DisplayBundle, CellError>]) -> JSON.Object {
    var room = MessageSize.expressions
    return JSON.Object(
      values.sorted { $0.key < $1.key }.map { name, value in
        var fields: JSON.Object
        switch value {
        case .success(let bundle):
          fields = BundleContent.fields(of: bundle)
          fields["status"] = "ok"
        case .failure(let error):
          fields = BundleContent.fields(of: error)
          fields["status"] = "error"
        }
        room -= JSON.object(fields).text().utf8.count
        if room < 0 { fields = leftOut }
        return (name, .object(fields))
      })
  }
}
