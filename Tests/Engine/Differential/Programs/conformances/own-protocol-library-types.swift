protocol Describable {
  func describe() -> String
}

extension Int: Describable {
  func describe() -> String { "the number \(self)" }
}

extension String: Describable {
  func describe() -> String { "the text \"\(self)\"" }
}

extension Array: Describable where Element: Describable {
  func describe() -> String { map { $0.describe() }.joined(separator: ", ") }
}

let things: [any Describable] = [1, "two", [3, 4]]
for thing in things { print(thing.describe()) }

extension Optional: Describable where Wrapped: Describable {
  func describe() -> String { map { "maybe " + $0.describe() } ?? "nothing" }
}

let absent: Int? = nil
print(Optional(5).describe(), absent.describe())
print((["a", "b"] as any Describable).describe())
