/// What a page shows of a cell, by the tags that MyST-NB and Jupyter Book know.
///
/// `remove-…` leaves a part out, `hide-…` folds it, so that a reader can open it. Both are written with a hyphen or an
/// underscore. Source: https://myst-nb.readthedocs.io/en/latest/render/hiding.html
struct CellVisibility {
  enum Part {
    case shown, folded, removed

    init(_ name: String, in tags: Set<String>) {
      self = tags.contains("remove-" + name) ? .removed : tags.contains("hide-" + name) ? .folded : .shown
    }

    /// The content as a page has it; a summary to click on stands over what is folded.
    func html(_ content: String, under summary: String) -> String {
      switch self {
      case .removed: return ""
      case .folded where !content.isEmpty:
        return "<details><summary>\(HTMLText.escaped(summary))</summary>\n\(content)\n</details>"
      default: return content
      }
    }
  }

  let cell: Part
  let input: Part
  let output: Part

  init(tags: [String]) {
    let tags = Set(tags.map { $0.replacing("_", with: "-") })
    cell = Part("cell", in: tags)
    input = Part("input", in: tags)
    output = Part("output", in: tags)
  }
}

/// What stands over folded parts, in the page's language; English where it is another.
struct FoldedWords {
  let cell: String
  let input: String
  let output: String

  init(language: String?) {
    (cell, input, output) =
      switch language?.prefix(2) {
      case "ru": ("Показать ячейку", "Показать код", "Показать результат")
      case "hu": ("Cella megjelenítése", "Kód megjelenítése", "Kimenet megjelenítése")
      case "pt": ("Mostrar a célula", "Mostrar o código", "Mostrar o resultado")
      case "pl": ("Pokaż komórkę", "Pokaż kod", "Pokaż wynik")
      default: ("Show the cell", "Show the code", "Show the output")
      }
  }
}
