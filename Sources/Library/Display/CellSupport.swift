import Dispatch
import Synchronization
import UserErrors

// What the cell engine writes into a cell around the user's own code. Not for use by hand.

/// Shows the value of a cell's last expression; nothing for Void, or for a value that has no forms
/// to show.
public func _lecternShow<Value>(_ value: Value) {
  if Value.self == Void.self { return }
  if let displayable = value as? any Displayable, displayable.mimeBundle.contents.isEmpty { return }
  DisplaySink.current.show(.result(mimeBundle(of: value)))
}

/// The same for a value that cannot be copied, and so not be described either.
@_disfavoredOverload
public func _lecternShow<Value: ~Copyable>(_ value: borrowing Value) {
  DisplaySink.current.show(.result(["text/plain": "a value that cannot be copied"]))
}

/// How far the running cell has come: the number of its variables that have their value.
private let definedCount: UnsafeMutablePointer<Int> = {
  let count = UnsafeMutablePointer<Int>.allocate(capacity: 1)
  count.initialize(to: 0)
  return count
}()

/// Notes that the cell's first `count` variable declarations have run.
public func _lecternDefined(_ count: Int) {
  definedCount.pointee = count
  VariableStore.reached(mark: count)
}

/// For the worker: where the count lies; it sets it to zero before each cell.
@_cdecl("lectern_defined_count")
public func _lecternDefinedCount() -> UnsafeMutablePointer<Int> { definedCount }

/// Stands in front of a statement so that a line begins there. A fence is what the optimiser moves no
/// access across; on x86-64 it is no instruction.
@_alwaysEmitIntoClient @inline(__always)
public func _lecternLine() {
  atomicMemoryFence(ordering: .acquiringAndReleasing)
}

/// What a call gives that is made after `first`.
@_alwaysEmitIntoClient @inline(__always) @discardableResult
public func _lecternAfter<Value: ~Copyable>(_ first: Void, _ value: consuming Value) -> Value {
  value
}

/// What `try?` gives, in a cell that is compiled by the rules of Swift 4.
@discardableResult
public func _lecternFlattened<Value>(_ value: Value?) -> Value? { value }

/// The same of an optional: by the rules of Swift 5 it is not made an optional again (SE-0230).
@discardableResult
public func _lecternFlattened<Value>(_ value: Value??) -> Value? { value ?? nil }

/// Runs `body` as a task and waits for its value: a top-level `await` of a cell, which runs on a
/// thread of its own.
///
/// Here and below `body` does not escape, which tells the engine that the cell's variables are not
/// used by it any more when the cell has ended (Cells/Lifetime).
public func _lecternAwait<Value>(_ body: () async -> Value) -> Value {
  withoutActuallyEscaping(body) { body in
    let task = AwaitedTask<Value, Never>()
    task.start { .success(await body()) }
    return task.wait().value
  }
}

/// The same for `try await`.
public func _lecternTryAwait<Value>(_ body: () async throws -> Value) throws -> Value {
  try withoutActuallyEscaping(body) { body in
    let task = AwaitedTask<Value, any Error>()
    task.start {
      do { return .success(try await body()) } catch { return .failure(error) }
    }
    return try task.wait().get()
  }
}

extension Result where Failure == Never {
  fileprivate var value: Success {
    get {
      switch self {
      case .success(let value): return value
      }
    }
  }
}

/// A task whose result a thread waits for. The semaphore orders the writing of `result` before its
/// reading.
private final class AwaitedTask<Value, Failure: Error>: @unchecked Sendable {
  private var body: (() async -> Result<Value, Failure>)?
  private var result: Result<Value, Failure>?
  private let finished = DispatchSemaphore(value: 0)

  func start(_ body: @escaping () async -> Result<Value, Failure>) {
    self.body = body
    running = Task {
      self.result = await self.body?()
      self.body = nil  // before the caller goes on: to it, the closure has not escaped
      self.finished.signal()
    }
  }

  private var running: Task<Void, Never>?

  /// Waits, awake often enough that an interruption ends the task and the cell.
  func wait() -> Result<Value, Failure> {
    while finished.wait(timeout: .now() + .milliseconds(50)) == .timedOut {
      if isInterrupted { running?.cancel() }
      checkInterruption()
    }
    guard let result else { fatalError("a task has signalled without a result") }
    return result
  }
}

/// The value under a key, for `init(from:)` that the engine writes in the compiler's stead.
///
/// - Throws: what the decoder throws.
@_disfavoredOverload
public func _lecternDecode<Key: CodingKey, Value: Decodable>(
  _ container: KeyedDecodingContainer<Key>, _ key: Key
) throws -> Value {
  try container.decode(Value.self, forKey: key)
}

/// The same for an optional property, whose key may be missing.
///
/// - Throws: what the decoder throws.
public func _lecternDecode<Key: CodingKey, Value: Decodable>(
  _ container: KeyedDecodingContainer<Key>, _ key: Key
) throws -> Value? {
  try container.decodeIfPresent(Value.self, forKey: key)
}
