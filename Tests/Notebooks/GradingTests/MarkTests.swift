import Foundation
import Grading
import Notebooks
import Testing

/// Marks by nbgrader's rules, and the files they go to.
@Suite("Marks")
struct MarkTests {
  private func graded(_ parts: [Cells.Part]) throws -> GradedSubmission {
    GradedSubmission(
      student: "ada", executed: try Cells.notebook(parts), assignment: try Cells.assignment(), notes: [],
      ending: GradedSubmission.finished, seconds: 1, fingerprint: "")
  }

  /// The points and the reason of the test of 2 points where it has put this out.
  private func mark(_ outputs: String) throws -> (points: Double?, reason: String?) {
    var test = Cells.test
    test.outputs = outputs
    let mark = try #require(try graded([Cells.answer, test]).marks.first)
    return (mark.points, mark.reason)
  }

  private func value(_ text: String) -> String {
    #"[{"output_type": "execute_result", "data": {"text/plain": [\#(text)]}, "execution_count": 1, "metadata": {}}]"#
  }

  @Test("points by what a test has put out")
  func outputs() throws {
    let shown = #"{"output_type": "display_data", "data": {"text/plain": "0"}, "metadata": {}}"#
    let printed = #"{"output_type": "stream", "name": "stdout", "text": "0"}"#
    let error =
      #"{"output_type": "error", "ename": "Trap", "evalue": "Index out of range\nmore", "traceback": []}"#
    #expect(try mark("[]") == (2, nil))
    #expect(try mark("[\(shown), \(printed)]") == (2, nil))
    #expect(try mark("[\(shown), \(error)]") == (0, "Trap: Index out of range"))
    #expect(try mark(printed.replacingOccurrences(of: "stdout", with: "stderr").list).points == 0)
    #expect(try mark(value("\"1.5\"")) == (1.5, "some tests failed"))
    #expect(try mark(value("\"2\"")) == (2, nil))
    #expect(try mark(value("\"1e-1\"")).points == 0.1)
    // No number, or a negative one: all points, as nbgrader has it.
    for text in ["\"false\"", "\"-1\"", "\"nan\"", "\"[1]\"", "\"1\\n\", \"2\""] {
      #expect(try mark(value(text)).points == 2)
    }
    #expect(try mark(value("\"3\"")) == (nil, "the test's value is 3, more than the cell's points"))
  }

  @Test("a cell that was stopped says so, not that somebody pressed a key")
  func stopped() throws {
    let stopped = #"{"output_type": "error", "ename": "KeyboardInterrupt", "evalue": "", "traceback": []}"#
    #expect(try mark(stopped.list) == (0, "it took longer than a cell may, and was stopped"))
  }

  @Test(
    "a person looks where a submission declares what tests fail by",
    arguments: [
      "func check(_ a: Int, equals b: Int) {}", "let check = { (a: Int, b: Int) in }", "struct check {}",
    ])
  func ownChecks(declaration: String) throws {
    var answer = Cells.answer
    answer.source += "\n" + declaration
    let mark = try #require(try graded([answer, Cells.test]).marks.first)
    #expect(
      mark.points == nil && mark.reason == "the submission declares 'check' itself, by which this test fails")
    answer.source = "func checked() {}\nlet answer = 1 // check it"
    #expect(try graded([answer, Cells.test]).marks.first?.points == 2)
  }

  @Test("a test that compiles for nobody is the teacher's to look at")
  func doubts() throws {
    var test = Cells.test
    test.outputs =
      #"{"output_type": "error", "ename": "CompileError", "evalue": "In[3]:1:1: no", "traceback": []}"#.list
    let failed = try graded([Cells.answer, test]), passed = try graded([Cells.answer, Cells.test])
    #expect(MarksTable([failed, failed]).doubts.count == 1)
    #expect(MarksTable([failed, passed]).doubts.isEmpty && MarksTable([failed]).doubts.isEmpty)
  }

  @Test("nbgrader's own checksums tell what was not answered")
  func noResponse() throws {
    var essay = Cells.essay
    essay.id = "explanation"
    essay.source = "YOUR ANSWER HERE"
    essay.checksum = "03978a9b63d67239fe0a6c319a733efb"
    let assignment = try Cells.assignment([Cells.test, essay])
    func points(_ source: String) throws -> Double? {
      var written = essay
      written.source = source
      return try #require(
        GradedSubmission(
          student: "ada", executed: try Cells.notebook([Cells.test, written]), assignment: assignment,
          notes: [], ending: "", seconds: 0, fingerprint: ""
        ).marks.last
      ).points
    }
    #expect(try points("YOUR ANSWER HERE") == 0)
    #expect(try points("Because.") == nil)
  }

  @Test("missing cells, and cells that the run did not come to, give nothing")
  func notRun() throws {
    let marks = try graded([Cells.answer]).marks
    #expect(marks.map(\.points) == [0, 0] && marks.map(\.reason) == ["missing", "missing"])
    var notebook = try Cells.notebook([Cells.answer, Cells.test])
    notebook.cells[1].executionCount = nil
    let stopped = GradedSubmission(
      student: "ada", executed: notebook, assignment: try Cells.assignment(), notes: [], ending: "stopped",
      seconds: 0, fingerprint: "")
    #expect(stopped.marks[0].points == 0 && stopped.marks[0].reason == "not run")
  }

  @Test("the register and the page")
  func files() throws {
    var test = Cells.test
    test.outputs = value("\"1.5\"")
    let ada = try graded([Cells.answer, test, Cells.essay])
    let bob = GradedSubmission(
      unmarked: "bob, jr.", assignment: try Cells.assignment(), ending: "no \"notebook\"", fingerprint: "")
    let table = MarksTable([bob, ada])
    #expect(
      table.csv == """
        student_id,score,max_score,needs_manual_grade,ending,test,essay\r
        ada,1.5,2.5,true,finished,1.5,\r
        "bob, jr.",0,2.5,true,"no ""notebook\""",,\r

        """)
    let read = try JSONDecoder().decode([GradedSubmission].self, from: table.json())
    #expect(read == [ada, bob])
    #expect(String(decoding: try table.json(), as: UTF8.self).contains("\"points\" : null"))
    let page = Feedback(ada, executed: try Cells.notebook([Cells.answer, test, Cells.essay])).html(
      path: "a.ipynb")
    for text in ["Score: 1.5 / 2.5", "test: 1.5 / 2", "to be marked, of 0.5", "some tests failed"] {
      #expect(page.contains(text))
    }
  }
}

extension String {
  /// The only element of a list in JSON.
  fileprivate var list: String { "[\(self)]" }
}
