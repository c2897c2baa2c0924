import UserErrors

/// An error's message: its own, its `description`, or its value as a result would be shown.
package func message(of error: any Error) -> String {
  if let error = error as? any UserError { return error.message }
  return description(of: error)
}

/// For the worker: name and message of an error that no code has caught.
///
/// `error` is the pointer that the Swift runtime hands to `swift_errorInMain`: an `any Error` is exactly that
/// pointer. `use` gets the name and the message.
@_cdecl("lectern_describe_uncaught_error")
public func _lecternDescribeUncaughtError(_ error: UnsafeRawPointer, _ use: @escaping RaiseFunction) {
  let error = unsafeBitCast(error, to: (any Error).self)
  use(errorName(error), message(of: error))
}
