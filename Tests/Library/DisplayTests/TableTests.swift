import Display
import Testing
import UserErrors

@Suite struct TableTests {
  private struct Person {
    let name: String
    let age: Int?
  }

  private func text(_ value: any Displayable) -> String { value.mimeBundle.plainText ?? "" }

  @Test func structsBecomeRows() {
    let table = Table([Person(name: "Ada <L>", age: 36), Person(name: "Emmy", age: nil)])
    #expect(table.columns == ["name", "age"])
    #expect(text(table) == "name     age\n-------  ---\nAda <L>   36\nEmmy")
    guard case .text(let html)? = table.mimeBundle.contents["text/html"] else { return #expect(Bool(false)) }
    #expect(html.contains("<td style=\"text-align: left\">Ada &lt;L&gt;</td>"))
    #expect(html.contains("<td style=\"text-align: right\">36</td>"))
  }

  @Test func dictionariesMayHaveDifferentKeys() {
    let table = Table([["b": 1.5], ["a": 2, "b": 3]])
    #expect(table.columns == ["a", "b"])
    #expect(table.rows == [["", "1.5"], ["2.0", "3.0"]])
  }

  @Test func tuplesAndNumbersAreRowsToo() {
    #expect(Table([(x: 1, y: "a")]).columns == ["x", "y"])
    #expect(Table([1, 2]).rows == [["1"], ["2"]])
    #expect(Table([Int]()).rows.isEmpty)
  }

  @Test func aFileThatIsNoPictureIsRefused() {
    #expect(throws: ValueError.self) { try ImageFile("/no/such/file.png") }
    #expect(throws: ValueError.self) { try ImageFile("/etc/passwd") }
  }

  @Test func progressGoesThroughAllElements() {
    #expect(Array(progress(["a", "b", "c"], "letters")) == ["a", "b", "c"])
    #expect(Array(progress([Int]())) == [])
  }
}
