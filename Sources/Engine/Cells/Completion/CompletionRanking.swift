import OrderedJSON

/// Chooses and orders what sourcekitd proposes.
struct CompletionRanking {
  let typed: String

  /// More than these are no help where nothing has been typed yet.
  private static let mostUntyped = 1000

  func matches(_ answers: [JSON]) -> [Completions.Match] {
    let items = chosen(answers.compactMap(CompletionItem.init))
    let calls = CallArguments(items)
    var seen: Set<String> = []
    var matches: [(match: Completions.Match, rank: Int)] = []
    for item in items where !item.base.isEmpty || item.labels != nil {
      for text in item.base.isEmpty ? calls.firstLabels(of: item) : [item.text] {
        // Overloads that begin alike are told apart by all their labels.
        let distinct = seen.insert(text).inserted ? text : item.fullText
        guard let distinct, distinct == text || seen.insert(distinct).inserted, begins(distinct) else {
          continue
        }
        let type = item.base.isEmpty ? "param" : Self.type(item.kind)
        let match = Completions.Match(text: distinct, type: type, signature: item.shownSignature)
        matches.append((match, rank(item)))
      }
    }
    return matches.sorted { ($0.rank, $0.match.text) < ($1.rank, $1.match.text) }.map(\.match)
  }

  /// Those that begin as what was typed. Where nothing was: those of the type that is wanted, or else, of very many, those of the
  /// session.
  private func chosen(_ all: [CompletionItem]) -> [CompletionItem] {
    let items = all.filter { item in
      if item.base.isEmpty { return true }
      return begins(item.base) && (!item.base.hasPrefix("_") || typed.hasPrefix("_"))
    }
    guard typed.isEmpty, items.count > Self.mostUntyped else { return items.sortedByLabelCount }
    let fitting = items.filter { $0.fits || $0.base.isEmpty }
    if fitting.contains(where: \.fits) { return fitting.sortedByLabelCount }
    return items.filter { $0.isNear || $0.kind == "keyword" || $0.base.isEmpty }.sortedByLabelCount
  }

  private func begins(_ text: String) -> Bool { text.lowercased().hasPrefix(typed.lowercased()) }

  private func rank(_ item: CompletionItem) -> Int {
    let isExact = item.text.hasPrefix(typed)
    return (isExact ? 0 : 100) + (item.fits ? 0 : 10) + nearness(item)
  }

  /// What stands nearer to the user's own code comes first.
  private func nearness(_ item: CompletionItem) -> Int {
    if item.isNear { return item.context == "local" ? 0 : item.module.hasPrefix("Cell_") ? 1 : 2 }
    return item.kind == "keyword" ? 4 : 3
  }

  /// Jupyter's words for what a name is.
  static func type(_ kind: String) -> String {
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

/// The arguments that can come first in calls whose bracket is open.
private struct CallArguments {
  private let lists: [[String]]

  init(_ items: [CompletionItem]) { lists = items.filter { $0.base.isEmpty }.compactMap(\.labels) }

  /// The label of the first argument, and those behind arguments that may be left out.
  ///
  /// sourcekitd proposes a function with default values twice, without them and with all: what is in the long list only may be left
  /// out.
  func firstLabels(of item: CompletionItem) -> [String] {
    guard let labels = item.labels else { return [] }
    if item.kind == "pattern" { return labels.prefix(1).filter { !$0.isEmpty }.map { $0 + ": " } }
    var required =
      lists.filter { $0.count < labels.count && labels.hasInOrder($0) }
      .min { $0.count < $1.count }.map { $0[...] } ?? labels[...]
    var first: [String] = []
    for label in labels {
      if !label.isEmpty { first.append(label + ": ") }
      if required.first == label {
        required.removeFirst()
        break
      }
    }
    return first
  }
}

extension [String] {
  /// Whether the elements of `part` come in it in the same order.
  fileprivate func hasInOrder(_ part: [String]) -> Bool {
    var rest = part[...]
    for element in self where rest.first == element { rest.removeFirst() }
    return rest.isEmpty
  }
}

extension [CompletionItem] {
  /// The shorter of two overloads comes first.
  fileprivate var sortedByLabelCount: [CompletionItem] {
    enumerated().sorted {
      ($0.element.labels?.count ?? 0, $0.offset) < ($1.element.labels?.count ?? 0, $1.offset)
    }.map(\.element)
  }
}

extension CompletionItem {
  /// What is inserted: a call up to its first argument, a name otherwise.
  fileprivate var text: String {
    guard let labels else { return base }
    guard let first = labels.first else { return base + "()" }
    return first.isEmpty ? base + "(" : "\(base)(\(first): "
  }

  /// A call with all its labels; nil for what is not called.
  fileprivate var fullText: String? {
    guard let labels, !base.isEmpty, labels.count > 1 else { return nil }
    return base + "(" + labels.map { $0.isEmpty ? "_" : $0 + ": " }.joined(separator: ", ") + ")"
  }

  fileprivate var shownSignature: String { type.isEmpty ? signature : "\(signature) -> \(type)" }

  /// Whether it belongs to the cell, to the session, or to the value before the point.
  fileprivate var isNear: Bool {
    module.hasPrefix("Cell_")
      || ["local", "thisclass", "thismodule", "exprspecific", "superclass", "outsideclass"].contains(context)
  }
}
