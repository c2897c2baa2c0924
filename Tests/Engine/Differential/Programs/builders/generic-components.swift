@resultBuilder
enum ListBuilder<Element> {
  static func buildExpression(_ element: Element) -> [Element] { [element] }
  static func buildExpression(_ elements: [Element]) -> [Element] { elements }
  static func buildBlock(_ parts: [Element]...) -> [Element] { Array(parts.joined()) }
  static func buildOptional(_ part: [Element]?) -> [Element] { part ?? [] }
  static func buildEither(first: [Element]) -> [Element] { first }
  static func buildEither(second: [Element]) -> [Element] { second }
  static func buildArray(_ parts: [[Element]]) -> [Element] { Array(parts.joined()) }
}

func list<T>(@ListBuilder<T> _ content: () -> [T]) -> [T] { content() }

let flag = true

let numbers = list {
  1
  [2, 3]
  if flag { 4 } else { 5 }
  for n in 6...7 { n * 10 }
}
print(numbers)

struct Menu {
  var items: [String]
  init(@ListBuilder<String> _ items: () -> [String]) { self.items = items() }
}

let menu = Menu {
  "open"
  if flag { "close" }
  let name = "quit"
  name + "!"
}
print(menu.items)

extension Menu {
  init(title: String, @ListBuilder<String> _ items: () -> [String]) { self.init { title; items() } }
}

print(Menu(title: "T") { "x" }.items)
