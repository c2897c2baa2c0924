public struct Library {
  public private(set) var books: [String]
  public init(_ books: [String]) { self.books = books }
  public mutating func add(_ book: String) { books.append(book) }
}

open class Document {
  public let title: String
  public init(title: String) { self.title = title }
  open func render() -> String { "Document(\(title))" }
}

var library = Library(["A"])
library.add("B")
print(library.books)

class Letter: Document {
  override func render() -> String { "Letter to " + super.render() }
}

print(Letter(title: "x").render())

public extension Library {
  var count: Int { books.count }
}

print(library.count)
