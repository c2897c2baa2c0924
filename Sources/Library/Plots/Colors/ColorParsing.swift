import Raster
import UserErrors

extension Color {
  /// matplotlib's ten colours for one line after another.
  package static let cycle: [Color] = [
    0x1F77B4, 0xFF7F0E, 0x2CA02C, 0xD62728, 0x9467BD, 0x8C564B, 0xE377C2, 0x7F7F7F, 0xBCBD22, 0x17BECF,
  ].map { Color(hex: $0) }

  /// A colour as matplotlib users write it: a name ("black", "tab:blue", "r"), "#00B0F0", "#0bf",
  /// "#00B0F080", a grey level "0.5", a place in the cycle "C3", or "none".
  ///
  /// - Throws: `ValueError` where the text is none of these.
  public init(named text: String) throws {
    let name = text.lowercased()
    if name == "none" || name == "transparent" {
      self = .clear
    } else if let hex = ColorNames.table[name] {
      self.init(hex: hex)
    } else if let color = Color(hexDigits: name) ?? Color(cyclePlace: name) ?? Color(greyLevel: name) {
      self = color
    } else {
      throw ValueError(
        "'\(text)' is not a colour. Use a name such as \"black\" or \"tab:blue\", \"#00B0F0\", a grey level \"0.5\", "
          + "or \"C0\" to \"C9\".")
    }
  }

  /// A colour that the user named, or the end of the cell.
  static func parse(_ text: String) -> Color {
    do { return try Color(named: text) } catch let error as ValueError { raise(error) } catch {
      return .black
    }
  }

  private init?(hexDigits text: String) {
    guard text.hasPrefix("#") else { return nil }
    var digits = text.dropFirst().compactMap(\.hexDigitValue)
    guard digits.count == text.count - 1 else { return nil }
    if digits.count == 3 || digits.count == 4 { digits = digits.flatMap { [$0, $0] } }
    guard digits.count == 6 || digits.count == 8 else { return nil }
    let bytes = stride(from: 0, to: digits.count, by: 2).map {
      Double(digits[$0] * 16 + digits[$0 + 1]) / 255
    }
    self.init(red: bytes[0], green: bytes[1], blue: bytes[2], alpha: bytes.count == 4 ? bytes[3] : 1)
  }

  private init?(cyclePlace text: String) {
    guard text.first == "c", let place = Int(text.dropFirst()), place >= 0 else { return nil }
    let cycle = Theme.current.cycle
    self = cycle[place % cycle.count]
  }

  private init?(greyLevel text: String) {
    guard let level = Double(text), (0...1).contains(level) else { return nil }
    self.init(red: level, green: level, blue: level)
  }
}
