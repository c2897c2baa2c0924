import Foundation

enum FileError: Error { case missing(String), locked }

extension FileError: LocalizedError {
  var errorDescription: String? {
    switch self {
    case .missing(let name): "There is no \(name)."
    case .locked: "It is locked."
    }
  }
}

final class Handle {
  let name: String
  init(_ name: String) throws {
    if name.hasPrefix("no") { throw FileError.missing(name) }
    self.name = name
    print("open \(name)")
  }
  deinit { print("close \(name)") }
}

func copy(_ from: String, _ to: String) throws -> Int {
  let source = try Handle(from)
  let target = try Handle(to)
  return source.name.count + target.name.count
}

print((try? copy("a", "bb")) ?? -1)

do { _ = try copy("a", "none") } catch { print(error.localizedDescription) }

do {
  do { throw FileError.locked } catch FileError.missing { print("wrong") }
} catch {
  print("outer:", error.localizedDescription)
}
