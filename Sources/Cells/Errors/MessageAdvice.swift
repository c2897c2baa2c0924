/// What is done about some of the compiler's messages, where it does not say so itself.
enum MessageAdvice {
  /// nil for messages that say enough.
  static func advice(for diagnostic: Diagnostic) -> String? {
    let message = diagnostic.message
    if message.contains("expected type 'CVarArg'") {
      return "a tensor of one number becomes a number by Double(x) or x.item()"
    }
    if message.contains("value of type 'Tensor' to expected condition type 'Bool'") {
      return "a tensor of one number becomes a truth value by Bool(x)"
    }
    if message.contains(#/cannot convert value of type '.+' to specified type '\(_(, _)+\)'/#) {
      return "its parts are taken one by one: let (a, b) = (x[0], x[1])"
    }
    if let match = message.firstMatch(of: #/'(\w+)' is a 'let' constant$/#), diagnostic.notes.isEmpty {
      return "what changes is declared by var: var \(match.1) = …"
    }
    if let match = message.wholeMatch(of: #/no such module '(\w+)'/#) {
      return PythonSyntax.advice(forModule: String(match.1))
    }
    return nil
  }
}
