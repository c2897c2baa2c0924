import OrderedJSON

/// One thing that sourcekitd proposes at a place.
struct CompletionItem {
  /// The name without what follows it; empty for the arguments of a call whose bracket is open.
  var base: String
  /// The labels of its arguments, empty for those without one; nil where it is not called.
  var labels: [String]?
  /// What it is, for example `decl.function.free`, `keyword`.
  var kind: String
  /// How it is declared, with labels and types.
  var signature: String
  var type: String
  /// Where it comes from: `local`, `thismodule`, `othermodule`, ...
  var context: String
  /// The cell's module that has declared it, or a library's.
  var module: String
  /// Whether its type is one that is wanted at the place.
  var fits: Bool
  /// The first sentence of its documentation.
  var brief: String

  init?(_ json: JSON) {
    func text(_ key: String) -> String { json["key.\(key)"]?.stringValue ?? "" }
    let name = text("name")
    kind = text("kind").replacing("source.lang.swift.", with: "")
    type = withoutModules(text("typename"))
    context = text("context").split(separator: ".").last.map(String.init) ?? ""
    module = text("modulename")
    let relation = text("typerelation").split(separator: ".").last ?? ""
    fits = relation == "convertible" || relation == "identical"
    brief = text("doc.brief")
    let bracket = name.firstIndex(of: "(")
    let isFunction = kind.contains("function") || kind.contains("macro")
    // (An element of a tuple is a pattern too.)
    let isCall = isFunction || kind == "pattern"
    if let bracket, isFunction, !kind.contains("operator") {
      base = String(name[..<bracket])
      labels = Self.labels(name[bracket...].dropFirst().dropLast())
    } else if bracket == nil, isFunction && name.isEmpty || isCall && name.hasSuffix(":") {
      base = ""
      labels = Self.labels(name[...])
    } else {
      base = String(name[..<(bracket ?? name.endIndex)])
      labels = nil
    }
    let head = withoutModules(text("description"))
    signature = Self.signature(head: head, sourceText: text("sourcetext"), isCalled: labels != nil)
    if base.isEmpty, labels?.isEmpty ?? true { return nil }
  }

  /// `a::` are the labels `a` and none.
  private static func labels(_ text: Substring) -> [String] {
    text.split(separator: ":", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  /// `sleep(_ duration: UInt64) async`: sourcekitd's own description leaves out that the name of a parameter without a label is no
  /// label, which its text to be inserted tells: `sleep(<#T##duration: UInt64##UInt64#>)`.
  private static func signature(head: String, sourceText: String, isCalled: Bool) -> String {
    guard isCalled else { return head }
    var result = head
    for parameter in unlabelled(sourceText) {
      let written = withoutModules(parameter)
      guard let place = result.firstRange(of: written) else { continue }
      result.replaceSubrange(place, with: "_ " + written)
    }
    return result
  }

  /// The placeholders that follow a bracket or a comma at once, `duration: UInt64` each. (By hand,
  /// since a pattern takes a third of a millisecond for each of hundreds of names.)
  private static func unlabelled(_ sourceText: String) -> [String] {
    let text = Array(sourceText.utf8)
    let (mark, end) = (Array("<#T##".utf8), Array("##".utf8))
    var found: [String] = []
    var index = 0
    var isAtStart = true
    while index < text.count {
      if isAtStart, text[index...].starts(with: mark) {
        let start = index + mark.count
        index = start
        while index < text.count, !text[index...].starts(with: end) { index += 1 }
        let name = text[start..<index].prefix { $0 != UInt8(ascii: ":") }
        if name.count < index - start, name.allSatisfy({ $0 != UInt8(ascii: " ") }) {
          found.append(String(decoding: text[start..<index], as: UTF8.self))
        }
      }
      if index < text.count, text[index] != UInt8(ascii: " ") {
        isAtStart = text[index] == UInt8(ascii: "(") || text[index] == UInt8(ascii: ",")
      }
      index += 1
    }
    return found
  }
}
