import Foundation

/// A Swift program of the corpus, and what the compiler's own run of it as one file gave.
public struct Program: Sendable {
  /// `topic/name`.
  public var name: String
  public var source: String
  public var expected: Behaviour

  /// The folder of the programs, in the package that this was built from.
  public static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Programs")

  /// All programs below `folder`, in the order of their names.
  ///
  /// - Throws: what keeps one from being read. A program without its `.expected` is an error: make
  ///   it with `scripts/golden/differential_programs.py`.
  public static func all(in folder: URL = folder) throws -> [Program] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    func text(_ path: String) throws -> String {
      try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
    }
    return try paths.filter { $0.hasSuffix(".swift") }.sorted().map { path in
      let name = String(path.dropLast(".swift".count))
      return Program(
        name: name, source: try text(path), expected: Behaviour(try text(name + ".expected")))
    }
  }
}

/// What a program does, as far as it is compared: what it prints, and how it ends.
public struct Behaviour: Equatable, Sendable {
  public var stdout: String
  /// `trap: MESSAGE` or `error: TEXT`; nil for a program that runs to its end.
  public var ending: String?

  public init(stdout: String, ending: String? = nil) {
    self.stdout = stdout
    self.ending = ending
  }

  /// Reads an `.expected` file: the output, then `=== ` and the ending if it is not the usual one.
  init(_ text: String) {
    guard let mark = text.range(of: "=== ", options: .backwards),
      mark.lowerBound == text.startIndex || text[text.index(before: mark.lowerBound)] == "\n"
    else {
      self.init(stdout: text)
      return
    }
    self.init(
      stdout: String(text[..<mark.lowerBound]),
      ending: text[mark.upperBound...].trimmingCharacters(in: .newlines))
  }
}
