import Foundation
import UserErrors

#if canImport(FoundationNetworking)
  // The toolchain's own client: it brings TLS and proxies and needs no package beyond Swift itself.
  internal import FoundationNetworking
#endif

/// Downloads files over HTTP with progress and retries.
package struct Downloader: Sendable {
  /// How often an address is tried.
  package var attempts = 3
  /// Seconds before the second try; doubled for each further one.
  package var pause = 1.0
  /// Seconds without any byte after which a try fails.
  package var timeout = 20.0

  /// A downloader with the usual patience.
  package init() {}

  /// The bytes at `address`, at most `limit` of them.
  package func download(_ address: String, limit: Int) throws -> [UInt8] {
    guard let url = URL(string: address), url.scheme != nil else {
      throw DatasetError("\(address) is not an address.")
    }
    print("Downloading data from \(address)")
    var attempt = 1
    while true {
      let transfer = Transfer(limit: limit)
      switch try transfer.run(url, timeout: timeout) {
      case .success(let bytes): return bytes
      case .failure(let failure):
        if !failure.mayPass || attempt >= attempts {
          throw DatasetError("\(address): \(failure.text)")
        }
        print("\(failure.text) Trying again (\(attempt + 1) of \(attempts)).")
        Thread.sleep(forTimeInterval: pause * Double(1 << (attempt - 1)))
        attempt += 1
      }
    }
  }
}

/// Why a download failed, and whether another try may help.
struct DownloadFailure: Error {
  let text: String
  let mayPass: Bool
}

/// One request. The session calls the delegate on a queue of its own; the caller waits, draws the progress and
/// stays interruptible.
private final class Transfer: NSObject, URLSessionDataDelegate, @unchecked Sendable {
  private let limit: Int
  private let condition = NSCondition()
  private var bytes: [UInt8] = []
  private var total: Int?
  private var result: Result<[UInt8], DownloadFailure>?

  init(limit: Int) { self.limit = limit }

  func run(_ url: URL, timeout: Double) throws -> Result<[UInt8], DownloadFailure> {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.timeoutIntervalForRequest = timeout
    let session = URLSession(configuration: configuration, delegate: self, delegateQueue: nil)
    defer { session.invalidateAndCancel() }
    session.dataTask(with: url).resume()
    return try wait()
  }

  private func wait() throws -> Result<[UInt8], DownloadFailure> {
    var progress = DownloadProgress()
    condition.lock()
    defer { condition.unlock() }
    while result == nil {
      // Thrown and not raised: the lock must be given back.
      if isInterrupted { throw KeyboardInterrupt() }
      _ = condition.wait(until: Date(timeIntervalSinceNow: 0.1))
      if !bytes.isEmpty, result == nil { progress.draw(received: bytes.count, total: total, isLast: false) }
    }
    if !bytes.isEmpty { progress.draw(received: bytes.count, total: total, isLast: true) }
    return result ?? .failure(DownloadFailure(text: "No answer.", mayPass: true))
  }

  private func finish(_ outcome: Result<[UInt8], DownloadFailure>) {
    if result == nil { result = outcome }
    condition.signal()
  }

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
  ) {
    condition.withLock {
      let status = (response as? HTTPURLResponse)?.statusCode ?? 200
      if status != 200 {
        finish(
          .failure(
            DownloadFailure(text: "The server answered with status \(status).", mayPass: status >= 500)))
      }
      if response.expectedContentLength > 0 { total = Int(response.expectedContentLength) }
      completionHandler(status == 200 ? .allow : .cancel)
    }
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    condition.withLock {
      bytes += data
      if bytes.count > limit {
        finish(.failure(DownloadFailure(text: "The server sent more than \(limit) bytes.", mayPass: false)))
        dataTask.cancel()
      }
      condition.signal()
    }
  }

  func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
    condition.withLock {
      if let error {
        finish(.failure(DownloadFailure(text: error.localizedDescription, mayPass: true)))
      } else if let total, bytes.count < total {
        finish(
          .failure(
            DownloadFailure(
              text: "The connection closed after \(bytes.count) of \(total) bytes.", mayPass: true)))
      } else {
        finish(.success(bytes))
      }
    }
  }
}
