import Foundation
import Grading
import Notebooks
import Testing

/// Notebooks of assignments, made from their cells.
enum Cells {
  struct Part {
    var id: String
    var source: String
    var kind = "code"
    var flags: [String] = []
    var points: Double?
    var outputs = "[]"
    var checksum: String?
  }

  static func notebook(_ parts: [Part]) throws -> Notebook {
    let cells = parts.enumerated().map { index, part in
      var role = ["\"grade_id\": \(quoted(part.id))", "\"schema_version\": 3"]
      role += ["grade", "solution", "locked", "task"].map { "\"\($0)\": \(part.flags.contains($0))" }
      if let points = part.points { role.append("\"points\": \(points)") }
      if let checksum = part.checksum { role.append("\"checksum\": \"\(checksum)\"") }
      let metadata = part.id.isEmpty ? "{}" : "{\"nbgrader\": {\(role.joined(separator: ", "))}}"
      let run = part.kind == "code" ? ", \"outputs\": \(part.outputs), \"execution_count\": 1" : ""
      return """
        {"cell_type": "\(part.kind)", "id": "c\(index)", "metadata": \(metadata),
         "source": \(quoted(part.source))\(run)}
        """
    }
    let text = """
      {"cells": [\(cells.joined(separator: ","))], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
      """
    return try Notebook(data: Data(text.utf8), path: "test.ipynb")
  }

  private static func quoted(_ text: String) -> String {
    let data = try? JSONEncoder().encode(text)
    return data.map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
  }

  static let given = Part(id: "given", source: "let given = 1", flags: ["locked"])
  static let answer = Part(id: "answer", source: "let answer = given", flags: ["solution"])
  static let test = Part(
    id: "test", source: "check(answer, equals: 1) // hidden", flags: ["grade", "locked"], points: 2)
  static let essay = Part(
    id: "essay", source: "It is.", kind: "markdown", flags: ["grade", "solution"], points: 0.5)

  static func assignment(_ parts: [Part] = [given, answer, test, essay]) throws -> Assignment {
    try Assignment(notebook(parts), path: "task.ipynb")
  }
}

@Suite("Assignments and what is put back")
struct AssignmentTests {
  @Test(
    "marks as comments of Python are the teacher's mistake",
    arguments: ["### BEGIN HIDDEN TESTS", "# END SOLUTION"])
  func pythonMarks(line: String) throws {
    var test = Cells.test
    test.source = "check(answer, equals: 1)\n\(line)\n"
    #expect(throws: GradingError.pythonMark(path: "task.ipynb", id: "test", line: line)) {
      try Cells.assignment([Cells.answer, test])
    }
    test.source = "// \(line)\n#if DEBUG\n#endif"
    #expect(throws: Never.self) { try Cells.assignment([Cells.answer, test]) }
  }

  @Test("what students may not change is as the teacher wrote it; all else stays")
  func restoration() throws {
    var changed = (given: Cells.given, test: Cells.test, answer: Cells.answer)
    changed.given.source = "let given = 2"
    changed.given.checksum = "51a0b0a1cc163b88a422f124485b5b9e"
    changed.test.source = "// nothing"
    changed.test.points = 100
    changed.answer.source = "let answer = 2"
    changed.answer.outputs = #"[{"output_type": "stream", "name": "stdout", "text": "old"}]"#
    let own = Cells.Part(id: "", source: "print(1)")
    let handedIn = try Cells.notebook([changed.given, own, changed.answer, changed.test, Cells.essay])
    let restored = Restoration(of: handedIn, by: try Cells.assignment())
    #expect(
      restored.notebook.cells.map(\.source) == [
        "let given = 1", "print(1)", "let answer = 2", "check(answer, equals: 1) // hidden", "It is.",
      ])
    #expect(restored.notebook.cells.compactMap { CellRole(of: $0)?.points } == [0, 0, 2, 0.5])
    #expect(restored.notebook.cells.allSatisfy { $0.outputs.isEmpty && $0.executionCount == nil })
    #expect(restored.notes == ["given was changed; it was put back."])
  }

  @Test("missing locked cells come back in their places, doubled names count once, strange ones not at all")
  func missingAndDoubled() throws {
    var copied = Cells.answer
    copied.source = "let answer = 3"
    var strange = Cells.test
    strange.id = "mine"
    let handedIn = try Cells.notebook([Cells.answer, copied, strange])
    let restored = Restoration(of: handedIn, by: try Cells.assignment())
    #expect(
      restored.notebook.cells.map { CellRole(of: $0)?.id } == ["given", nil, "answer", "test", nil])
    #expect(restored.notebook.cells.count == 5)
    #expect(
      restored.notes == [
        "answer was there more than once; the last one counts.", "given was missing; it was put back.",
        "test was missing; it was put back.", "essay was missing.",
      ])
  }

  @Test("what is no assignment is refused")
  func refused() throws {
    #expect(throws: GradingError.noPoints(path: "task.ipynb")) { try Cells.assignment([Cells.given]) }
    #expect(throws: GradingError.twoCells(path: "task.ipynb", id: "test")) {
      try Cells.assignment([Cells.test, Cells.test])
    }
    var template = Cells.test
    template.source = "// HASHED AUTOTEST answer"
    #expect(throws: GradingError.templates(path: "task.ipynb")) { try Cells.assignment([template]) }
  }

  @Test("submissions in one folder, and in nbgrader's")
  func submissions() throws {
    let root = FileManager.default.temporaryDirectory.appendingPathComponent("grading-\(UUID())").path
    defer { try? FileManager.default.removeItem(atPath: root) }
    for path in [
      "flat/ada.ipynb", "flat/bob.ipynb", "flat/.ipynb_checkpoints/ada.ipynb", "deep/eve/week1/task.ipynb",
      "deep/eve/week1/other.ipynb", "deep/dan/task.ipynb", "twice/ada.ipynb", "empty/read.me",
    ] {
      let url = URL(fileURLWithPath: root + "/" + path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data("{}".utf8).write(to: url)
    }
    func students(_ folders: String...) throws -> [String] {
      try Submissions.find(folders.map { root + "/" + $0 }, named: "task.ipynb").map(\.student)
    }
    #expect(try students("flat") == ["ada", "bob"])
    #expect(try students("deep") == ["dan", "eve"])
    #expect(try students("flat/bob.ipynb", "deep") == ["bob", "dan", "eve"])
    #expect(throws: GradingError.self) { try students("flat", "twice") }
    #expect(throws: NotebookError.self) { try students("deep/none") }
    #expect(throws: GradingError.self) { try students("empty") }
  }
}
