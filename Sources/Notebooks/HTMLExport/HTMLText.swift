import CCMark

/// Text made safe for HTML.
enum HTMLText {
  /// Text for the content of an element or a quoted attribute.
  static func escaped(_ text: some StringProtocol) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Text with its character references, such as `&eacute;`, replaced by what they stand for.
  static func unescaped(_ text: String) -> String {
    CMarkText.converted(text) { houdini_unescape_html($0, $1, $2) } ?? text
  }
}

extension StringProtocol {
  /// Without white space at both ends.
  var trimmed: SubSequence {
    var text = drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text = text.dropLast() }
    return text
  }
}
