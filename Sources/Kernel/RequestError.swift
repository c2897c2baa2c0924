import Cells

/// A request that cannot be answered as it is.
package struct RequestError: Error, CustomStringConvertible {
  package let description: String
  init(_ description: String) { self.description = description }

  /// The fields of an error reply.
  var cellError: CellError {
    CellError(kind: .uncaughtError, name: "RequestError", value: description, traceback: [description])
  }
}
