import Foundation
import OrderedJSON

#if canImport(Glibc)
  import Glibc
#endif

/// A compilation that has begun before its cell is known: the compiler has set itself up and loaded
/// the library, and waits.
///
/// That is more than half of the time that a small cell takes. How it is made to wait, without
/// anything of the compiler's own being changed: among the modules that it is told to import
/// (`-import-module`) is one, the gate, whose file is a FIFO. Reading it lasts until the cell is
/// there and the module's bytes get written. The file with the cell's text has been mapped into
/// memory by then, but is parsed only behind the gate: the text is written over its blanks.
final class PreparedCompilation {
  let number: Int
  /// Of cells from this number on it knows nothing.
  let end: Int
  /// The arguments, beyond the usual, for modules that the session had added when it began.
  let addedArguments: [String]
  private let service: CompilerService
  private let request: Int
  private let module: String
  private let source: String
  private let gate: GateModule
  private let fifo: Fifo

  /// The longest text that it takes. More than four pages, or the compiler copies the file rather
  /// than mapping it; no multiple of a page, so that a zero byte follows.
  static let capacity = (1 << 16) + 64

  /// Begins; nil if the system does not have what it takes.
  ///
  /// - Parameter files: where the text is to lie, and a folder for its gate.
  init?(
    module: String, number: Int, end: Int, addedArguments: [String], files: (source: String, folder: String),
    arguments: [String], gate: GateModule, service: CompilerService
  ) {
    self.module = module
    self.number = number
    self.end = end
    self.addedArguments = addedArguments
    self.gate = gate
    self.service = service
    source = files.source
    let blanks = Data(repeating: UInt8(ascii: " "), count: Self.capacity)
    guard FileManager.default.createFile(atPath: source, contents: blanks),
      let fifo = Fifo(path: "\(files.folder)/\(GateModule.name).swiftmodule")
    else { return nil }
    self.fifo = fifo
    // The compiler takes the last one first; in the other order it would only wait earlier.
    let imports = [GateModule.name, "Lectern"].flatMap { ["-Xfrontend", "-import-module", "-Xfrontend", $0] }
    request = service.send([
      ("key.request", .uid("source.request.compile")), ("key.name", .string(module)),
      ("key.compilerargs", .strings(["-I", files.folder] + arguments + imports)),
    ])
  }

  var isAlive: Bool { service.isAlive }

  /// Compiles `text` and returns the compiler's answer; nil if the text is too long. `meanwhile` is
  /// called while the compiler works.
  func finish(_ text: String, meanwhile: () -> Void) throws -> JSON? {
    guard text.utf8.count <= Self.capacity, let file = FileHandle(forUpdatingAtPath: source) else {
      abandon()
      return nil
    }
    defer { close() }
    try file.write(contentsOf: Data(text.utf8))
    try file.close()
    fifo.replace(by: gate.path)
    fifo.write(gate.bytes)
    meanwhile()
    return try service.answer(to: request)
  }

  /// Ends it without a cell: a gate without contents is an error to the compiler.
  func abandon() {
    fifo.close()
    service.ignoreAnswer(to: request)
    close()
  }

  /// Ends it, and waits until the compiler writes none of its files any more.
  func endAndWait() {
    fifo.close()
    _ = try? service.answer(to: request)
    close()
  }

  /// Lets the compiler forget it.
  private func close() {
    fifo.close()
    fifo.remove()
    try? FileManager.default.removeItem(atPath: source)
    service.forget(compilation: module)
  }
}

/// The module that prepared compilations wait for: an empty one.
struct GateModule {
  static let name = "_LecternGate"
  let path: String
  let bytes: [UInt8]

  /// The compiled module at `path`; nil if it cannot be read, or does not fit into a FIFO (on Linux
  /// 64 KB).
  init?(path: String) {
    guard let data = FileManager.default.contents(atPath: path), !data.isEmpty, data.count < 60_000 else {
      return nil
    }
    self.path = path
    bytes = Array(data)
  }
}

/// A FIFO whose writing end is open, so that who opens it for reading waits for contents.
private final class Fifo {
  private let path: String
  private var descriptor: Int32

  init?(path: String) {
    guard mkfifo(path, 0o600) == 0 else { return nil }
    self.path = path
    // For reading and writing, since opening it for writing alone would wait for a reader.
    descriptor = open(path, O_RDWR | O_CLOEXEC)
    if descriptor < 0 { return nil }
  }

  deinit { close() }

  /// Puts a file in its place: who opens it again need not wait.
  func replace(by file: String) {
    symlink(file, path + ".file")
    rename(path + ".file", path)
  }

  func write(_ bytes: [UInt8]) {
    _ = systemWrite(descriptor, bytes, bytes.count)
    close()
  }

  func close() {
    if descriptor >= 0 { _ = systemClose(descriptor) }
    descriptor = -1
  }

  func remove() { unlink(path) }
}

// Methods of these names hide the functions.
private let systemWrite: (Int32, UnsafeRawPointer, Int) -> Int = { write($0, $1, $2) }
private let systemClose: (Int32) -> Int32 = { close($0) }
