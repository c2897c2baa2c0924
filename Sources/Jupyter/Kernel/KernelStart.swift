import Foundation
import Messaging

/// How a kernel and whoever starts it find each other, given the file that the kernel was started with.
public struct KernelStart {
  /// Where the sockets are to be.
  public let connection: ConnectionInformation
  /// The connection file that other clients read.
  private let file: String
  private let registration: Registration?
  private let isNew: Bool

  /// A connection file says where the sockets are; a registration file, where to tell which were chosen; for a file that
  /// does not exist yet, sockets and a new key are of the kernel's choice, and the file will say which.
  public init(file path: String, environment: [String: String]) throws {
    guard let data = FileManager.default.contents(atPath: path) else {
      guard !FileManager.default.fileExists(atPath: path) else {
        throw ConnectionFileError("no connection file can be read at \(path)")
      }
      (file, registration, isNew) = (path, nil, true)
      connection = ConnectionInformation(key: UUID().uuidString.lowercased())
      return
    }
    registration = try Registration(parsing: data)
    if let registration {
      let folder = try JupyterRuntimeFolder.url(environment: environment)
      file = folder.appendingPathComponent("kernel-\(registration.fileName).json").path
      connection = registration.connection
      isNew = true
    } else {
      file = path
      connection = try ConnectionInformation(parsing: data)
      isNew = false
    }
  }

  /// Tells where the sockets are, now that they are bound.
  public func announce(_ chosen: ConnectionInformation) throws {
    if isNew || chosen != connection { try chosen.write(to: file) }
    try registration?.register(chosen)
  }

  /// Removes the connection file if nobody else will: of a kernel that was started with a registration file.
  public func end() {
    if registration != nil { try? FileManager.default.removeItem(atPath: file) }
  }
}

/// Where connection files of running kernels are.
///
/// Source: "Jupyter paths", runtime files.
enum JupyterRuntimeFolder {
  /// The folder, which is made if it is not there.
  static func url(environment: [String: String]) throws -> URL {
    let folder: URL
    if let given = environment["JUPYTER_RUNTIME_DIR"], !given.isEmpty {
      folder = URL(fileURLWithPath: given)
    } else {
      folder = try JupyterDataFolder.user.url(environment: environment).appendingPathComponent("runtime")
    }
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    return folder
  }
}

extension Registration {
  /// The kernel's id as part of a file's name.
  fileprivate var fileName: String {
    String(kernelID.map { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" ? $0 : "-" }.prefix(100))
  }
}
