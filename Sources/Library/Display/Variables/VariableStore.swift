import UserErrors

// Where the variables of the session's cells lie, and what they are: so that they can be listed without running a
// cell, and destroyed when nothing can reach them any more. What the cell engine writes into cells, and what the worker
// calls; not for use by hand.

/// The variables of all cells, by cell and by place among the cell's variables.
enum VariableStore {
  /// One variable that has got its value.
  struct Variable {
    let type: any Any.Type
    let address: UnsafeMutableRawPointer
    /// A copy of the value; nil for what cannot be copied.
    let read: (UnsafeMutableRawPointer) -> Any?
    let destroy: (UnsafeMutableRawPointer) -> Void
    let size: Int
  }

  struct Key: Hashable {
    let cell: Int
    let index: Int
  }

  private static let lock = Lock()
  private nonisolated(unsafe) static var variables: [Key: Variable] = [:]
  /// Of the running cell: its number, where its variables lie, and what each of its marks makes unreachable.
  private nonisolated(unsafe) static var runningCell = 0
  private nonisolated(unsafe) static var addresses: [UnsafeMutableRawPointer?] = []
  private nonisolated(unsafe) static var releases: [Int: [Key]] = [:]

  static func begin(cell: Int, addresses: [UnsafeMutableRawPointer?]) {
    lock.withLock {
      runningCell = cell
      self.addresses = addresses
      releases = [:]
    }
  }

  static func release(_ key: Key, atMark mark: Int) {
    lock.withLock { releases[mark, default: []].append(key) }
  }

  /// Where values lie that need no place.
  private nonisolated(unsafe) static let nowhere = UnsafeMutableRawPointer.allocate(
    byteCount: 16, alignment: 16)

  static func define(_ index: Int, size: Int, _ make: (UnsafeMutableRawPointer) -> Variable) {
    lock.withLock {
      guard addresses.indices.contains(index),
        let address = addresses[index] ?? (size == 0 ? nowhere : nil)
      else { return }
      variables[Key(cell: runningCell, index: index)] = make(address)
    }
  }

  static func reached(mark: Int) {
    // A cell without anything to release is spared the lock.
    if releases.isEmpty { return }
    for key in lock.withLock({ releases.removeValue(forKey: mark) }) ?? [] { release(key) }
  }

  static func value(_ key: Key) -> (type: any Any.Type, value: Any?)? {
    guard let variable = lock.withLock({ variables[key] }) else { return nil }
    return (variable.type, variable.read(variable.address))
  }

  /// Destroys a value, and fills its place with zeros: what should not be reachable and yet is used must not be garbage.
  static func release(_ key: Key) {
    guard let variable = lock.withLock({ variables.removeValue(forKey: key) }) else { return }
    variable.destroy(variable.address)
    variable.address.initializeMemory(as: UInt8.self, repeating: 0, count: variable.size)
  }
}

/// Notes that the running cell's variable at place `index` has its value.
public func _lecternVariable<Value>(_ index: Int, _ value: borrowing Value) {
  VariableStore.define(index, size: MemoryLayout<Value>.size) { address in
    VariableStore.Variable(
      type: Value.self, address: address,
      read: { $0.assumingMemoryBound(to: Value.self).pointee },
      destroy: { $0.assumingMemoryBound(to: Value.self).deinitialize(count: 1) },
      size: MemoryLayout<Value>.size)
  }
}

/// The same for a value that cannot be copied, and so not be read either.
@_disfavoredOverload
public func _lecternVariable<Value: ~Copyable>(_ index: Int, _ value: borrowing Value) {
  VariableStore.define(index, size: MemoryLayout<Value>.size) { address in
    VariableStore.Variable(
      type: UncopyableValue.self, address: address, read: { _ in nil },
      destroy: { $0.assumingMemoryBound(to: Value.self).deinitialize(count: 1) },
      size: MemoryLayout<Value>.size)
  }
}

/// Stands for the type of a value that cannot be copied.
enum UncopyableValue {}

/// For the worker: a cell is about to run.
@_cdecl("lectern_begin_cell")
public func _lecternBeginCell(
  _ cell: Int, _ addresses: UnsafePointer<UnsafeMutableRawPointer?>, _ count: Int
) {
  VariableStore.begin(cell: cell, addresses: Array(UnsafeBufferPointer(start: addresses, count: count)))
}

/// For the worker: when the running cell comes to `mark`, a variable of an earlier cell is out of reach.
@_cdecl("lectern_release_at_mark")
public func _lecternReleaseAtMark(_ mark: Int, _ cell: Int, _ index: Int) {
  VariableStore.release(VariableStore.Key(cell: cell, index: index), atMark: mark)
}
