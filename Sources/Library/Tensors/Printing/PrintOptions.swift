import UserErrors

/// How tensors print: NumPy's print options.
struct PrintOptions {
  /// The options in force. Set by one cell at a time, before tensors are printed.
  nonisolated(unsafe) static var current = PrintOptions()

  /// Digits after the point, at most.
  var precision = 8
  /// Whether numbers are written without an exponent unless they are large.
  var suppress = false
  /// From how many elements on only the edges are shown.
  var threshold = 1000
  /// How many elements are shown at each edge then.
  var edgeItems = 3
  /// The characters in a line.
  var lineWidth = 75
}

extension NumPy {
  /// Sets how tensors print from now on; what is not given stays: `np.setPrintoptions(precision: 3,
  /// suppress: true)`.
  ///
  /// - Parameters:
  ///   - precision: Digits after the point, at most (8 at first).
  ///   - threshold: From how many elements on only the edges are shown (1000).
  ///   - edgeitems: How many elements are shown at each edge then (3).
  ///   - linewidth: The characters in a line (75).
  ///   - suppress: Whether small numbers are written without an exponent (false).
  public static func setPrintoptions(
    precision: Int? = nil, threshold: Int? = nil, edgeitems: Int? = nil, linewidth: Int? = nil,
    suppress: Bool? = nil
  ) {
    orRaise { () throws(ValueError) in
      for (name, value) in [("precision", precision), ("edgeitems", edgeitems), ("linewidth", linewidth)] {
        if let value, value < 0 { throw ValueError("setPrintoptions: \(name) must not be negative") }
      }
    }
    var options = PrintOptions.current
    options.precision = precision ?? options.precision
    options.threshold = threshold ?? options.threshold
    options.edgeItems = edgeitems ?? options.edgeItems
    options.lineWidth = linewidth ?? options.lineWidth
    options.suppress = suppress ?? options.suppress
    PrintOptions.current = options
  }
}
