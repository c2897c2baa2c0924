import Foundation

/// Files read and written with errors that name the file and the cause in plain words.
public enum NotebookFile {
  /// The content of a file.
  ///
  /// - Throws: ``NotebookError``.
  public static func read(_ path: String) throws -> Data {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw NotebookError.missing(path: path)
    }
    guard !isFolder.boolValue else { throw NotebookError.unreadable(path: path, reason: "it is a folder") }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw NotebookError.unreadable(path: path, reason: SystemError.text(EACCES))
    }
    return data
  }

  /// Writes a file in one step: whoever reads it, or a crash or a full disk at any time, finds the whole former content or
  /// the whole new one.
  ///
  /// The content goes to a temporary file beside it, onto the disk, and then takes the name. Links are followed and the
  /// former file's permissions kept.
  ///
  /// - Throws: ``NotebookError``; the temporary file is removed then.
  public static func write(_ data: Data, to path: String) throws {
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: target, isDirectory: &isFolder)
    if isFolder.boolValue { throw NotebookError.unwritable(path: path, reason: "it is a folder") }
    if exists, access(target, W_OK) != 0 { throw failure(path, errno) }
    let temporary = try TemporaryFile(beside: target, path: path)
    do {
      try temporary.write(data)
      try temporary.moveInPlace(keepingModeOf: exists ? target : nil)
    } catch {
      temporary.remove()
      throw error
    }
  }

  /// Makes sure, before hours of work, that `path` could be written: its folder is made and tried.
  ///
  /// - Throws: ``NotebookError``.
  public static func prepareToWrite(_ path: String) throws {
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    try makeFolder(target.deletingLastPathComponent().path)
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: target.path, isDirectory: &isFolder) {
      if isFolder.boolValue { throw NotebookError.unwritable(path: path, reason: "it is a folder") }
      if access(target.path, W_OK) != 0 { throw failure(path, errno) }
    }
    try TemporaryFile(beside: target.path, path: path).remove()
  }

  /// Makes a folder and those above it.
  ///
  /// - Throws: ``NotebookError``.
  public static func makeFolder(_ path: String) throws {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch let error as CocoaError where error.code == .fileWriteOutOfSpace {
      throw NotebookError.diskFull(path: path)
    } catch let error as CocoaError where error.code == .fileWriteNoPermission {
      throw NotebookError.unwritable(path: path, reason: SystemError.text(EACCES))
    } catch {
      throw NotebookError.unwritable(path: path, reason: "its folder cannot be made here")
    }
  }

  static func failure(_ path: String, _ code: Int32) -> NotebookError {
    code == ENOSPC || code == EDQUOT
      ? .diskFull(path: path) : .unwritable(path: path, reason: SystemError.text(code))
  }
}

/// The system's words for an error number.
enum SystemError {
  static func text(_ code: Int32) -> String { String(cString: strerror(code)).lowercased() }
}

/// A new file beside another, with a name nobody else uses.
private struct TemporaryFile {
  let name: String
  let target: String
  /// What messages call the file.
  let path: String
  let descriptor: Int32

  init(beside target: String, path: String) throws {
    let name = "\(target).\(String(UInt32.random(in: .min ... .max), radix: 36)).tmp"
    let descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw NotebookFile.failure(path, errno) }
    self.name = name
    self.descriptor = descriptor
    self.target = target
    self.path = path
  }

  func write(_ data: Data) throws {
    try data.withUnsafeBytes { bytes in
      var rest = bytes[...]
      while let start = UnsafeRawBufferPointer(rebasing: rest).baseAddress, !rest.isEmpty {
        let count = writeBytes(descriptor, start, rest.count)
        if count < 0 {
          if errno == EINTR { continue }
          throw NotebookFile.failure(path, errno)
        }
        rest = rest.dropFirst(count)
      }
    }
    // On the disk before the name changes hands: else a power cut could leave an empty file under the old name.
    guard fsync(descriptor) == 0 else { throw NotebookFile.failure(path, errno) }
  }

  /// Gives the file the target's name, with the former file's permissions if there was one.
  func moveInPlace(keepingModeOf former: String?) throws {
    var information = stat()
    if let former, stat(former, &information) == 0 { fchmod(descriptor, information.st_mode & 0o7777) }
    guard rename(name, target) == 0 else { throw NotebookFile.failure(path, errno) }
    close(descriptor)
  }

  func remove() {
    close(descriptor)
    unlink(name)
  }
}

// `write` inside a type with a method of that name would find the method.
private func writeBytes(_ descriptor: Int32, _ start: UnsafeRawPointer, _ count: Int) -> Int {
  write(descriptor, start, count)
}
