import Foundation
import OrderedJSON

/// A place in a cell's source.
struct SourcePlace: Equatable {
  var cell: String
  var line: Int
  /// The function it lies in, as the user knows it; empty at the cell's top level.
  var function: String
}

/// Finds the lines of addresses, by the debug information of the cells' libraries. Only used when a
/// cell has failed.
struct Symbolizer {
  let toolchain: Toolchain
  let sources: CellSources

  /// What an address means: places from the innermost inlined function outwards, and the message
  /// that the compiler has put into the name of an artificial inlined function ("Swift runtime
  /// failure: arithmetic overflow").
  struct Answer {
    var places: [SourcePlace] = []
    var failure: String?
  }

  /// Places of the frames that lie in cells, the innermost first.
  func answers(_ frames: [Ending.Frame]) -> [Answer] {
    let ofCells = frames.filter { $0.image.contains("/Cell_") && $0.image.hasSuffix(".so") }
    var known: [String: [Int: Answer]] = [:]
    for (image, frames) in Dictionary(grouping: ofCells, by: \.image) {
      known[image] = answers(Set(frames.map(\.offset)).sorted(), in: image)
    }
    return ofCells.compactMap { known[$0.image]?[$0.offset] }
  }

  /// With the option that skips lines of number 0 the tool crashes on functions that have no others
  /// (LLVM 17 to 21): such an address is asked about again, by itself and without the option.
  private func answers(_ offsets: [Int], in image: String) -> [Int: Answer] {
    let option = "--skip-line-zero"
    if let all = ask(offsets, in: image, [option]) { return all }
    return offsets.reduce(into: [:]) { answers, offset in
      let answer = ask([offset], in: image, [option]) ?? ask([offset], in: image, [])
      answers.merge(answer ?? [:]) { $1 }
    }
  }

  /// nil if there is not an answer for each of the offsets.
  private func ask(_ offsets: [Int], in image: String, _ options: [String]) -> [Int: Answer]? {
    let addresses = offsets.map { "0x\(String($0, radix: 16))" }
    let arguments =
      ["--output-style=JSON", "--inlines", "--no-demangle", "--obj=\(image)"] + options + addresses
    guard let result = try? runTool(toolchain.symbolizer, arguments, mergesErrors: false), result.status == 0
    else { return nil }
    let answers = result.output.split(separator: "\n").flatMap { line -> [Answer] in
      guard let json = try? JSON(parsing: String(line)) else { return [] }
      return (json.arrayValue ?? [json]).map(answer)
    }
    guard answers.count == offsets.count else { return nil }
    return Dictionary(zip(offsets, answers)) { $1 }
  }

  private func answer(_ json: JSON) -> Answer {
    var answer = Answer()
    for symbol in json["Symbol"]?.arrayValue ?? [] {
      let name = symbol["FunctionName"]?.stringValue ?? ""
      if let failure = name.range(of: "Swift runtime failure: ") {
        answer.failure = String(name[failure.upperBound...])
        continue
      }
      let file = symbol["FileName"]?.stringValue ?? ""
      let line = symbol["Line"]?.intValue ?? 0
      let isHelper =
        demangle(name).hasPrefix("reabstraction thunk") || demangle(name).hasPrefix("partial apply")
      guard let cell = cellName(file), line > 0, !isHelper else { continue }
      let column = symbol["Column"]?.intValue ?? 1
      answer.places.append(
        SourcePlace(
          cell: cell, line: sources.original(line: line, column: column, of: cell).line,
          function: functionName(name)))
    }
    return answer
  }

  /// The debugger's file name is the cell's name behind a folder.
  private func cellName(_ file: String) -> String? {
    if sources.contains(file) { return file }
    var rest = Substring(file)
    while let slash = rest.firstIndex(of: "/") {
      rest = rest[rest.index(after: slash)...]
      if sources.contains(String(rest)) { return String(rest) }
    }
    // Where something is inlined at a cell's top level, it is the name of the compiled file.
    return rest.firstMatch(of: #/^(Cell_\d+)\.(prepared\.)?swift$/#).flatMap {
      sources.cellName(ofModule: String($0.1))
    }
  }
}

/// A function's name in a trace: demangled, without module and types; nothing for a cell's top
/// level.
func functionName(_ symbol: String) -> String {
  if symbol.hasSuffix("_main") { return "" }
  var name = withoutModules(demangle(symbol).replacing(#/\(extension in \w+\):/#, with: ""))
    .replacing(#/\bSwift\./#, with: "").replacing(#/\.(getter|setter|modify|read) : .*$/#, with: "")
  // What follows a suspension is a function of its own to the compiler.
  name = name.replacing(#/\(\d+\) (await|suspend) resume partial function for /#, with: "")
  let isClosure = name.contains("closure #")
  if let last = name.range(of: " in ", options: .backwards) { name = String(name[last.upperBound...]) }
  if let bracket = name.firstIndex(where: { $0 == "(" || $0 == "<" }), bracket > name.startIndex {
    name = String(name[..<bracket])
  }
  if name.hasSuffix("_main") || name.wholeMatch(of: #/Cell_\d+/#) != nil { return isClosure ? "closure" : "" }
  return isClosure ? "closure in \(name)" : name
}

@_silgen_name("swift_demangle")
private func swiftDemangle(
  _ name: UnsafePointer<CChar>, _ length: Int, _ buffer: UnsafeMutablePointer<CChar>?,
  _ size: UnsafeMutablePointer<Int>?, _ flags: UInt32
) -> UnsafeMutablePointer<CChar>?

/// A symbol in Swift's own words; itself if it is not a mangled name.
func demangle(_ symbol: String) -> String {
  guard let text = swiftDemangle(symbol, symbol.utf8.count, nil, nil, 0) else { return symbol }
  defer { text.deallocate() }
  return String(cString: text)
}
