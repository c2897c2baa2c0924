import Cells
import Foundation

/// Packages that were built, kept from session to session in the user's cache folder: one folder for each package, version
/// required, choice of products, and toolchain.
final class PackageStore: @unchecked Sendable {
  private let environment: [String: String]
  private let lock = NSLock()
  private var folder: String
  /// The keys of packages by name that this session has loaded.
  private var loaded: [String: String] = [:]

  init(environment: [String: String], workingDirectory: String) {
    self.environment = environment
    folder = workingDirectory
  }

  /// What relative paths start from.
  var workingDirectory: String {
    get { lock.withLock { folder } }
    set { lock.withLock { folder = newValue } }
  }

  func forgetSession() { lock.withLock { loaded = [:] } }

  /// The package of `request`, from the cache or built now.
  ///
  /// - Throws: ``DirectiveError`` with what the package manager said.
  func package(_ request: PackageRequest, task: CommandTask, onProgress: @escaping (String) -> Void) throws
    -> BuiltPackage
  {
    let toolchain: Toolchain
    do { toolchain = try Toolchain.find(environment: environment) } catch { throw DirectiveError("\(error)") }
    let request = try absolute(request)
    let key = try PackageKey(request)
    let folder = "\(cacheFolder)/packages/\(toolchain.stamp)/\(request.name)-\(key.text)"
    if let found = BuiltPackage(folder: folder) { return try noted(found, request, key) }
    do { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) } catch {
      throw DirectiveError("cannot make the folder \(folder) for the package: \(error.localizedDescription)")
    }
    return try FileLock.holding("\(folder)/lock") {
      // Another session may have built it while this one waited.
      if let found = BuiltPackage(folder: folder) { return try noted(found, request, key) }
      let build = PackageBuild(
        request: request, folder: folder, library: "LecternPackage_\(key.text)",
        swift: "\(toolchain.root)/bin/swift",
        environment: environment, task: task, onProgress: onProgress)
      return try noted(try build.run(), request, key)
    }
  }

  /// Where Lectern keeps what can be made again.
  var cacheFolder: String {
    let caches = CacheFolder.usable(environment: environment)
    return "\(caches)/lectern"
  }

  /// A library that is loaded cannot be replaced by another version of itself.
  private func noted(_ package: BuiltPackage, _ request: PackageRequest, _ key: PackageKey) throws
    -> BuiltPackage
  {
    try lock.withLock {
      if let other = loaded[request.name], other != key.text {
        throw DirectiveError(
          "another version of \(request.name), or with other products, is loaded in this session: %reset or restart the "
            + "kernel first. (A cell's own change of a local package counts as another version.)",
          name: "PackageError")
      }
      loaded[request.name] = key.text
      return package
    }
  }

  private func absolute(_ request: PackageRequest) throws -> PackageRequest {
    guard case .path(let path) = request.source else { return request }
    var result = request
    let expanded = NSString(string: path).expandingTildeInPath
    let full = expanded.hasPrefix("/") ? expanded : "\(workingDirectory)/\(expanded)"
    let standard = URL(fileURLWithPath: full).standardizedFileURL.path
    guard FileManager.default.fileExists(atPath: "\(standard)/Package.swift") else {
      throw DirectiveError(
        "there is no package in \(standard): a package's folder has a file Package.swift",
        name: "PackageError")
    }
    result.source = .path(standard)
    return result
  }
}

/// Under what a package is kept: everything that its build depends on but the toolchain.
struct PackageKey {
  let text: String

  init(_ request: PackageRequest) throws {
    var hash = FNVHash()
    hash.add("format 1")
    hash.add(request.manifest(library: "", products: request.products ?? ["*"]))
    if case .path(let path) = request.source { Self.addFiles(of: path, to: &hash) }
    text = hash.text
  }

  /// Names, sizes and dates of the package's files: a change makes another key.
  private static func addFiles(of path: String, to hash: inout FNVHash) {
    let keys: Set<URLResourceKey> = [.contentModificationDateKey, .fileSizeKey, .isRegularFileKey]
    let files = FileManager.default.enumerator(
      at: URL(fileURLWithPath: path), includingPropertiesForKeys: Array(keys), options: [.skipsHiddenFiles])
    var lines: [String] = []
    while let file = files?.nextObject() as? URL {
      guard let values = try? file.resourceValues(forKeys: keys), values.isRegularFile == true else {
        continue
      }
      let date = values.contentModificationDate?.timeIntervalSince1970 ?? 0
      lines.append("\(file.path) \(values.fileSize ?? 0) \(date)")
    }
    for line in lines.sorted() { hash.add(line) }
  }
}

/// The 64-bit FNV-1a hash (Fowler, Noll, Vo).
struct FNVHash {
  private var value: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ text: String) {
    for byte in text.utf8 + [0] { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
  }

  var text: String { String(value, radix: 16) }
}

extension Toolchain {
  /// Changes with the toolchain: compiled modules fit one compiler only.
  var stamp: String {
    var hash = FNVHash()
    hash.add(root)
    let attributes = try? FileManager.default.attributesOfItem(atPath: sourceKit)
    hash.add("\((attributes?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0)")
    return "swift-\(hash.text)"
  }
}

/// A lock between processes (flock(2)).
enum FileLock {
  static func holding<Value>(_ path: String, _ body: () throws -> Value) throws -> Value {
    let descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw DirectiveError("cannot write \(path): \(String(cString: strerror(errno)))")
    }
    defer { close(descriptor) }
    while flock(descriptor, LOCK_EX) != 0 && errno == EINTR {}
    return try body()
  }
}
