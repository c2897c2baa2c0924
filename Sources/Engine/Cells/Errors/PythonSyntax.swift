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

  /// How a member that Python's values have is written.
  static func advice(forMember name: String) -> String? { members[name] }

  /// What stands for a module of Python's.
  static func advice(forModule name: String) -> String? {
    if let advice = names[name] { return advice }
    let known = ["numpy", "matplotlib", "tensorflow", "keras", "pandas", "seaborn", "scipy"]
    return known.contains(name) ? "np, plt, keras and the rest come with import Lectern" : nil
  }

  private static func forms() -> [(Regex<AnyRegexOutput>, String)] { statements() + expressions() }

  private static func statements() -> [(Regex<AnyRegexOutput>, String)] {
    [
      (Regex(#/^\s*raise\s+\w/#), "an error is thrown: throw ValueError(\"why\")"),
      (Regex(#/\bexcept\b/#), "an error is caught: do { try f() } catch { print(error) }"),
      (Regex(#/^\s*assert\s+[^\s(]/#), "assert(x == 1, \"why\")"),
      (Regex(#/\belif\b/#), "else if x > 2 { … }"),
      (Regex(#/^\s*del\s+\w/#), "an element goes by x.remove(at: 0), a key by d[\"a\"] = nil"),
      (
        Regex(#/^\s*global\s+\w/#), "functions see and change variables of the top level: leave it out"
      ),
      (
        Regex(#/^\s*\w+(?:\s*,\s*\w+)+\s*=[^=]/#),
        "several names at once stand in brackets: let (a, b) = (1, 2)"
      ),
      (
        Regex(#/(?:\b(?:if|while|return|print\()|=)\s*(?:not\s+)?["\w.]+\s+(?:not\s+)?in\s+\w/#),
        "whether it is there: xs.contains(x), of a dictionary d.keys.contains(x)"
      ),
      (
        Regex(#/[\w)\]"]\s+if\s+[^{}]+\selse\s+[^{}]+$/#),
        "a value by a condition is written isTrue ? a : b"
      ),
    ]
  }

  private static func expressions() -> [(Regex<AnyRegexOutput>, String)] {
    [
      (
        Regex(#/[\w)\]]\[[^\]"]*::/#),
        "a step is written x[.slice(step: 2)]; np.flip(x) turns an axis round"
      ),
      (
        Regex(#/[\w)\]]\[(?:[^\]"]*,)?\s*-?\w*\s*:\s*-?\w*\s*[,\]]/#),
        "a range of an axis is written x[0..<2], x[..<5], x[1...] or x[.all, 0], from the end x[(-5)...]"
      ),
      (
        Regex(#/[\w)\]]\[(?:[^\]"]*,)?\s*(?:nil|None)\s*[,\]]/#),
        "a new axis is written x[.all, .newAxis], or x.expandDims(1)"
      ),
      (
        Regex(#/\\\([^()"]*:\s*[-+<>^]?\d*\.?\d*[a-z%]?\)/#),
        "a formatted number is \\(String(format: \"%.4f\", x))"
      ),
      (Regex(#/\bf["']/#), "values stand in a text as \"loss \\(value)\""),
      (Regex(#/^\s*def\s+\w+/#), "a function is written func f(_ x: Tensor) -> Tensor { … }"),
      (
        Regex(#/\[[^;]*\S\s+for\s+\(?\w[^;]*\sin\s[^;]*\]/#),
        "a list made from another is (0..<3).map { i in i * 2 }"
      ),
      (
        Regex(#/(?:[=(,]|\breturn)\s*\{\s*(?:"[^"]*"|'[^']*'|\d+)\s*:/#),
        "a dictionary stands in square brackets: [\"a\": 1, \"b\": 2]"
      ),
      (
        Regex(#/\{[^{}]*:[^{}]*\s+for\s+\(?\w.*\sin\s.*\}/#),
        "a dictionary made from a list is Dictionary(uniqueKeysWithValues: xs.map { ($0, f($0)) })"
      ),
      (
        Regex(#/^\s*(?:let|var)\s+\w+\s*,\s*\w+[\w\s,]*=/#),
        "several names at once stand in brackets: let (a, b) = …"
      ),
      (Regex(#/\bprint\(.*,\s*(?:end|sep)\s*[=:]/#), "print(x, separator: \", \", terminator: \"\")"),
      (Regex(#/\bzip\(\*/#), "parts of pairs are xs.map { $0.0 } and xs.map { $0.1 }"),
      (Regex(#/[(,]\s*\*{1,2}[A-Za-z_]/#), "a list or shape is given as it is: np.random.rand(x.shape)"),
      (Regex(#/\blambda\b/#), "a function without a name is written { x in x + 1 }"),
      (Regex(#/^\s*(?:from\s+\w|import\s.*\sas\s)/#), "np, plt, keras and the rest come with import Lectern"),
      (
        Regex(#/^\s*(?:for|while|if|elif|else|with|class|try)\b.*:\s*$/#),
        "what belongs to it stands in braces: for x in xs { … }"
      ),
      (Regex(#/[\w)\]]\s+@\s+[\w(]/#), "a matrix product is written a.matmul(b)"),
      (Regex(#/"[^"]*"\s*%\s*[\w(]/#), "a formatted number is written String(format: \"%.2f\", Double(x))"),
      (
        Regex(#/\((?:(?:[^()]|\([^()]*\))*,)?\s*\w+\s*=\s*[^=\s]/#),
        "named arguments have a colon: f(axis: 0)"
      ),
    ]
  }

  private static let names = [
    "int": "the type is Int, of numbers in a tensor .int32 or \"int32\"",
    "float": "the type is Double, of numbers in a tensor .float32 or \"float32\"",
    "dict": "names and values: Dictionary(uniqueKeysWithValues: zip(names, values)), or [\"a\": 1]",
    "str": "a value becomes text by String(x), or \"\\(x)\"",
    "list": "a list is made by Array(x)",
    "None": "no value is nil",
    "tf": "TensorFlow is not there: ops.exp…, GradientTape(), keras.random, psnr, ssim, Dataset(x, y)",
    "torch": "PyTorch is not there: Tensor, nn, GradientTape()",
    "bool": "the type is Bool, of numbers in a tensor .bool or \"bool\"",
    "sns":
      "seaborn is not there: plt.imshow(matrix, cmap: \"Blues\") and plt.text(j, i, \"\\(matrix[i, j])\"), "
      + "plt.hist, plt.scatter, plt.style.use(\"seaborn-v0_8-whitegrid\")",
    "ConfusionMatrixDisplay": "plt.imshow(matrix, cmap: \"Blues\"), and plt.text(j, i, …) for its numbers",
    "LSTM": "recurrent layers are not there: layers.Conv1D, layers.Dense on windows",
    "GRU": "recurrent layers are not there: layers.Conv1D, layers.Dense on windows",
    "SVR": "of regressions there are LinearRegression and LogisticRegression",
    "SVC": "of classifiers there are LogisticRegression and KNeighborsClassifier",
    "RandomForestClassifier": "of classifiers there are LogisticRegression and KNeighborsClassifier",
    "IsolationForest": "there are no forests; distances to neighbours: NearestNeighbors",
    "imageio": "an animation is animation.FuncAnimation(fig, update, frames: 10)",
    "makeClassification": "there are no made-up data sets: np.random.normal makes points",
    "makeRegression": "there are no made-up data sets: np.random.normal makes points",
    "makeMoons": "there are no made-up data sets: np.sin, np.cos and np.random.normal make points",
    "logLoss": "keras.losses.binaryCrossentropy(y, p) gives it for each sample",
    "math": "log, exp, sqrt and Double.pi need no module in front",
    "os": "files and folders: import Foundation and FileManager.default, or a line !ls",
    "time": "a duration: time.time(), or a line %time",
    "TSNE": "t-SNE is not there; PCA(nComponents: 2) shows codes in a plane",
    "DataFrame": "there are no data frames; Table shows rows",
    "Input": "an input is layers.Input(shape: [784])",
    "Image": "pictures: plt.imread, plt.imsave, plt.imshow",
    "DataLoader": "batches come from fit(batchSize:), or Dataset(x, y).batch(32)",
    "K": "the backend's functions are those of ops",
    "sklearn": "scikit-learn's names stand alone: KMeans, trainTestSplit, rocAucScore",
    "pd": "there are no data frames; Table shows rows",
    "mpl": "matplotlib's names begin at plt",
    "pass": "an empty body is { }",
    "divmod": "n.quotientAndRemainder(dividingBy: 5), or n / 5 and n % 5",
    "Date": "Date() comes with import Foundation",
    "Counter": "counts: for x in xs { counts[x, default: 0] += 1 }",
    "OneHotEncoder": "labels as rows of 0 and 1 are keras.utils.toCategorical(labels, 10)",
    "LabelEncoder": "np.unique(labels, returnInverse: true) gives the classes and their numbers",
    "KFold": "parts for validation are not there; trainTestSplit(x, y, testSize: 0.2)",
    "makeBlobs": "clouds of points: np.random.normal(loc: 3, scale: 1, size: (100, 2))",
    "isinstance": "a type is asked for by x is T",
    "reversed": "turned round is x.reversed()",
    "not": "not x is !x",
    "lambda": "a function without a name is written { x in x + 1 }",
    "def": "a function is written func f(_ x: Tensor) -> Tensor { … }",
  ]

  private static let members = [
    "getConfig": "settings of one's own: override var config: JSON { super.config.updating([\"k\": k]) }; "
      + "those of a layer are layer.config",
    "fromConfig": "a class is made again by its registration: keras.saving.registerKerasSerializable",
    "randint": "np.random.randint(1, 7), or Int.random(in: 1...6)",
    "choice": "np.random.choice(xs, size: 3), or xs.randomElement()",
    "sample": "np.random.choice(xs, size: 3, replace: false), or xs.shuffled().prefix(3)",
    "seed": "np.random.seed(0), keras.utils.setRandomSeed(0)",
    "eig": "of a symmetric matrix np.linalg.eigh",
    "replace": "x.replacingOccurrences(of: \"a\", with: \"b\")",
    "singularValues": "np.linalg.svd gives them",
    "heatmap": "plt.imshow(matrix, cmap: \"Blues\"), and plt.text(j, i, …) for its numbers",
    "LSTM": "recurrent layers are not there: layers.Conv1D, layers.Dense on windows",
    "GRU": "recurrent layers are not there: layers.Conv1D, layers.Dense on windows",
    "clearOutput": "clearOutput(wait: true) stands alone",
    "tolist": "the numbers as a list are x.doubles, x.ints or x.bools",
    "items": "names and values come by themselves: for (name, value) in x",
    "format": "a formatted text is String(format: \"%.3f\", Double(x))",
    "mgrid": "a grid is np.meshgrid(np.linspace(-3, 3, 20), np.linspace(-3, 3, 20))",
    "ogrid": "a grid is np.meshgrid(np.linspace(-3, 3, 20), np.linspace(-3, 3, 20))",
    "r_": "rows are put together by np.concatenate([a, b])",
    "c_": "columns are put together by np.stack([a, b], axis: 1)",
    "outputShape": "the shape of a layer's output is layer.output.shape",
    "inputShape": "the shape of a layer's input is layer.input.shape",
    "view": "another shape is x.reshape(-1, 784)",
    "unsqueeze": "a new axis is x.expandDims(0)",
    "detach": "a value without its gradient is x.detached",
    "cpu": "all tensors lie in the processor's memory: leave it out",
    "cuda": "all tensors lie in the processor's memory: leave it out",
    "to": "all tensors lie in the processor's memory; another type is x.astype(.float32)",
    "backward": "gradients: let tape = GradientTape(), tape.record { … }, tape.gradient(loss, weights)",
    "parameters": "the weights are model.trainableVariables",
    "state_dict": "weights are kept by model.saveWeights, or model.getWeights()",
    "upper": "in capital letters is x.uppercased()",
    "lower": "in small letters is x.lowercased()",
    "strip": "without space around is x.trimmingCharacters(in: .whitespaces)",
    "startswith": "it is x.hasPrefix(\"a\")",
    "endswith": "it is x.hasSuffix(\"a\")",
    "pop": "the last is taken by x.popLast(), another by x.remove(at: 0)",
    "get": "a value or another where there is none is d[\"b\", default: 0]",
    "isdigit": "whether all are digits is x.allSatisfy(\\.isNumber)",
    "find": "where a text stands in another is x.range(of: \"a\")",
    "copy": "a value is copied by let b = a",
    "extend": "a list is added by x += [1, 2]",
    "join": "texts are joined by x.joined(separator: \", \")",
  ]

  private static func withoutComments(_ line: String) -> String {
    line.range(of: "//").map { String(line[..<$0.lowerBound]) } ?? line
  }
}
