import Raster
import UserErrors

/// matplotlib's short form of a line's looks: a colour, a marker and a line style in any order, as "r--o".
package struct LineFormat: Equatable {
  package var color: String?
  package var marker: String?
  /// "-", "--", "-.", ":"; nil where not given, "" (with a marker) for no line.
  package var linestyle: String?

  /// - Throws: `ValueError` where a part is unknown.
  package init(_ text: String) throws {
    if text.isEmpty { return }
    if (try? Color(named: text)) != nil, Int(text) == nil {
      color = text
      return
    }
    var rest = Substring(text)
    while let c = rest.first {
      if let style = ["--", "-.", "-", ":"].first(where: rest.hasPrefix), linestyle == nil {
        linestyle = style
        rest = rest.dropFirst(style.count)
      } else if c == "C", let digit = rest.dropFirst().first, digit.isNumber {
        color = String(rest.prefix(2))
        rest = rest.dropFirst(2)
      } else if "bgrcmykw".contains(c), color == nil {
        color = String(c)
        rest = rest.dropFirst()
      } else if MarkerShape.names.contains(String(c)), marker == nil {
        marker = String(c)
        rest = rest.dropFirst()
      } else {
        throw ValueError(
          "'\(text)' is not a line format: '\(rest)' is no colour (b g r c m y k w, C0 to C9), no marker "
            + "(\(MarkerShape.names.joined(separator: " "))) and no line style (- -- -. :).")
      }
    }
    if linestyle == nil, marker != nil { linestyle = "" }
  }

  /// The dashes of a line style in multiples of the line's width; nil for no line at all.
  ///
  /// - Throws: `ValueError` where the style is unknown.
  static func dashes(_ style: String) throws -> [Double]? {
    switch style {
    case "-", "solid": return []
    case "--", "dashed": return [3.7, 1.6]
    case "-.", "dashdot": return [6.4, 1.6, 1, 1.6]
    case ":", "dotted": return [1, 1.65]
    case "", " ", "none", "None": return nil
    default: throw ValueError("there is no line style '\(style)'. There are: - -- -. : and none.")
    }
  }
}
