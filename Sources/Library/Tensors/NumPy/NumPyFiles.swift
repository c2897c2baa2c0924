import Foundation
import UserErrors

// Numbers in text files.
extension NumPy {
  /// The numbers of a text file, a row a line; a file of one row or one column gives a vector. What
  /// follows `comments` in a line is left out.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - dtype: The element type.
  ///   - comments: What starts a comment.
  ///   - delimiter: What stands between numbers; spaces and tabs if nil.
  ///   - skiprows: How many lines to pass over at the start.
  ///   - usecols: Which columns to read; all if nil.
  /// - Throws: `ValueError` for a file that cannot be read, what is no number, or rows of different
  ///   lengths.
  public static func loadtxt(
    _ path: String, dtype: DType = .float32, comments: String = "#", delimiter: String? = nil,
    skiprows: Int = 0,
    usecols: [Int]? = nil
  ) throws -> Tensor {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw ValueError("loadtxt: the file '\(path)' cannot be read")
    }
    var rows: [[Double]] = []
    for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      guard number >= skiprows else { continue }
      let content = comments.isEmpty ? String(line) : line.components(separatedBy: comments)[0]
      let words =
        delimiter.map { content.components(separatedBy: $0) }
        ?? content.split(whereSeparator: \.isWhitespace).map(String.init)
      let fields = words.map { $0.trimmingCharacters(in: .whitespaces) }
      if fields.allSatisfy(\.isEmpty) { continue }
      let place = "line \(number + 1) of '\(path)'"
      let chosen = try usecols.map { try $0.map { try field($0, of: fields, place) } } ?? fields
      rows.append(try chosen.map { try parsed($0, place) })
      guard rows[0].count == chosen.count else {
        throw ValueError("loadtxt: \(place) has \(chosen.count) numbers, the first row \(rows[0].count)")
      }
    }
    let table = Tensor(shape: [rows.count, rows.first?.count ?? 0], rows.flatMap { $0 }).astype(dtype)
    return rows.count == 1 || rows.first?.count == 1 ? table.flatten() : table
  }

  private static func field(_ column: Int, of fields: [String], _ place: String) throws -> String {
    let counted = column < 0 ? column + fields.count : column
    guard fields.indices.contains(counted) else {
      throw ValueError("loadtxt: \(place) has \(fields.count) columns, none numbered \(column)")
    }
    return fields[counted]
  }

  private static func parsed(_ word: String, _ place: String) throws -> Double {
    guard let number = Double(word) else {
      throw ValueError(
        "loadtxt: \(place): \"\(word)\" is no number; `skiprows: 1` passes over a line of titles")
    }
    return number
  }

  /// Writes a vector (a number a line) or a matrix (a row a line) as text.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - x: The numbers.
  ///   - fmt: How a number is written, as in C: "%.18e", "%.4f", "%d".
  ///   - delimiter: What stands between numbers.
  ///   - header: A first line, written after `comments`.
  ///   - comments: What starts the first line.
  /// - Throws: `ValueError` for a format that is none for numbers; what writing the file throws.
  public static func savetxt(
    _ path: String, _ x: some ArrayConvertible, fmt: String = "%.18e", delimiter: String = " ",
    header: String = "", comments: String = "# "
  ) throws {
    let x = x.asArray
    guard x.rank == 1 || x.rank == 2 else {
      throw ValueError("savetxt: needs a vector or a matrix, got shape \(x.shape)")
    }
    guard let kind = fmt.last(where: \.isLetter), fmt.filter({ $0 == "%" }).count == 1,
      "efgdi".contains(kind.lowercased())
    else { throw ValueError("savetxt: fmt \"\(fmt)\" is no format of one number, as \"%.4f\" or \"%d\"") }
    let isWhole = "di".contains(kind)
    let wholeFormat = fmt.replacingOccurrences(of: String(kind), with: "ld")
    func text(_ number: Double) -> String {
      isWhole ? String(format: wholeFormat, Int(number)) : String(format: fmt, number)
    }
    let width = x.rank == 2 ? x.shape[1] : 1
    let numbers = x.doubles
    var lines = header.isEmpty ? [] : [comments + header]
    for start in stride(from: 0, to: numbers.count, by: Swift.max(width, 1)) {
      lines.append(numbers[start..<start + width].map(text).joined(separator: delimiter))
    }
    try (lines.joined(separator: "\n") + "\n").write(toFile: path, atomically: true, encoding: .utf8)
  }
}
