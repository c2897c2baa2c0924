import SwiftSyntax

/// A name of a type that a member of the class around it hides: `layers.Dense(4)` in a class with a
/// property `layers`. Swift looks no further than the member; where that has not what is asked of
/// it, the type outside is meant, as it would be in Python.
struct OuterType: Hashable {
  var name: String
  /// Where it stands in the cell, as a UTF-8 offset.
  var offset: Int

  /// What it is called where the member does not hide it.
  private var alias: String { "_LecternOuter_\(name)" }

  /// The line that gives the type that name, before the cell's own text.
  var declaration: String { "typealias \(alias) = \(name)" }

  var edit: Edit { Edit(start: offset, end: offset + name.utf8.count, text: alias) }

  /// The name that an error is about; nil for errors of other kinds, and outside of types.
  ///
  /// - Parameter offset: where in the cell the error points.
  init?(_ error: Diagnostic, at offset: Int, in cell: ParsedCell) {
    guard cell.places.contains(where: { $0.range.contains(offset) }) else { return nil }
    let text = Array(cell.source.utf8)
    let end: Int?
    if error.message.contains(#/^value of type '.*' has no member '/#) {
      end = Self.endOfBase(before: offset, in: text)
    } else if error.message.contains(#/^(cannot use )?instance member '\w+' (within|cannot be used)/#) {
      end = Self.endOfName(from: offset, in: text)
    } else {
      end = nil
    }
    guard let end, let name = Self.name(endingAt: end, in: text) else { return nil }
    if cell.declaresLocally(name) { return nil }
    self.name = name
    self.offset = end - name.utf8.count
  }

  /// A message in which the type has its own name.
  static func plain(_ message: String) -> String {
    message.replacing(#/'_LecternOuter_\w+' \(aka '(\w+)'\)/#) { "'\($0.1)'" }
      .replacing("_LecternOuter_", with: "")
  }

  /// Whether what is outside is no type.
  static func isMissing(_ error: Diagnostic) -> Bool {
    error.severity == .error && error.message.contains(#/^cannot find type '.*' in scope/#)
      && error.file.hasPrefix("/")
  }

  /// The end of `a` in `a.b`, where `b` starts at an offset.
  private static func endOfBase(before offset: Int, in text: [UInt8]) -> Int? {
    var index = min(offset, text.count)
    func skipSpace() { while index > 0, text[index - 1].isSpace { index -= 1 } }
    skipSpace()
    guard index > 0, text[index - 1] == UInt8(ascii: ".") else { return nil }
    index -= 1
    skipSpace()
    return index
  }

  private static func endOfName(from offset: Int, in text: [UInt8]) -> Int? {
    let end = offset + text.dropFirst(offset).prefix(while: \.isInName).count
    let next = text.dropFirst(end).first { !$0.isSpace }
    return next == UInt8(ascii: ".") ? end : nil
  }

  /// The name that ends at an offset, if it stands alone there: not `b` of `a.b`.
  private static func name(endingAt end: Int, in text: [UInt8]) -> String? {
    var start = end
    while start > 0, text[start - 1].isInName { start -= 1 }
    let before = text[..<start].last { !$0.isSpace }
    guard start < end, before != UInt8(ascii: ".") else { return nil }
    return String(decoding: text[start..<end], as: UTF8.self)
  }
}

extension UInt8 {
  fileprivate var isSpace: Bool { self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09 }

  fileprivate var isInName: Bool {
    self == UInt8(ascii: "_") || self >= 0x80
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self)
      || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self)
  }
}

extension ParsedCell {
  /// Whether a function in it has a parameter or a variable of that name, which may be what is
  /// meant.
  fileprivate func declaresLocally(_ name: String) -> Bool {
    let found = try? SourceParser.parse(source) { tree -> Bool in
      let finder = LocalNames(viewMode: .sourceAccurate)
      finder.walk(tree)
      return finder.names.contains(name)
    }
    return found ?? true
  }
}

/// The names of parameters and of variables that are no members.
private final class LocalNames: SyntaxVisitor {
  var names: Set<String> = []

  override func visit(_ node: IdentifierPatternSyntax) -> SyntaxVisitorContinueKind {
    var parent = node.parent
    while let current = parent, !current.is(CodeBlockItemSyntax.self) {
      if current.is(MemberBlockItemSyntax.self) { return .skipChildren }
      parent = current.parent
    }
    names.insert(node.identifier.text)
    return .skipChildren
  }

  override func visit(_ node: FunctionParameterSyntax) -> SyntaxVisitorContinueKind {
    names.insert((node.secondName ?? node.firstName).text)
    return .visitChildren
  }

  override func visit(_ node: ClosureShorthandParameterSyntax) -> SyntaxVisitorContinueKind {
    names.insert(node.name.text)
    return .skipChildren
  }

  override func visit(_ node: ClosureParameterSyntax) -> SyntaxVisitorContinueKind {
    names.insert((node.secondName ?? node.firstName).text)
    return .visitChildren
  }
}
