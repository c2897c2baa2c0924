/// Alphabets that Unicode has as letters of their own (Mathematical Alphanumeric Symbols).
enum MathAlphabets {
  /// The letters of `text` in script, as in `\mathcal{L}`.
  static func script(_ text: String) -> String {
    mapped(text, capitals: 0x1D49C, small: 0x1D4B6, except: scriptExceptions)
  }

  /// The letters of `text` with double strokes, as in `\mathbb{R}`.
  static func doubleStruck(_ text: String) -> String {
    mapped(text, capitals: 0x1D538, small: 0x1D552, digits: 0x1D7D8, except: doubleStruckExceptions)
  }

  /// The letters of `text` in Fraktur.
  static func fraktur(_ text: String) -> String {
    mapped(text, capitals: 0x1D504, small: 0x1D51E, except: frakturExceptions)
  }

  // Letters that Unicode had before: they are missing in the alphabets.
  private static let scriptExceptions: [Unicode.Scalar: Character] = [
    "B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "L": "ℒ", "M": "ℳ", "R": "ℛ", "e": "ℯ", "g": "ℊ",
    "o": "ℴ",
  ]
  private static let doubleStruckExceptions: [Unicode.Scalar: Character] = [
    "C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ",
  ]
  private static let frakturExceptions: [Unicode.Scalar: Character] = [
    "C": "ℭ", "H": "ℌ", "I": "ℑ", "R": "ℜ", "Z": "ℨ",
  ]

  private static func mapped(
    _ text: String, capitals: UInt32, small: UInt32, digits: UInt32? = nil,
    except: [Unicode.Scalar: Character]
  ) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if let exception = except[scalar] {
        result.append(exception)
      } else {
        result.unicodeScalars.append(moved(scalar, capitals: capitals, small: small, digits: digits))
      }
    }
    return result
  }

  private static func moved(
    _ scalar: Unicode.Scalar, capitals: UInt32, small: UInt32, digits: UInt32?
  ) -> Unicode.Scalar {
    let value =
      switch scalar {
      case "A"..."Z": capitals + scalar.value - 0x41
      case "a"..."z": small + scalar.value - 0x61
      case "0"..."9": digits.map { $0 + scalar.value - 0x30 } ?? scalar.value
      default: scalar.value
      }
    return Unicode.Scalar(value) ?? scalar
  }
}
