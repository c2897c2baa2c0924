import Notebooks

extension Notebook {
  /// The language that the metadata name, ready for an attribute; else Russian where most letters of the
  /// text are Cyrillic: readers and hyphenation want to know. Other languages are not told apart.
  var language: String? {
    if let language = metadata["lang"]?.stringValue { return HTMLText.escaped(language) }
    let letters = cells.lazy.filter { $0.kind == .markdown }.flatMap { $0.source.unicodeScalars }
      .filter { $0.properties.isAlphabetic }
    var counts = (all: 0, cyrillic: 0)
    for letter in letters {
      counts.all += 1
      if (0x400...0x4FF).contains(letter.value) { counts.cyrillic += 1 }
    }
    return counts.cyrillic * 2 > counts.all ? "ru" : nil
  }
}
