/// The diagnostics in a file that the compiler writes with `-serialize-diagnostics-path`: those of the compiler's output, with their
/// fix-its. (Clang's format, `clang/Frontend/SerializedDiagnostics.h`.)
enum SerializedDiagnostics {
  private enum Code {
    static let diagnosticBlock = 9
    static let diagnostic = 2
    static let range = 3
    static let fileName = 6
    static let fixIt = 7
  }

  /// nil if the file is not one of diagnostics, or damaged.
  static func read(_ file: [UInt8]) -> [Diagnostic]? {
    guard file.starts(with: Array("DIAG".utf8)), let items = Bitstream.items(of: file) else { return nil }
    var files: [Int: String] = [:]
    return items.compactMap { diagnostic($0, files: &files) }
  }

  private static func diagnostic(_ item: Bitstream.Item, files: inout [Int: String]) -> Diagnostic? {
    guard case .block(Code.diagnosticBlock, let items) = item else { return nil }
    var result: Diagnostic?
    for item in items {
      switch item {
      case .block:
        if let note = diagnostic(item, files: &files) { result?.notes.append(note) }
      case .record(let record):
        let text = String(decoding: record.bytes, as: UTF8.self)
        switch record.code {
        case Code.fileName: files[record.fields.first ?? 0] = text
        // Severity, place (file, line, column, offset), category, flag, the text's size.
        case Code.diagnostic where record.fields.count >= 5:
          result = Diagnostic(
            severity: severity(record.fields[0]), identifier: "", message: text,
            file: files[record.fields[1]] ?? "", line: record.fields[2], column: record.fields[3], length: 1)
        // Two places.
        case Code.range where record.fields.count >= 8:
          if result?.length == 1 { result?.length = max(1, record.fields[7] - record.fields[3]) }
        case Code.fixIt where record.fields.count >= 8:
          result?.fixIts.append(Edit(start: record.fields[3], end: record.fields[7], text: text))
        default: break
        }
      }
    }
    return result
  }

  private static func severity(_ number: Int) -> Diagnostic.Severity {
    switch number {
    case 1: .note
    case 2: .warning
    case 5: .remark
    default: .error
    }
  }
}
