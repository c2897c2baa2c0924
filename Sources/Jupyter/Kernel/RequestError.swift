import Cells

/// A request that cannot be answered as it is.
package struct RequestError: Error, CustomStringConvertible {
  package let description: String
  /// The field `ename` of the reply.
  let name: String

  init(_ description: String, name: String = "RequestError") {
    self.description = description
    self.name = name
  }

  /// The fields of an error reply.
  var cellError: CellError {
    CellError(kind: .uncaughtError, name: name, value: description, traceback: [description])
  }
}
