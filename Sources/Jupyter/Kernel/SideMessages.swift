import Cells
import Foundation
import Messaging

/// Who in the kernel takes what code in the session sends to the front end, by channel (`SideChannel` of the library).
final class SideMessages: @unchecked Sendable {
  /// Takes a message's bytes and, if a request is being dealt with, that request.
  typealias Receiver = (_ bytes: [UInt8], _ cause: Message?) -> Void

  private let lock = NSLock()
  private var receivers: [String: Receiver] = [:]

  /// From now on hands messages on `channel` to `receiver`.
  func onMessage(on channel: String, _ receiver: @escaping Receiver) {
    lock.withLock { receivers[channel] = receiver }
  }

  /// Hands a message on; one that nobody takes is dropped.
  func receive(_ message: SideMessage, cause: Message?) {
    guard let receiver = lock.withLock({ receivers[message.channel] }) else {
      return Log.warning("dropped a message of the session on the channel '\(message.channel)'")
    }
    receiver(message.bytes, cause)
  }
}
