/// What is done about some of the compiler's messages, where it does not say so itself.
enum MessageAdvice {
  /// nil for messages that say enough.
  static func advice(for diagnostic: Diagnostic) -> String? {
    let message = diagnostic.message
    if diagnostic.isAboutMixedNumbers {
      return "Swift does not mix Int with Double: write Double(n) for the whole number"
    }
    if losesFractions(diagnostic), message.contains("'Double'") {
      return "a whole number takes no fraction; a variable for both begins as one: var total = 0.0"
    }
    if message.contains(#/'String' to specified type '(Int|Double)'/#) {
      return "a text becomes a number by Int(text) or Double(text), nil where it is none"
    }
    if message.contains(#/'for-in loop requires 'Int' to conform|^for-in loop requires 'Int'/#) {
      return "numbers to count through: for i in 0..<5, or range(5)"
    }
    if message == "thrown expression type 'String' does not conform to 'Error'" {
      return "what is thrown is of a type of errors: throw ValueError(\"why\")"
    }
    if message.contains(#/operator '\*' cannot be applied to operands of type '(String|\[\w+\])' and 'Int'/#)
    {
      return "repeated: String(repeating: \"a\", count: 3), Array(repeating: 0, count: 3)"
    }
    if message.contains(#/'Dictionary<.*>.Element' .* cannot conform to 'Comparable'/#) {
      return "a dictionary's names in order: d.keys.sorted(); pairs: d.sorted { $0.key < $1.key }"
    }
    if message == "cannot call value of non-function type 'Int'" {
      return "a variable of the session has the function's name; the function is Swift.max or np.max then"
    }
    if message.contains("to expected argument type 'KeyValuePairs<String, Tensor>'") {
      return "arrays under their names: np.savez(\"a.npz\", [\"x\": x, \"y\": y])"
    }
    if message.contains(#/generic parameter 'some .*' could not be inferred/#) {
      return "a function that takes several types is called, or put into a closure: { f($0, $1) }"
    }
    if message.contains("cannot subscript String with an Int") {
      return "characters by their number: Array(text)[0], or text.prefix(3)"
    }
    if message.hasPrefix("adjacent operators are in non-associative precedence group 'Comparison") {
      return "comparisons that are combined stand in brackets: (x > 2) & (x < 5)"
    }
    if message.contains("'Tensor' to expected argument type 'Bool'") {
      return "tensors of truth values are combined by &, | and .!; one of one number becomes a truth "
        + "value by Bool(x)"
    }
    if message.contains("expected type 'CVarArg'") {
      return "a tensor of one number becomes a number by Double(x) or x.item()"
    }
    if message.contains("value of type 'Tensor' to expected condition type 'Bool'") {
      return "a tensor of one number becomes a truth value by Bool(x)"
    }
    if message.contains(#/'\([^()']+, [^()']+\)' does not conform to expected type/#) {
      return "a list stands in square brackets: [0.1, 0.2, 0.3]"
    }
    if message.contains(#/Range<Tensor>|'Tensor' conform to 'Comparable'/#) {
      return "a tensor of one number becomes a whole number by Int(x); a tensor's are x.ints"
    }
    if message.contains(#/'Tensor' conform to 'TensorScalar'|\bTensor\b.*' to .*'.*\b(Double|Float|Int)\b/#) {
      return "a tensor of one number becomes a number by Double(x) or Int(x)"
    }
    if message.contains(#/'KerasTensor' (conform to|to return type 'Tensor')/#) {
      return "symbolic values have no numbers yet: a loss of them belongs into a layer's call, by addLoss, "
        + "or into trainStep"
    }
    if message.contains(#/'\[Line2D\]'/#) { return "plot gives a list of lines: the first is lines[0]" }
    if message.contains(#/value of type '\[(Double|Float|Int)\]' has no member/#) {
      return "a list becomes a tensor by Tensor(x), and np.mean(x) takes it as it is"
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

  /// Whether the compiler proposes to make a whole number, or one of Float, of a tensor or a
  /// Double: its first guess where any number will do, as in `String(format: "%.2f", hits / 2)`, and
  /// for `total += 2.5`.
  static func losesFractions(_ diagnostic: Diagnostic) -> Bool {
    diagnostic.message.contains(#/'(Tensor|Double)' to expected argument type/#)
      && diagnostic.fixIts.contains { $0.text.hasPrefix("Int") || $0.text.hasPrefix("Float") }
  }
}

extension Diagnostic {
  /// Whether an operator stands between a whole number and another.
  var isAboutMixedNumbers: Bool {
    message.contains(
      #/cannot be applied to operands of type '(Int' and '(Double|Float)|(Double|Float)' and 'Int)'/#)
  }
}
