/// What a function, a method, an initialiser, an operator or a subscript takes, in one way of writing it.
///
/// `Box#` stands for the type that it has to do with; each case has one of its own.
struct Signature {
  /// What a member's extension extends.
  var container = "Box#"
  var attributes = ""
  var modifiers = ""
  var generics = ""
  var label = "_"
  var inner = "a"
  var type = "Int"
  var fallback = ""
  var effects = ""
  var result = "String"
  var constraints = ""

  fileprivate var parameter: String {
    let names = label == inner ? label : "\(label) \(inner)"
    return "\(names): \(type)\(fallback.isEmpty ? "" : " = \(fallback)")"
  }

  /// `parts` with single blanks between those that are there.
  fileprivate func words(_ parts: String...) -> String {
    parts.filter { !$0.isEmpty }.joined(separator: " ")
  }
}

/// What is declared again.
enum DeclarationKind: String, CaseIterable {
  case function, method, `operator`, initializer, `subscript`

  /// The declaration of the case with that number, which answers with `answer`.
  func declaration(_ number: Int, _ signature: Signature, answer: String) -> String {
    text(number, signature, answer: answer).replacing("#", with: "\(number)")
  }

  private func text(_ number: Int, _ signature: Signature, answer: String) -> String {
    let s = signature
    let end = s.words(s.effects, "-> \(s.result)", s.constraints, "{ \"\(answer)\" }")
    func function(_ name: String) -> String {
      s.words(s.attributes, s.modifiers, "func \(name)\(s.generics)(\(s.parameter))", end)
    }
    switch self {
    case .function: return function("f\(number)")
    case .method: return "extension \(s.container) { \(function("f\(number)")) }"
    case .operator:
      return s.words(
        s.attributes,
        "func ~~> \(s.generics)(\(s.label == "_" ? "left" : s.label): Box#, \(s.inner): \(s.type))",
        end)
    case .initializer:
      let head = s.words(s.attributes, "init\(s.generics)(\(s.parameter))", s.effects, s.constraints)
      return "extension \(s.container) { \(head) { self.init(text: \"\(answer)\") } }"
    case .subscript:
      let head = s.words(
        s.attributes, "subscript\(s.generics)(\(s.parameter))", "-> \(s.result)", s.constraints)
      let getter = s.effects.isEmpty ? "\"\(answer)\"" : "get \(s.effects) { \"\(answer)\" }"
      return "extension \(s.container) { \(head) { \(getter) } }"
    }
  }

  /// An expression of type `String` that uses it; `receiver` is what a method is called on.
  func call(_ number: Int, label: String, argument: String, receiver: String) -> String {
    let labelled = label == "_" ? argument : "\(label): \(argument)"
    return switch self {
    case .function: "f\(number)(\(labelled))"
    case .method: "\(receiver).f\(number)(\(labelled))".replacing("#", with: "\(number)")
    case .operator: "(Box\(number)() ~~> \(argument))"
    case .initializer: "Box\(number)(\(labelled)).text"
    case .subscript: "Box\(number)()[\(labelled)]"
    }
  }
}
