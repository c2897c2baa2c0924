import Messaging
import OrderedJSON

/// The fields of an execute request, with the protocol's defaults.
struct ExecuteRequest {
  var code: String
  /// As quietly as possible: nothing on iopub but the state, nothing counted or kept.
  var silent: Bool
  var storeHistory: Bool
  var userExpressions: [String: String]
  var allowStdin: Bool
  /// Whether an error aborts the requests that wait behind this one.
  var stopOnError: Bool

  init(_ content: JSON.Object) throws {
    guard let code = content["code"]?.stringValue else { throw RequestError("the field 'code' is no text") }
    self.code = code
    silent = content["silent"]?.boolValue ?? false
    storeHistory = !silent && content["store_history"]?.boolValue ?? true
    allowStdin = content["allow_stdin"]?.boolValue ?? true
    stopOnError = content["stop_on_error"]?.boolValue ?? true
    userExpressions = [:]
    for (name, expression) in content["user_expressions"]?.objectValue ?? [:] {
      userExpressions[name] = expression.stringValue ?? expression.text()
    }
  }
}
