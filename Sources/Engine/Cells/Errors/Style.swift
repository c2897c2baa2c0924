/// Colours of messages, as IPython and swiftc use them (ECMA-48 escape sequences).
enum Style {
  static func red(_ text: String) -> String { "\u{1B}[0;31m\(text)\u{1B}[0m" }
  static func green(_ text: String) -> String { "\u{1B}[0;32m\(text)\u{1B}[0m" }
  static func cyan(_ text: String) -> String { "\u{1B}[0;36m\(text)\u{1B}[0m" }
  static func magenta(_ text: String) -> String { "\u{1B}[0;35m\(text)\u{1B}[0m" }
  static func bold(_ text: String) -> String { "\u{1B}[1m\(text)\u{1B}[0m" }
}
