/// Something that a cell declares at its top level and later cells can use.
struct Declaration: Equatable {
  /// How it is imported by name: `@testable import struct Cell_3.Point`.
  enum Kind: String {
    case `let`, `var`, `func`, `struct`, `class`, `enum`, `protocol`, `typealias`
    /// Macros and everything else that can only be imported with its whole module.
    case unscoped
  }

  var kind: Kind
  var name: String
  /// For functions, what tells overloads apart: labels and parameter types.
  var signature: String = ""
  /// Which of the cell's progress marks says that the declaration has its value; nil where none is needed.
  var mark: Int?
  /// For stored variables, the place among the cell's; nil for those that hold their value weakly.
  var storageIndex: Int?
  /// The names its text mentions, for finding out what depends on a variable without a value.
  var mentions: Set<String> = []

  /// Whether it is an operator that a type or an extension implements.
  var isMember = false
  /// For functions, the text and the line where it starts: what a newer cell leaves of its overloads is compiled with that cell.
  var text = ""
  var line = 0
  /// The cell that `line` belongs to, where that is not the one that declares it now.
  var cellName = ""
}

/// Something that a cell adds to all later cells without giving it a name that could be imported: extensions,
/// operators. Two of them with the same key mean the same thing, and the newer one counts.
typealias AmbientKey = String

/// A member that an extension adds.
struct ExtensionMember: Equatable {
  /// The extension without its body and its protocols: `extension Array where Element == Int`.
  var header: String
  /// The type's name without arguments.
  var type: String
  var key: AmbientKey
  /// What the member is called.
  var names: Set<String>
  var mentions: Set<String>
  var text: String
  var line: Int
  /// The cell that `line` belongs to, where that is not the one that declares it now.
  var cellName = ""
}
