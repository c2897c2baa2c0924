import Tensors
import UserErrors

/// What is known of images: a column for each factor or attribute, a row for each image.
///
///     let (images, factors) = datasets.faces(count: 1000)
///     factors["smile"]                    // (1000,), from -1 to 1
///     factors.values                      // (1000, 9)
///     factors.classes                     // the same as whole numbers from 0: what MIG needs
public struct FactorTable: Sendable {
  /// The names of the columns.
  public let names: [String]
  /// The values, (images, factors), float32.
  public let values: Tensor
  /// Which of its values each factor takes, counted from 0: (images, factors), int64.
  public let classes: Tensor

  /// The number of images.
  public var count: Int { values.shape[0] }

  /// The values of one factor, (images,).
  public subscript(_ name: String) -> Tensor { values[.all, column(name)] }

  /// The same as whole numbers from 0, (images,), int64.
  public func classes(of name: String) -> Tensor { classes[.all, column(name)] }

  private func column(_ name: String) -> Int {
    orRaise { () throws(ValueError) in
      guard let column = names.firstIndex(of: name) else {
        throw ValueError("there is no factor '\(name)'; there are \(names.joined(separator: ", "))")
      }
      return column
    }
  }
}

extension FactorTable: CustomStringConvertible {
  /// The first rows as a table.
  public var description: String {
    let shown = min(count, 5)
    let columns = names.map { name -> [String] in
      let cells = [name] + self[name][..<shown].doubles.map { Self.text($0) }
      let width = cells.map(\.count).max() ?? 0
      return cells.map { String(repeating: " ", count: width - $0.count) + $0 }
    }
    var lines = (0...shown).map { row in columns.map { $0[row] }.joined(separator: "  ") }
    if shown < count { lines.append("…") }
    return (lines + ["\(count) rows, \(names.count) columns"]).joined(separator: "\n")
  }

  private static func text(_ number: Double) -> String {
    let rounded = (number * 100).rounded() / 100
    return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
  }
}

extension datasets {
  /// Images and what is known of each.
  public typealias ImagesAndFactors = (images: Tensor, factors: FactorTable)
}
