import Foundation
import UserErrors

/// The weight and slant of a text.
public struct FontStyle: Hashable, Sendable {
  /// Whether the strokes are heavy.
  public var isBold: Bool
  /// Whether the letters lean.
  public var isOblique: Bool

  /// A style.
  public init(bold: Bool = false, oblique: Bool = false) {
    isBold = bold
    isOblique = oblique
  }

  /// Upright, of normal weight.
  public static let regular = FontStyle()
}

/// Where glyphs come from: DejaVu Sans where its files are found, else the library's own stroke font.
public final class FontBook: @unchecked Sendable {
  /// The fonts of this machine.
  public static let shared = FontBook(folders: FontBook.defaultFolders())

  private let folders: [String]
  private let lock = Lock()
  private var faces: [FontStyle: [any Typeface]] = [:]

  /// A book with the fonts found in these folders, the first having precedence.
  public init(folders: [String]) { self.folders = folders }

  /// The folder named by the environment variable `LECTERN_FONTS`, then where systems keep DejaVu.
  public static func defaultFolders() -> [String] {
    let environment = ProcessInfo.processInfo.environment
    let home = environment["HOME"] ?? ""
    let given = environment["LECTERN_FONTS"].map { [$0] } ?? []
    return given + [
      "/usr/share/fonts/truetype/dejavu", "/usr/share/fonts/dejavu", "/usr/share/fonts/dejavu-sans-fonts",
      "/usr/share/fonts/TTF", "/usr/local/share/fonts", home + "/.fonts", home + "/.local/share/fonts",
      "/Library/Fonts", home + "/Library/Fonts",
    ]
  }

  /// The typefaces of a style, in the order in which they are asked for a character.
  private func typefaces(_ style: FontStyle) -> [any Typeface] {
    lock.withLock { faces[style] ?? opened(style) }
  }

  private func opened(_ style: FontStyle) -> [any Typeface] {
    let suffix = (style.isBold ? "Bold" : "") + (style.isOblique ? "Oblique" : "")
    let names =
      (suffix.isEmpty ? [] : ["DejaVuSans-\(suffix).ttf"]) + ["DejaVuSans.ttf", "DejaVuMathTeXGyre.ttf"]
    let found: [any Typeface] = names.compactMap { open($0) }
    let all = found + [StrokeFont(style)]
    faces[style] = all
    return all
  }

  private func open(_ name: String) -> TrueTypeFont? {
    for folder in folders {
      let url = URL(fileURLWithPath: folder).appendingPathComponent(name)
      if let font = try? TrueTypeFont(contentsOf: url) { return font }
    }
    return nil
  }

  /// The glyph of a character in a style, or of the replacement box where no font has it.
  public func glyph(for scalar: Unicode.Scalar, style: FontStyle) -> Glyph {
    for face in typefaces(style) {
      if let glyph = face.glyph(for: scalar) { return glyph }
    }
    return StrokeFont.replacement
  }

  /// The kerning between two characters of a style, in ems.
  public func kerning(_ first: Unicode.Scalar, _ second: Unicode.Scalar, style: FontStyle) -> Double {
    typefaces(style).first?.kerning(first, second) ?? 0
  }
}
