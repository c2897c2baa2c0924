/// What every page has around its content.
struct PageDocument {
  let language: String?
  let title: String
  /// Further elements of the head, each on a line.
  var head = ""
  let style: String
  let body: String

  /// The document.
  var html: String {
    """
    <!DOCTYPE html>
    <html\(language.map { " lang=\"\($0)\"" } ?? "")>
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="generator" content="Lectern">\(head.isEmpty ? "" : "\n" + head)
    <title>\(HTMLText.escaped(title))</title>
    <style>
    \(style)
    </style>
    </head>
    <body>
    \(body)
    </body>
    </html>

    """
  }
}
