import Cells
import OrderedJSON

/// The directives explained.
package enum DirectiveHelp {
  /// All of them, or the one called `name`, which may have its mark.
  package static func text(for name: String) throws -> String {
    let bare = String(name.drop { $0 == "%" })
    if bare.isEmpty { return list }
    guard let description = DirectiveDescription.named(bare) else {
      throw DirectiveError("there is no directive %\(bare). %help lists them all.", name: "UnknownDirective")
    }
    return (description.usage + ["    " + description.summary]).joined(separator: "\n") + "\n"
  }

  private static var list: String {
    let shell = DirectiveDescription(
      names: ["!"], usage: ["!COMMAND"],
      summary: "Run a command of the shell; its output appears as it comes.")
    let entries = (DirectiveDescription.all + [shell]).flatMap { description in
      description.usage.map { "  \($0)" } + ["      \(description.summary)"]
    }
    let end = "?NAME shows what is known about a name, ??NAME all of it."
    return (["Directives, among a cell's lines of Swift:", ""] + entries + ["", end]).joined(separator: "\n")
      + "\n"
  }

  /// Help for the directive whose name stands at `offset`.
  static func inspection(of cell: CellParts, at offset: Int) -> DisplayBundle? {
    let start = cell.lines.reduce(into: (offset: 0, starts: [Int]())) { state, line in
      state.starts.append(state.offset)
      state.offset += line.unicodeScalars.count + 1
    }.starts
    for directive in cell.directives {
      let begin = start[directive.line]
      guard (begin...(begin + directive.argumentsColumn)).contains(offset),
        let text = try? text(for: directive.name)
      else { continue }
      let markdown = "```\n\(text)```"
      return DisplayBundle(data: [
        "text/plain": JSON.string(text).text(), "text/markdown": JSON.string(markdown).text(),
      ])
    }
    return nil
  }
}

/// What could follow `%` at the start of a line.
struct DirectiveCompletion {
  let completions: Completions

  /// Nil where no directive's name is being written.
  init?(_ source: String, at offset: Int) {
    let before = String(String.UnicodeScalarView(source.unicodeScalars.prefix(offset)))
    let line = before.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
    guard let match = line.wholeMatch(of: #/[ \t]*(%{1,2})(\w*)/#) else { return nil }
    let marks = String(match.1)
    let typed = String(match.2)
    let start = offset - marks.count - typed.unicodeScalars.count
    let after = source.unicodeScalars.dropFirst(offset).prefix { $0.properties.isAlphabetic }
    let fitting = DirectiveDescription.all.filter { marks == "%%" ? $0.places != .line : true }
    let matches = fitting.flatMap { description in
      description.names.filter { $0.hasPrefix(typed) }.map { name in
        Completions.Match(
          text: (description.places == .cell ? "%%" : marks) + name, type: "magic",
          signature: description.usage[0])
      }
    }
    completions = Completions(
      matches: matches.sorted { $0.text < $1.text }, start: start, end: offset + after.count)
  }
}
