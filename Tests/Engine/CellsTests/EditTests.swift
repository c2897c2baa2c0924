import Cells
import Testing

@Suite struct EditTests {
  @Test func columnsGoBack() {
    let text = EditedText(
      "ab cd\nef", edits: [.insert("XX", at: 3), .insert("Y", at: 6), Edit(start: 7, end: 8, text: "123")])
    #expect(text.text == "ab XXcd\nYe123")
    #expect([1, 4, 5, 6, 7].map { text.originalColumn($0, line: 1) } == [1, 4, 4, 4, 5])
    #expect(text.originalColumn(2, line: 2) == 1)
  }
}
