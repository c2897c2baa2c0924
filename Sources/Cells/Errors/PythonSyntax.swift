import Foundation

/// What who comes from Python writes by habit, and how it is written in Swift. Looked for in cells
/// that do not compile, where the compiler's own proposals would lead astray.
enum PythonSyntax {
  /// What a line that is no Swift was meant to be; nil where it is not one of Python's forms.
  static func advice(for line: String) -> String? {
    let code = withoutComments(line)
    // (Patterns are values of one thread, so the table is made anew.)
    for (pattern, advice) in forms() where (try? pattern.firstMatch(in: code)) != nil { return advice }
    return nil
  }

  /// How a name of Python, or of a library that is not here, is written.
  static func advice(forName name: String) -> String? { names[name] }

  private static func forms() -> [(Regex<AnyRegexOutput>, String)] {
    [
      (
        Regex(#/[\w)\]]\[[^\]"]*::/#),
        "a step is written x[.slice(step: 2)]; np.flip(x) turns an axis round"
      ),
      (
        Regex(#/[\w)\]]\[(?:[^\]"]*,)?\s*-?\w*\s*:\s*-?\w*\s*[,\]]/#),
        "a range of an axis is written x[0..<2], x[..<5], x[1...] or x[.all, 0], from the end x[(-5)...]"
      ),
      (Regex(#/\bf["']/#), "values stand in a text as \"loss \\(value)\""),
      (Regex(#/^\s*def\s+\w+/#), "a function is written func f(_ x: Tensor) -> Tensor { … }"),
      (Regex(#/\blambda\b/#), "a function without a name is written { x in x + 1 }"),
      (Regex(#/^\s*(?:from\s+\w|import\s.*\sas\s)/#), "np, plt, keras and the rest come with import Lectern"),
      (
        Regex(#/^\s*(?:for|while|if|elif|else|with|class|try)\b.*:\s*$/#),
        "what belongs to it stands in braces: for x in xs { … }"
      ),
      (Regex(#/[\w)\]]\s+@\s+[\w(]/#), "a matrix product is written a.matmul(b)"),
      (Regex(#/"\s*%\s*[\w(]/#), "a formatted number is written String(format: \"%.2f\", Double(x))"),
      (Regex(#/[(,]\s*\w+\s*=\s*[^=\s]/#), "named arguments have a colon: f(axis: 0)"),
    ]
  }

  private static let names = [
    "range": "the numbers below n are 0..<n, or Array(0..<n); with a step stride(from:to:by:)",
    "int": "the type is Int, of numbers in a tensor .int32 or \"int32\"",
    "float": "the type is Double, of numbers in a tensor .float32 or \"float32\"",
    "str": "a value becomes text by String(x), or \"\\(x)\"",
    "list": "a list is made by Array(x)",
    "None": "no value is nil",
    "tf": "TensorFlow is not there: ops.mean, ops.exp…, GradientTape(), keras.random, datasets",
    "torch": "PyTorch is not there: Tensor, nn, GradientTape()",
    "K": "the backend's functions are those of ops",
    "sklearn": "scikit-learn's names stand alone: KMeans, trainTestSplit, rocAucScore",
    "pd": "there are no data frames; Table shows rows",
    "mpl": "matplotlib's names begin at plt",
    "isinstance": "a type is asked for by x is T",
    "enumerate": "pairs of numbers and elements are x.enumerated()",
    "sorted": "in order is x.sorted()",
    "reversed": "turned round is x.reversed()",
    "sum": "a sum is np.sum(x), x.sum(), or of a list x.reduce(0, +)",
    "not": "not x is !x",
    "lambda": "a function without a name is written { x in x + 1 }",
    "def": "a function is written func f(_ x: Tensor) -> Tensor { … }",
  ]

  private static func withoutComments(_ line: String) -> String {
    line.range(of: "//").map { String(line[..<$0.lowerBound]) } ?? line
  }
}
