import Foundation

/// Empty stand-ins for the C modules that the library uses inside.
///
/// The library's Swift modules name them although nothing of theirs is visible (`internal import CKernels`), and the
/// compiler insists on finding a module of that name. Which they are it says itself ("missing required module"); the
/// answer is kept beside the module cache.
struct ModuleStubs {
  let folder: String
  private var file: String { "\(folder)/module.modulemap" }

  /// Those of the library as it is now, so that a new cache needs no second compilation.
  private static let known = ["CCrypto", "CHDF5", "CKernels", "CLibZip", "COpenBLAS", "CStreams", "CZlib"]

  init(moduleCache: String) {
    folder = "\(moduleCache)/stubs"
    addKnown()
  }

  func addKnown() { add(Self.known) }

  /// Adds stand-ins for the modules that `diagnostics` miss; false if they miss none that could be added.
  func add(missingIn diagnostics: [Diagnostic]) -> Bool {
    let names = diagnostics.filter { $0.message.hasPrefix("missing required module") }.flatMap { diagnostic in
      diagnostic.message.matches(of: #/'(\w+)'/#).map { String($0.1) }
    }
    return add(names)
  }

  /// Adds stand-ins for the modules that have none yet; whether there were any.
  @discardableResult
  private func add(_ names: [String]) -> Bool {
    let present = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
    let new = Set(names).filter { !present.contains("module \($0) {}\n") }
    if new.isEmpty { return false }
    let text = present + new.sorted().map { "module \($0) {}\n" }.joined()
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    return (try? text.write(toFile: file, atomically: true, encoding: .utf8)) != nil
  }
}
