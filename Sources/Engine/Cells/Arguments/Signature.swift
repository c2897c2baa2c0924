import OrderedJSON

/// The parameters of a function, an initialiser or a subscript, as the compiler's completion gives them behind the opening bracket
/// of a call.
struct Signature: Equatable {
  struct Parameter: Equatable {
    /// nil for one that is declared with `_`.
    var label: String?
    /// What it is called inside, where the label does not say that.
    var name: String?
    var isVariadic = false
    /// Whether it has a default value.
    var isOptional = false
  }

  var parameters: [Parameter]
  /// The module that declares it.
  var module: String
  /// Whether it is of `callAsFunction`: a value is called.
  var isOfValue = false

  /// From the results of a completion behind an opening bracket: each declaration once, with all its parameters.
  static func list(_ answer: JSON) -> [Signature] {
    let results = answer["key.results"]?.arrayValue ?? []
    // A declaration with default values comes twice: without those parameters, and with them.
    var order: [String] = []
    var forms: [String: [[Parameter]]] = [:]
    var modules: [String: String] = [:]
    var ofValues: Set<String> = []
    for (index, result) in results.enumerated() {
      guard let parameters = Self.parameters(result) else { continue }
      let identity = result["key.associated_usrs"]?.stringValue ?? "\(index)"
      if forms[identity] == nil { order.append(identity) }
      forms[identity, default: []].append(parameters)
      modules[identity] = result["key.modulename"]?.stringValue ?? ""
      if result["key.name"]?.stringValue?.hasPrefix("(") ?? false { ofValues.insert(identity) }
    }
    return order.compactMap { identity in
      guard let forms = forms[identity]?.sorted(by: { $0.count < $1.count }), let longest = forms.last else {
        return nil
      }
      return Signature(
        parameters: marked(longest, required: forms[0]), module: modules[identity] ?? "",
        isOfValue: ofValues.contains(identity))
    }
  }

  /// `parameters`, those that are not among the `required` marked as optional.
  private static func marked(_ parameters: [Parameter], required: [Parameter]) -> [Parameter] {
    var rest = required[...]
    return parameters.map { parameter in
      var parameter = parameter
      if parameter == rest.first { rest.removeFirst() } else { parameter.isOptional = true }
      return parameter
    }
  }

  /// `(a: Int, b: Int, c: Double...)` with the labels `:b:c:`, for calls of values `(:b:c:)`; nil
  /// for a result that is something else.
  private static func parameters(_ result: JSON) -> [Parameter]? {
    guard let name = result["key.name"]?.stringValue, let text = result["key.description"]?.stringValue,
      let parts = listInBrackets(text)
    else { return nil }
    let labels = name.trimmingPrefix("(").split(separator: ":", omittingEmptySubsequences: false)
      .dropLast().map(String.init)
    guard labels.count == parts.count else { return nil }
    return zip(labels, parts).map { label, part in
      let inner = part.prefixMatch(of: #/`?(\w+)`?: /#).map { String($0.1) }
      return Parameter(
        label: label.isEmpty ? nil : label, name: inner, isVariadic: part.hasSuffix("..."))
    }
  }

  /// The parts, between commas, of what the bracket that `text` starts with encloses.
  static func listInBrackets(_ text: String) -> [String]? {
    guard let first = text.first, first == "(" || first == "[" else { return nil }
    var parts: [String] = []
    var part = ""
    var depth = 0
    var last: Character = " "
    for character in text {
      defer { last = character }
      switch character {
      case "(", "[", "<":
        depth += 1
        if depth == 1 { continue }
      case ")", "]":
        depth -= 1
      case ">" where last != "-":
        depth -= 1
      case "," where depth == 1:
        parts.append(part.trimmingPrefix(" ").description)
        part = ""
        continue
      default: break
      }
      if depth == 0 { break }
      part.append(character)
    }
    let end = part.trimmingPrefix(" ").description
    if !end.isEmpty { parts.append(end) }
    return parts
  }
}
