import Kernel
import Testing

@Suite struct OperatorAtCursorTests {
  @Test(arguments: [
    ("a + b", 3, 2), ("a + b", 2, 2), ("a +", 3, 2), ("x **", 4, 3), ("f(a, ", 5, 0), ("🍎x", 2, 1),
    ("f(🍎", 3, 2), ("a ≤ b", 3, 2),
  ])
  func places(source: String, cursor: Int, place: Int) {
    #expect(NameAtCursor.offset(in: source, cursor: cursor) == place, "\(source) \(cursor)")
  }
}
