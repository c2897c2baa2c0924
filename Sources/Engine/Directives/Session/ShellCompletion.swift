import Cells
import Foundation

/// What could follow in a line for the shell, or in the name of a file or folder that a directive takes.
struct ShellCompletion {
  let completions: Completions
  private static let limit = 200

  /// Nil where no such text is being written.
  ///
  /// - Parameter folder: what relative paths start from.
  init?(_ cell: CellParts, at offset: Int, folder: String) {
    var start = 0
    for directive in cell.directives {
      start =
        cell.lines[..<directive.line].reduce(0) { $0 + $1.unicodeScalars.count + 1 }
        + directive.argumentsColumn
      guard Self.takesPaths(directive), offset >= start else { continue }
      let written = String(directive.arguments.unicodeScalars.prefix(offset - start))
      guard written.unicodeScalars.count == offset - start else { continue }
      // A word ends with a blank that no backslash stands before.
      let word = String(written.firstMatch(of: #/(?:\\.|[^\s\\"'=<>|;&()])*$/#)?.0 ?? "")
      let isCommand = directive.form == .shell && written.dropLast(word.count).allSatisfy(\.isWhitespace)
      let typed = word.replacing(#/\\(.)/#) { String($0.1) }
      let found = isCommand && !typed.contains("/") ? Self.commands(typed) : Self.paths(typed, from: folder)
      completions = Completions(
        matches: Array(found.prefix(Self.limit)), start: offset - word.unicodeScalars.count, end: offset)
      return
    }
    return nil
  }

  private static func takesPaths(_ directive: Directive) -> Bool {
    directive.form == .shell || ["cd", "writefile"].contains(directive.name)
  }

  private static func paths(_ typed: String, from folder: String) -> [Completions.Match] {
    let slash = typed.lastIndex(of: "/").map { typed.index(after: $0) } ?? typed.startIndex
    let head = String(typed[..<slash])
    let name = typed[slash...]
    let place = (head.hasPrefix("~/") ? HomeFolder.path() + head.dropFirst() : head)
    let base = place.hasPrefix("/") ? place : folder + "/" + place
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: base)) ?? []
    return entries.filter { $0.hasPrefix(name) && (!$0.hasPrefix(".") || name.hasPrefix(".")) }.sorted().map {
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: base + "/" + $0, isDirectory: &isFolder)
      return Completions.Match(text: quoted(head + $0) + (isFolder.boolValue ? "/" : ""), type: "path")
    }
  }

  /// Programs on the PATH.
  private static func commands(_ typed: String) -> [Completions.Match] {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
    let names = Set(folders.flatMap { (try? FileManager.default.contentsOfDirectory(atPath: $0)) ?? [] })
    return names.filter { $0.hasPrefix(typed) }.sorted().map {
      Completions.Match(text: quoted($0), type: "function")
    }
  }

  /// With a backslash before what means something to the shell.
  private static func quoted(_ path: String) -> String {
    path.replacing(#/[ \t"'\\$&;|<>()*?\[\]{}!#`]/#) { "\\" + $0.0 }
  }
}
