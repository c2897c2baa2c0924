/// What a directive is for: the one list from which cells, completion and help are served.
package struct DirectiveDescription: Sendable {
  /// Its names, the usual one first.
  package var names: [String]
  /// What may be written, one form a line.
  package var usage: [String]
  /// What it does, in one line.
  package var summary: String
  /// Whether it may stand as `%name`, as `%%name`, or both.
  package var places: Places = .line
  /// Whether what follows it is Swift.
  package var takesSwift = false

  package enum Places: Sendable { case line, cell, both }

  package var name: String { names[0] }

  /// All of them, in the order of the help.
  package static let all: [DirectiveDescription] = [
    .init(
      names: ["time"], usage: ["%time EXPRESSION", "%%time"],
      summary: "Run once and print the time it took: CPU and wall clock.", places: .both, takesSwift: true),
    .init(
      names: ["timeit"], usage: ["%timeit [-n LOOPS] [-r RUNS] EXPRESSION", "%%timeit [-n LOOPS] [-r RUNS]"],
      summary: "Run many times and print the mean time and its spread.", places: .both, takesSwift: true),
    .init(
      names: ["optimise", "optimize"], usage: ["%optimise on | off | auto"],
      summary: "Compile the cells to come with -O, without, or as their contents ask for (auto)."),
    .init(
      names: ["warnings"], usage: ["%warnings on | off"],
      summary: "Show the compiler's warnings about the cells to come, or not."),
    .init(names: ["who"], usage: ["%who"], summary: "Names of the session's variables."),
    .init(names: ["whos"], usage: ["%whos"], summary: "The session's variables with types and values."),
    .init(
      names: ["restore"], usage: ["%restore"],
      summary: "After the worker has died: run again the cells that had succeeded."),
    .init(names: ["reset"], usage: ["%reset"], summary: "A new session: all variables go."),
    .init(
      names: ["package"],
      usage: [
        "%package(\"https://github.com/apple/swift-algorithms\", from: \"1.2.0\", products: [\"Algorithms\"])",
        "%package(\"ADDRESS\", exact: \"1.2.0\")", "%package(\"ADDRESS\", \"1.2.0\"..<\"1.4.0\")",
        "%package(\"ADDRESS\", branch: \"main\")", "%package(path: \"../MyPackage\")",
      ],
      summary: "Resolve and build a Swift package; its products can be imported at once."),
    .init(
      names: ["load"],
      usage: [
        "%load(\"sqlite3\")", "%load(\"zlib\", as: \"CZlib\", header: \"zlib.h\")",
        "%load(\"path/to/module.modulemap\")",
      ],
      summary: "Make a C library importable, by its pkg-config name or a module map."),
    .init(names: ["cd"], usage: ["%cd FOLDER"], summary: "Change the folder in which cells run."),
    .init(names: ["pwd"], usage: ["%pwd"], summary: "Print the folder in which cells run."),
    .init(
      names: ["env"], usage: ["%env", "%env NAME", "%env NAME=VALUE"],
      summary: "Print or set environment variables of the session."),
    .init(
      names: ["bash", "sh"], usage: ["%%bash"], summary: "Run the cell's text as a script of bash (or sh).",
      places: .cell),
    .init(
      names: ["writefile"], usage: ["%%writefile [-a] FILE"],
      summary: "Write the cell's text to a file (-a: append).", places: .cell),
    .init(
      names: ["markdown", "html", "latex", "svg"], usage: ["%%markdown", "%%html", "%%latex", "%%svg"],
      summary: "Show the cell's text in that form.", places: .cell),
    .init(names: ["help", "lsmagic"], usage: ["%help", "%help NAME"], summary: "This list."),
  ]

  /// What goes by `name`.
  package static func named(_ name: String) -> DirectiveDescription? { all.first { $0.names.contains(name) } }

  /// Names that differ from `name` by a slip of the hand, the nearest first.
  package static func near(_ name: String) -> [String] {
    let candidates = all.flatMap(\.names).map { ($0, editDistance($0, name.lowercased())) }
    let near = candidates.filter { $0.1 <= max(1, name.count / 3) || $0.0.hasPrefix(name) && name.count > 1 }
    return near.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.prefix(3).map(\.0)
  }
}

extension Directive {
  /// Whether what follows it is Swift.
  var takesSwift: Bool { form != .shell && DirectiveDescription.named(name)?.takesSwift == true }
}

/// How many letters have to be inserted, deleted, replaced or swapped with their neighbours to make `left` into `right`.
///
/// Source: optimal string alignment distance, a restricted Damerau-Levenshtein distance.
package func editDistance(_ left: String, _ right: String) -> Int {
  let a = Array(left)
  let b = Array(right)
  var distances = [[Int]](repeating: [Int](repeating: 0, count: b.count + 1), count: a.count + 1)
  for i in 0...a.count { distances[i][0] = i }
  for j in 0...b.count { distances[0][j] = j }
  for i in 1..<(a.count + 1) {
    for j in 1..<(b.count + 1) {
      let replaced = distances[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
      distances[i][j] = min(replaced, distances[i - 1][j] + 1, distances[i][j - 1] + 1)
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
        distances[i][j] = min(distances[i][j], distances[i - 2][j - 2] + 1)
      }
    }
  }
  return distances[a.count][b.count]
}
