/// A source text whose lines end as Unix ends them, with the ways between its places and those of the text as it came.
///
/// A front end may send lines that end in `\r\n`. Swift counts that pair as one character, which is no `\n`, so whatever looks
/// for lines would miss them: here, before anything else sees the text, they become `\n`.
package struct SourceText {
  /// The text.
  package let text: String
  /// The places in ``text`` (in Unicode scalars) of line ends in front of which a `\r` has been left out.
  private var shortened: [Int] = []

  package init(_ source: String) {
    guard source.utf8.contains(UInt8(ascii: "\r")) else {
      text = source
      return
    }
    var result = String.UnicodeScalarView()
    var count = 0
    var afterReturn = false
    for scalar in source.unicodeScalars {
      defer { afterReturn = scalar == "\r" }
      if scalar == "\n", afterReturn {
        shortened.append(count - 1)
        continue
      }
      result.append(scalar == "\r" ? "\n" : scalar)
      count += 1
    }
    text = String(result)
  }

  /// The place in ``text`` of a place in the source, both in Unicode scalars.
  package func place(ofSource place: Int) -> Int {
    place - shortened.enumerated().filter { $0.element + $0.offset + 1 < place }.count
  }

  /// The place in the source of a place in ``text``, both in Unicode scalars.
  package func sourcePlace(of place: Int) -> Int { place + shortened.filter { $0 < place }.count }
}
