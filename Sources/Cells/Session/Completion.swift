import Foundation
import OrderedJSON

extension CellSession {
  public func completions(in source: String, at offset: Int) -> Completions {
    let scalars = Array(source.unicodeScalars)
    let end = min(max(offset, 0), scalars.count)
    var start = end
    while start > 0, scalars[start - 1].isIdentifierPart { start -= 1 }
    var typed = String.UnicodeScalarView()
    typed.append(contentsOf: scalars[start..<end])
    var before = String.UnicodeScalarView()
    before.append(contentsOf: scalars[..<start])
    let answer = askCompiler(
      "source.request.codecomplete", source: source, byteOffset: String(before).utf8.count,
      // (Letters beyond ASCII the service cannot compare.)
      beginning: typed.isEmpty || !typed.allSatisfy(\.isASCII) ? nil : ("key.name", String(typed)))
    let items = answer?["key.results"]?.arrayValue ?? []
    let ranked = CompletionRanking(typed: String(typed)).matches(items)
    return Completions(matches: ranked, start: start, end: end)
  }

  public func inspection(of source: String, at offset: Int, detailed: Bool) -> DisplayBundle? {
    let scalars = Array(source.unicodeScalars)
    var start = min(max(offset, 0), scalars.count)
    // Behind a name, or behind the bracket of its call, the name is meant.
    if start > 0, start == scalars.count || !scalars[start].isIdentifierPart, scalars[start - 1] == "(" {
      start -= 1
    }
    while start > 0, scalars[start - 1].isIdentifierPart { start -= 1 }
    var before = String.UnicodeScalarView()
    before.append(contentsOf: scalars[..<start])
    let answer = askCompiler(
      "source.request.cursorinfo", source: source, byteOffset: String(before).utf8.count)
    return answer.flatMap { Inspection($0) }?.bundle
  }

  /// Asks about a place in a cell that is being written. Answers while another cell runs.
  ///
  /// - Parameter beginning: a key of the results and how its text must begin for a result to be wanted.
  func askCompiler(
    _ request: String, source: String, byteOffset: Int, beginning: (key: String, text: String)? = nil
  ) -> JSON? {
    let names = snapshot.names
    let visible = names.visible(to: ParsedCell(), everything: true)
    let header = (["import Lectern"] + names.imports + visible.publicLines).joined(separator: "\n") + "\n"
    // The same file as long as the imports are the same: sourcekitd keeps what it has loaded for a file.
    let path = compiler.path("Query-\(header.hashValue.magnitude)", "swift")
    let arguments = [path] + compiler.commonArguments(module: "Query")
    return asking.withLock {
      // Cursor information is only given for what is in a file.
      if let lastQueryPath, lastQueryPath != path {
        try? FileManager.default.removeItem(atPath: lastQueryPath)
      }
      lastQueryPath = path
      guard (try? (header + source).write(toFile: path, atomically: false, encoding: .utf8)) != nil else {
        return nil
      }
      return try? compiler.runningService().request(
        [
          ("key.request", .uid(request)), ("key.sourcefile", .string(path)),
          ("key.sourcetext", .string(header + source)),
          ("key.offset", .integer(header.utf8.count + byteOffset)), ("key.compilerargs", .strings(arguments)),
        ] + (beginning.map { [($0.key, .prefix($0.text))] } ?? []))
    }
  }
}

extension CellSession {
  /// Completes nothing, after a cell, when nothing has happened for a while: what the next completion needs is loaded then.
  func loadCompletionsSoon() {
    let number = update { state in
      state.restCount += 1
      return state.restCount
    }
    DispatchQueue.global(qos: .utility).asyncAfter(deadline: .now() + .milliseconds(200)) { [weak self] in
      guard let self, snapshot.restCount == number, worker != nil, asking.try() else { return }
      asking.unlock()
      _ = completions(in: "print", at: 5)
    }
  }
}

extension Unicode.Scalar {
  fileprivate var isIdentifierPart: Bool { self == "_" || properties.isXIDContinue }
}

/// Chooses and orders what sourcekitd proposes.
struct CompletionRanking {
  let typed: String

  func matches(_ items: [JSON]) -> [Completions.Match] {
    var seen: Set<String> = []
    let fitting = items.compactMap(candidate).filter { candidate in
      !candidate.match.text.hasPrefix("_") || typed.hasPrefix("_")
    }
    return fitting.sorted { ($0.rank, $0.match.text) < ($1.rank, $1.match.text) }.map(\.match)
      .filter { seen.insert($0.text).inserted }
  }

  private func candidate(_ item: JSON) -> (match: Completions.Match, rank: Int)? {
    let name = item["key.name"]?.stringValue ?? ""
    // Behind an opening bracket the labels of calls are offered: `zeros:dtype:`.
    let isCallPattern = name.contains(":") && !name.contains("(")
    let base = String(name.prefix { $0 != (isCallPattern ? ":" : "(") })
    guard !base.isEmpty, base.lowercased().hasPrefix(typed.lowercased()) else { return nil }
    let kind = (item["key.kind"]?.stringValue ?? "").replacing("source.lang.swift.", with: "")
    let isCall = kind.contains("function") && name.contains("(") && !kind.contains("operator")
    let text = isCallPattern ? base + ": " : isCall ? base + (name.hasSuffix("()") ? "()" : "(") : base
    let description = withoutModules(item["key.description"]?.stringValue ?? name)
    let type = withoutModules(item["key.typename"]?.stringValue ?? "")
    let signature = type.isEmpty ? description : "\(description) -> \(type)"
    let isExact = base.hasPrefix(typed)
    return (
      Completions.Match(text: text, type: isCallPattern ? "param" : Self.type(kind), signature: signature),
      (isExact ? 0 : 10) + Self.rank(kind, context: item["key.context"]?.stringValue ?? "")
    )
  }

  /// What stands nearer to the user's own code comes first.
  private static func rank(_ kind: String, context: String) -> Int {
    switch context.split(separator: ".").last {
    case "local": 0
    case "thisclass", "thismodule", "exprspecific": 1
    case "superclass", "outsideclass": 2
    default: kind == "keyword" ? 4 : 3
    }
  }

  /// Jupyter's words for what a name is.
  private static func type(_ kind: String) -> String {
    switch kind {
    case "keyword": "keyword"
    case let kind where kind.contains("module"): "module"
    case let kind where kind.contains("function"): "function"
    case let kind where kind.contains("var.parameter"): "param"
    case let kind where kind.contains("var.instance") || kind.contains("enumelement"): "property"
    case let kind where kind.contains("var"): "instance"
    case let kind
    where kind.contains("class") || kind.contains("struct") || kind.contains("enum")
      || kind.contains("protocol")
      || kind.contains("typealias") || kind.contains("actor"):
      "class"
    default: "text"
    }
  }
}

/// Declaration and documentation of a name, from sourcekitd's cursor information.
struct Inspection {
  let declaration: String
  let documentation: String

  init?(_ answer: JSON) {
    guard let annotated = answer["key.annotated_decl"]?.stringValue else { return nil }
    declaration = withoutModules(plainXML(annotated))
    documentation = plainXML(answer["key.doc.full_as_xml"]?.stringValue.map(Self.body) ?? "")
  }

  /// The discussion without name, USR and declaration, its paragraphs apart.
  private static func body(_ xml: String) -> String {
    guard let start = xml.range(of: "<CommentParts>") else { return "" }
    return String(xml[start.upperBound...]).replacing("</Para>", with: "\n\n").replacing(
      "<Parameter>", with: "- "
    )
    .replacing("</Name>", with: ": ")
  }

  var bundle: DisplayBundle {
    let text = documentation.isEmpty ? declaration : "\(declaration)\n\n\(documentation)"
    let markdown = "```swift\n\(declaration)\n```" + (documentation.isEmpty ? "" : "\n\n\(documentation)")
    return DisplayBundle(data: [
      "text/plain": JSON.string(text).text(), "text/markdown": JSON.string(markdown).text(),
      "text/html": JSON.string(html).text(),
    ])
  }

  private var html: String {
    let paragraphs = documentation.components(separatedBy: "\n\n").filter { !$0.isEmpty }
    return "<pre><code class=\"language-swift\">\(Self.escaped(declaration))</code></pre>\n"
      + paragraphs.map { "<p>\(Self.escaped($0))</p>" }.joined(separator: "\n")
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}

/// The text of some XML: tags removed, entities replaced.
func plainXML(_ xml: String) -> String {
  xml.replacing(#/<[^>]*>/#, with: "").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
    .replacing("&quot;", with: "\"").replacing("&apos;", with: "'").replacing("&amp;", with: "&")
    .replacing(#/\n{3,}/#, with: "\n\n").trimmingCharacters(in: .whitespacesAndNewlines)
}
