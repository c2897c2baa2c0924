import CommFrames
import Display
import Foundation
import OrderedJSON

/// The session's open comms, and who answers when the front end opens one.
public final class CommManager: @unchecked Sendable {
  /// The session's own.
  public static let shared = CommManager()

  private let lock = NSRecursiveLock()
  private var comms: [String: Comm] = [:]
  private var targets: [String: (Comm, CommContent) -> Void] = [:]

  private init() {
    SideChannel.receive(on: CommFrame.channel) { [weak self] bytes in
      guard let frame = CommFrame(bytes) else { return }
      self?.receive(frame)
    }
  }

  /// From now on calls `handler` when the front end opens a comm for `target`, with what it said.
  public func register(target: String, _ handler: @escaping (Comm, CommContent) -> Void) {
    lock.withLock { targets[target] = handler }
  }

  /// The open comms.
  public var open: [Comm] { lock.withLock { Array(comms.values) } }

  func add(_ comm: Comm) { lock.withLock { comms[comm.id] = comm } }
  func remove(_ comm: Comm) { lock.withLock { comms[comm.id] = nil } }

  /// Hands a message to its comm. A message to a comm that there is not, which an earlier process of the session may have had, is
  /// answered by closing it.
  func receive(_ frame: CommFrame) {
    let content = CommContent(frame.data, metadata: frame.metadata, buffers: frame.buffers)
    if frame.kind == .open { return opened(frame, content) }
    guard let comm = lock.withLock({ comms[frame.id] }) else {
      if frame.kind == .message { refuse(frame) }
      return
    }
    if frame.kind == .message { return comm.onMessage?(content) ?? () }
    if comm.end() { comm.onClose?(content) }
  }

  private func opened(_ frame: CommFrame, _ content: CommContent) {
    guard let handler = lock.withLock({ targets[frame.target] }) else { return refuse(frame) }
    let comm = Comm(opened: frame.id, target: frame.target)
    add(comm)
    handler(comm, content)
  }

  private func refuse(_ frame: CommFrame) {
    SideChannel.send(CommFrame(.close, id: frame.id).bytes, on: CommFrame.channel)
  }
}
