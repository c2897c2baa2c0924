import SwiftSyntax

/// A method that overrides nothing, since the class has it with other parameters or another result.
struct OverrideAdvice {
  /// The class that is inherited from, and the method's name.
  let superclass: String
  let method: String

  /// What stands at the place of "does not override any method", if it is that.
  init?(_ diagnostic: Diagnostic, at offset: Int, in source: String) {
    guard diagnostic.message.contains("does not override any") else { return nil }
    let found = try? SourceParser.parse(source) { tree -> (String, String)? in
      let ancestors = tree.token(at: AbsolutePosition(utf8Offset: offset))?.ancestors
      guard let nodes = ancestors.map(Array.init),
        let method = nodes.lazy.compactMap({ $0.as(FunctionDeclSyntax.self) }).first,
        let type = nodes.lazy.compactMap({ $0.as(ClassDeclSyntax.self) }).first,
        let superclass = type.inheritanceClause?.inheritedTypes.first
      else { return nil }
      return (superclass.type.trimmedDescription, method.name.text)
    }
    guard let (superclass, method) = found ?? nil else { return nil }
    (self.superclass, self.method) = (superclass, method)
  }

  /// "Layer has override func call(_ x: [Tensor]) -> [Tensor]"; nil where the class's methods are
  /// not known, as those of a class of the same cell.
  func note(_ declarations: [String]) -> Diagnostic? {
    let methods = declarations.compactMap(Self.method)
    if methods.isEmpty { return nil }
    return .explanation(
      "\(superclass) has " + methods.map { "override \($0)" }.joined(separator: ", or "))
  }

  /// `func call(_ self: Layer) -> (Tensor) -> Tensor`, the form in which a method of a class is
  /// shown, as it is declared.
  private static func method(_ declaration: String) -> String? {
    guard declaration.hasPrefix("func ") else { return nil }
    guard let match = declaration.firstMatch(of: #/^func (\w+)\(_ self: \w+\) -> \((.*)\) -> (.*)$/#) else {
      return declaration
    }
    let parameters = match.2.split(separator: ",").map { part -> String in
      let text = String(part).drop { $0 == " " }
      return text.contains(":") ? String(text) : "_: \(text)"
    }
    let result = ["()", "Void"].contains(match.3) ? "" : " -> \(match.3)"
    return "func \(match.1)(\(parameters.joined(separator: ", ")))\(result)"
  }
}
