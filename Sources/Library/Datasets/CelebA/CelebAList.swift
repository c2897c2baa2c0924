import FileFormats
import Foundation
import Tensors

/// The list of CelebA: the files' names and the attributes of each, 1 (has it) or -1.
///
/// As published: a line with the number of files, a line with the attributes' names, then a line
/// for each file. As a table with commas: no first line, and a name before the attributes' names.
struct CelebAList {
  let files: [String]
  let table: FactorTable

  init(folder: String, count: Int?) throws {
    let names = ["list_attr_celeba.txt", "list_attr_celeba.csv"]
    let paths = names.map { "\(folder)/\($0)" }
    guard let path = paths.first(where: { FileManager.default.fileExists(atPath: $0) }) else {
      throw DatasetError("The folder \(folder) has neither \(names[0]) nor \(names[1]).")
    }
    let text = String(decoding: try WholeFile.read(path, limit: 1 << 28), as: UTF8.self)
    try self.init(text, count: count, path: path)
  }

  init(_ text: String, count: Int?, path: String) throws {
    var rows = text.split(whereSeparator: \.isNewline).lazy
      .map { $0.split { $0 == "," || $0.isWhitespace } }.filter { !$0.isEmpty }.makeIterator()
    var header = rows.next() ?? []
    if header.count == 1, Int(header[0]) != nil { header = rows.next() ?? [] }
    if header.first == "image_id" { header.removeFirst() }
    guard !header.isEmpty else { throw DatasetError("\(path) names no attributes.") }
    var (files, flags): ([String], [Int64]) = ([], [])
    while count.map({ files.count < $0 }) ?? true, let row = rows.next() {
      let marks = row.dropFirst().compactMap { ["1": 1, "-1": 0, "0": 0][$0] as Int64? }
      guard marks.count == header.count, row.count == header.count + 1 else {
        throw DatasetError(
          "\(path): the line of \(row[0]) has not one 1 or -1 for each of the \(header.count) "
            + "attributes.")
      }
      files.append(String(row[0]))
      flags += marks
    }
    if let count, files.count < count {
      throw DatasetError("\(path) lists \(files.count) pictures, fewer than \(count).")
    }
    let classes = Tensor(shape: [files.count, header.count], flags)
    self.files = files
    table = FactorTable(
      names: header.map(String.init), values: classes.astype(.float32), classes: classes)
  }
}
