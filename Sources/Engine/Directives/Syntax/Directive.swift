/// One directive of a cell, as it was written.
package struct Directive: Equatable {
  /// Its first line in the cell, from 0.
  package var line: Int
  /// How many lines it takes.
  package var lineCount: Int
  /// How it begins.
  package var form: Form
  /// Its name without the mark, for example `time`; empty for `!`.
  package var name: String
  /// What follows the name, without the space between.
  package var arguments: String
  /// How many characters stand before ``arguments`` on its first line.
  package var argumentsColumn: Int

  /// The mark in front of a directive.
  package enum Form: Equatable {
    /// `%name`: this line alone.
    case line
    /// `%%name`: the whole cell, whose text below the first line is `body`.
    case cell(body: String)
    /// `!command`: a line for the shell.
    case shell
  }

  /// As the user wrote it, for messages: `%time`, `%%bash`, `!`.
  package var shownName: String {
    switch form {
    case .line: "%\(name)"
    case .cell: "%%\(name)"
    case .shell: "!"
    }
  }
}
