/// Whose code it is that runs: the number of its cell. Tasks inherit it, unlike what belongs to a thread.
private enum CellOwner {
  @TaskLocal static var number: UInt32 = 0
}

/// For the worker: the key by which the runtime finds the owner of the task that runs.
@_cdecl("lectern_owner_key")
public func _lecternOwnerKey() -> UnsafeRawPointer {
  UnsafeRawPointer(Unmanaged.passUnretained(CellOwner.$number).toOpaque())
}

/// For the worker: calls `body`; tasks that it starts are `owner`'s.
@_cdecl("lectern_run_as_owner")
public func _lecternRunAsOwner(
  _ owner: UInt32, _ body: @convention(c) (UnsafeMutableRawPointer?) -> Void,
  _ argument: UnsafeMutableRawPointer?
) {
  CellOwner.$number.withValue(owner) { body(argument) }
}
