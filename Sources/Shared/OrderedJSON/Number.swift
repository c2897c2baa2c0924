extension JSON {
  /// A number as it was written.
  public struct Number: Hashable, Sendable {
    /// The number's text, for example `1.0`, `-3`, `6.02e23`.
    public let text: String

    /// An integer.
    public init(_ value: Int) { text = String(value) }

    /// A finite floating-point number, in the fewest digits that read back as the same value. JSON knows neither NaN nor
    /// infinities: nil for those.
    public init?(_ value: Double) {
      guard value.isFinite else { return nil }
      text = "\(value)"
    }

    /// A number by its text, which must follow JSON's grammar; else nil.
    public init?(text: String) {
      guard let value = try? JSON(parsing: text), case .number(let number) = value, number.text == text else {
        return nil
      }
      self = number
    }

    /// A text that the parser has checked.
    init(checked text: String) { self.text = text }

    /// The value as an integer, where it is one that `Int` can hold. `1.0` and `1e3` are integers here too.
    public var intValue: Int? { Int(text) ?? Double(text).flatMap { Int(exactly: $0) } }

    /// The nearest `Double`; infinite where the number is too large.
    public var doubleValue: Double { Double(text) ?? .nan }
  }
}
