import Cells
import Foundation

extension DirectiveRunner {
  /// `%package`: makes the package importable, with its progress on one line.
  func load(_ request: PackageRequest) throws {
    let start = Date()
    let progress = ProgressLine { [onEvent] in onEvent(.stream(.stdout, $0)) }
    defer { progress.clear() }
    let package = try engine.run(CommandTask()) { task in
      try engine.packages.package(request, task: task) { progress.show($0) }
    }
    engine.base.add(package.added)
    let name = ([request.name, package.version].filter { !$0.isEmpty }).joined(separator: " ")
    let seconds = Date().timeIntervalSince(start)
    let origin = progress.hasShown ? String(format: "built in %.1f s", seconds) : "from the cache"
    progress.clear()
    print("\(name) (\(origin)): import \(package.modules.joined(separator: ", "))\n")
  }
}

/// A line that is written again and again.
final class ProgressLine {
  private let write: (String) -> Void
  private var length = 0
  private(set) var hasShown = false

  init(_ write: @escaping (String) -> Void) { self.write = write }

  func show(_ text: String) {
    let text = text.prefix(100)
    write("\r" + text + String(repeating: " ", count: max(0, length - text.count)))
    length = text.count
    hasShown = true
  }

  func clear() {
    if length > 0 { write("\r" + String(repeating: " ", count: length) + "\r") }
    length = 0
  }
}
