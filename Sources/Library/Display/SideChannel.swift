import UserErrors

/// Messages between code in the session and the front end, besides what is shown: for a library whose front end has a
/// counterpart (widgets, for example).
///
/// A message is bytes on a named channel. Up: ``send(_:on:)``, from any thread, whether a cell runs or not. Down: the
/// function given to ``receive(on:_:)`` is called, also while a cell runs, on a thread that is not the cell's; one
/// message at a time, in the order of their coming. What that function shows belongs to the message that it deals with.
public enum SideChannel {
  /// Whether there is a front end that takes messages.
  public static var isConnected: Bool { lock.withLock { sink } != nil }

  /// Sends `message` to the front end; without one, nothing happens.
  public static func send(_ message: [UInt8], on channel: String) {
    guard let sink = lock.withLock({ sink }) else { return }
    channel.withCString { name in
      message.withUnsafeBufferPointer { sink(name, $0.baseAddress, $0.count) }
    }
  }

  /// From now on hands messages on `channel` to `receiver`, in place of an earlier one; nil for nobody.
  public static func receive(on channel: String, _ receiver: (@Sendable ([UInt8]) -> Void)?) {
    lock.withLock { receivers[channel] = receiver }
  }

  /// Takes a channel's name, ended by a zero byte, and the message's bytes, for the length of the call.
  public typealias Sink = @convention(c) (UnsafePointer<CChar>, UnsafePointer<UInt8>?, Int) -> Void

  private static let lock = Lock()
  private nonisolated(unsafe) static var sink: Sink?
  private nonisolated(unsafe) static var receivers: [String: @Sendable ([UInt8]) -> Void] = [:]

  fileprivate static func connect(_ new: @escaping Sink) { lock.withLock { sink = new } }

  fileprivate static func deliver(_ message: [UInt8], on channel: String) {
    lock.withLock { receivers[channel] }?(message)
  }
}

/// For the worker: from now on messages for the front end go to `sink`.
@_cdecl("lectern_install_message_sink")
public func _lecternInstallMessageSink(_ sink: @escaping SideChannel.Sink) { SideChannel.connect(sink) }

/// For the worker: a message has come from the front end.
@_cdecl("lectern_deliver_message")
public func _lecternDeliverMessage(
  _ channel: UnsafePointer<CChar>, _ bytes: UnsafePointer<UInt8>, _ count: Int
) {
  SideChannel.deliver(Array(UnsafeBufferPointer(start: bytes, count: count)), on: String(cString: channel))
}
