// Text and bytes marked with what they are, as in IPython.display.

/// HTML, shown as a page would show it.
public struct HTML: Displayable, Sendable {
  /// The text as it was given.
  public let source: String
  /// A value from its text.
  public init(_ source: String) { self.source = source }
  public var mimeBundle: MIMEBundle { ["text/html": .text(source), "text/plain": .text(source)] }
}

/// Markdown, shown formatted.
public struct Markdown: Displayable, Sendable {
  /// The text as it was given.
  public let source: String
  /// A value from its text.
  public init(_ source: String) { self.source = source }
  public var mimeBundle: MIMEBundle { ["text/markdown": .text(source), "text/plain": .text(source)] }
}

/// LaTeX, shown typeset; with its own `$...$` or environment.
public struct Latex: Displayable, Sendable {
  /// The text as it was given.
  public let source: String
  /// A value from its text.
  public init(_ source: String) { self.source = source }
  public var mimeBundle: MIMEBundle { ["text/latex": .text(source), "text/plain": .text(source)] }
}

/// An SVG drawing.
public struct SVG: Displayable, Sendable {
  /// The text as it was given.
  public let source: String
  /// A value from its text.
  public init(_ source: String) { self.source = source }
  public var mimeBundle: MIMEBundle { ["image/svg+xml": .text(source), "text/plain": "<SVG picture>"] }
}

/// A PNG picture. `width` and `height`, in CSS pixels, are the size to show it at; nil for its own.
public struct PNG: Displayable, Sendable {
  /// The file's bytes.
  public let bytes: [UInt8]
  /// The width to show it at.
  public let width: Int?
  /// The height to show it at.
  public let height: Int?

  /// The picture in a PNG file's bytes.
  public init(_ bytes: some Sequence<UInt8>, width: Int? = nil, height: Int? = nil) {
    self.bytes = Array(bytes)
    self.width = width
    self.height = height
  }

  public var mimeBundle: MIMEBundle {
    let size = [("width", width), ("height", height)].compactMap { name, value in
      value.map { "\"\(name)\": \($0)" }
    }
    let metadata = size.isEmpty ? [:] : ["image/png": "{\(size.joined(separator: ", "))}"]
    let text = "<PNG picture, \(bytes.count) bytes>"
    return MIMEBundle(["image/png": .data(bytes), "text/plain": .text(text)], metadata: metadata)
  }
}

/// A JSON value, given as its text, shown as a tree.
public struct JSON: Displayable, Sendable {
  /// The JSON text.
  public let text: String
  /// The value that a JSON text describes.
  public init(_ text: String) { self.text = text }
  public var mimeBundle: MIMEBundle { ["application/json": .json(text), "text/plain": .text(text)] }
}
