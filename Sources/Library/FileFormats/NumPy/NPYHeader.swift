/// The header of a `.npy` file: a Python dictionary with exactly the keys descr, fortran_order and shape.
struct NPYHeader {
  let descr: String
  let fortranOrder: Bool
  let shape: [Int]

  /// Reads the dictionary; it is never evaluated as Python.
  init(_ text: String) throws {
    var scanner = Scanner(text)
    var (descr, order, shape): (String?, Bool?, [Int]?) = (nil, nil, nil)
    try scanner.expect("{")
    while !scanner.take("}") {
      let key = try scanner.quoted()
      try scanner.expect(":")
      switch key {
      case "descr": descr = try scanner.quoted()
      case "fortran_order": order = try scanner.boolean()
      case "shape": shape = try scanner.tuple()
      default: throw FileError("has a NumPy header with the unknown key '\(key)'.")
      }
      if !scanner.take(",") {
        try scanner.expect("}")
        break
      }
    }
    guard let descr, let order, let shape else {
      throw FileError("has a NumPy header without descr, fortran_order or shape.")
    }
    (self.descr, fortranOrder, self.shape) = (descr, order, shape)
  }

  /// Walks over the few Python literals that a header has.
  private struct Scanner {
    private var rest: Substring

    init(_ text: String) { rest = text[...] }

    private mutating func skipSpace() { rest = rest.drop { $0.isWhitespace } }

    mutating func take(_ text: String) -> Bool {
      skipSpace()
      guard rest.hasPrefix(text) else { return false }
      rest = rest.dropFirst(text.count)
      return true
    }

    mutating func expect(_ text: String) throws {
      guard take(text) else {
        throw FileError("has a damaged NumPy header: '\(text)' expected before '\(rest.prefix(20))'.")
      }
    }

    mutating func quoted() throws -> String {
      skipSpace()
      guard let quote = rest.first, quote == "'" || quote == "\"" else {
        throw FileError(
          "has a NumPy header with a structured or unknown type near '\(rest.prefix(20))'; only plain numbers can be read."
        )
      }
      rest = rest.dropFirst()
      let text = rest.prefix { $0 != quote }
      rest = rest.dropFirst(text.count)
      try expect(String(quote))
      return String(text)
    }

    mutating func boolean() throws -> Bool {
      if take("True") { return true }
      try expect("False")
      return false
    }

    mutating func tuple() throws -> [Int] {
      try expect("(")
      var sizes: [Int] = []
      while !take(")") {
        skipSpace()
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        guard let size = Int(digits), sizes.count < 64 else {
          throw FileError("has a NumPy header with a damaged shape near '\(rest.prefix(20))'.")
        }
        rest = rest.dropFirst(digits.count)
        sizes.append(size)
        if !take(",") {
          try expect(")")
          break
        }
      }
      return sizes
    }
  }
}
