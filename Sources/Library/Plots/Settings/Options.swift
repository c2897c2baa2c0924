import Raster
import UserErrors

/// Values of dictionaries of options, or the end of the cell.
enum Options {
  static func text(_ name: String, _ value: Any) -> String {
    if let text = value as? String { return text }
    raise(ValueError("the option '\(name)' is a text, not \(value)"))
  }

  static func number(_ name: String, _ value: Any) -> Double {
    if let number = value as? any NumberConvertible { return number.doubleValue }
    raise(ValueError("the option '\(name)' is a number, not \(value)"))
  }

  static func numbers(_ name: String, _ value: Any) -> [Double] {
    if let numbers = value as? any ArrayConvertible { return numbers.arrayValues }
    // `[]` says nothing of its elements.
    if let list = value as? [Any], list.isEmpty { return [] }
    raise(ValueError("the option '\(name)' is an array of numbers, not \(value)"))
  }

  static func texts(_ name: String, _ value: Any) -> [String] {
    if let labels = value as? any TickLabels { return labels.texts }
    raise(ValueError("the option '\(name)' is an array of texts, not \(value)"))
  }

  static func limits(_ name: String, _ value: Any) -> (Double?, Double?) {
    switch value {
    case let pair as (Double, Double): return (pair.0, pair.1)
    case let pair as (Int, Int): return (Double(pair.0), Double(pair.1))
    case let pair as (Int, Double): return (Double(pair.0), pair.1)
    case let pair as (Double, Int): return (pair.0, Double(pair.1))
    default:
      let ends = numbers(name, value)
      if ends.count == 2 { return (ends[0], ends[1]) }
      raise(ValueError("the option '\(name)' is two numbers, not \(value)"))
    }
  }

  static func size(_ name: String, _ value: Any) -> any FontSize {
    if let size = value as? any FontSize { return size }
    raise(ValueError("the option '\(name)' is a size in points or a word such as \"small\", not \(value)"))
  }

  static func flag(_ name: String, _ value: Any) -> Bool {
    if let flag = value as? Bool { return flag }
    raise(ValueError("the option '\(name)' is true or false, not \(value)"))
  }

  static func color(_ name: String, _ value: Any) -> any ColorArgument {
    if let color = value as? any ColorArgument { return color.single(name) }
    if let color = Color(tuple: value) { return color }
    raise(ValueError("the option '\(name)' is a colour, not \(value)"))
  }
}
