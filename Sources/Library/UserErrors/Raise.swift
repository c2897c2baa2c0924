/// Who takes over when a user's mistake is raised. The worker that runs cells sets this so that the cell ends with
/// the error while the session lives on. It must not return.
public nonisolated(unsafe) var raiseHandler: ((any UserError) -> Never)?

/// Ends the running cell with `error`; in a program without a cell engine, ends the process with its message.
public func raise(_ error: any UserError) -> Never {
  if let raiseHandler { raiseHandler(error) }
  fatalError(error.description)
}

/// The value of `body`, or, if it throws, the end of the running cell with that error.
public func orRaise<Value, Failure: UserError>(_ body: () throws(Failure) -> Value) -> Value {
  do { return try body() } catch { raise(error) }
}
