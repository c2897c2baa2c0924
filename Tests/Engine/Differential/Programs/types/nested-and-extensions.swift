struct Library {
  struct Book {
    let title: String
    enum Status { case available, lent(to: String) }
    var status = Status.available
  }
  var books: [Book] = []
}

extension Library {
  class Member {
    let name: String
    init(name: String) { self.name = name }
  }
  mutating func lend(_ title: String, to member: Member) -> Bool {
    guard let index = books.firstIndex(where: { $0.title == title && $0.status.isAvailable }) else { return false }
    books[index].status = .lent(to: member.name)
    return true
  }
}

// With the above: `lend` uses what this declares.
extension Library.Book.Status {
  var isAvailable: Bool { if case .available = self { true } else { false } }
}

var library = Library(books: [.init(title: "A"), .init(title: "B")])
let member = Library.Member(name: "Eve")
print(library.lend("A", to: member), library.lend("A", to: member), library.lend("C", to: member))

for book in library.books {
  switch book.status {
  case .available: print(book.title, "here")
  case .lent(let name): print(book.title, "with", name)
  }
}

typealias Status = Library.Book.Status
print(Status.lent(to: "x").isAvailable)
