import Foundation

/// Empty stand-ins for the C modules that the library uses inside.
///
/// The library's Swift modules name them although nothing of theirs is visible
/// (`internal import CKernels`), and the compiler insists on finding a module of that name. Which
/// they are it says itself ("missing required module"); the answer is kept beside the module cache,
/// a folder for each, so that sessions that start at once do not write one file.
struct ModuleStubs {
  let folder: String

  /// Those of the library as it is now, so that a new cache needs no second compilation.
  private static let known = [
    "CCrypto", "CHDF5", "CJPEG", "CKernels", "CLibDeflate", "CLibZip", "COpenBLAS", "CStreams",
    "CZlib",
  ]

  init(moduleCache: String) {
    folder = "\(moduleCache)/stand-ins"
    addKnown()
  }

  func addKnown() {
    for name in Self.known { add(name) }
  }

  /// Adds stand-ins for the modules that `diagnostics` miss, and names these modules, also those
  /// that another session has added meanwhile.
  func add(missingIn diagnostics: [Diagnostic]) -> Set<String> {
    let messages = diagnostics.map(\.message).filter { $0.hasPrefix("missing required module") }
    let names = Set(messages.flatMap { $0.matches(of: #/'(\w+)'/#).map { String($0.1) } })
    for name in names { add(name) }
    return names
  }

  private func add(_ name: String) {
    let file = "\(folder)/\(name)/module.modulemap"
    if FileManager.default.fileExists(atPath: file) { return }
    try? FileManager.default.createDirectory(
      atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
    try? "module \(name) {}\n".write(toFile: file, atomically: true, encoding: .utf8)
  }
}
