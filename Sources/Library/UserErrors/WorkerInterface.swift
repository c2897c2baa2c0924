// What the worker that runs cells calls, by C names, so that it needs no Swift module of the library.

/// Takes the name and the message of an error and must not return. Text is UTF-8, ended by a zero byte.
public typealias RaiseFunction = @convention(c) (UnsafePointer<CChar>, UnsafePointer<CChar>) -> Void

/// For the worker: from now on ``raise(_:)`` hands errors to `function`.
@_cdecl("lectern_install_raise_handler")
public func _lecternInstallRaiseHandler(_ function: @escaping RaiseFunction) {
  raiseHandler = { error in
    function(error.name, error.message)
    fatalError("the worker's raise handler returned")
  }
}

/// For the worker: name and message of an error that no code has caught.
///
/// `error` is the pointer that the Swift runtime hands to `swift_errorInMain`: an `any Error` is exactly that
/// pointer. `use` gets the name and the message.
@_cdecl("lectern_describe_error")
public func _lecternDescribeError(_ error: UnsafeRawPointer, _ use: @escaping RaiseFunction) {
  let error = unsafeBitCast(error, to: (any Error).self)
  use(errorName(error), errorMessage(error))
}

/// An error's name as a notebook shows it: its own, or that of its type.
public func errorName(_ error: any Error) -> String {
  if let error = error as? any UserError { return error.name }
  return String(describing: type(of: error))
}

/// An error's message: its own, its `description`, or its value as Swift prints it.
public func errorMessage(_ error: any Error) -> String {
  if let error = error as? any UserError { return error.message }
  return String(describing: error)
}
