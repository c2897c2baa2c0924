import Foundation

protocol Lendable {
  var title: String { get }
  var days: Int { get }
}

struct Book: Lendable, Hashable { let title: String; let days = 30 }

struct Film: Lendable, Hashable { let title: String; let days = 7 }

enum LibraryError: Error { case notFound(title: String), alreadyLent(to: String) }

final class Library {
  private var items: [String: any Lendable] = [:]
  private var loans: [String: (member: String, due: Int)] = [:]
  func add(_ items: any Lendable...) { for item in items { self.items[item.title] = item } }
  func lend(_ title: String, to member: String, on day: Int) throws -> Int {
    guard let item = items[title] else { throw LibraryError.notFound(title: title) }
    if let loan = loans[title] { throw LibraryError.alreadyLent(to: loan.member) }
    loans[title] = (member, day + item.days)
    return day + item.days
  }
}

let library = Library()
library.add(Book(title: "Emma"), Film(title: "Alien"))
print(try library.lend("Emma", to: "Ann", on: 1))

func attempt(_ title: String, _ member: String) {
  do { print(try library.lend(title, to: member, on: 10)) } catch LibraryError.alreadyLent(let other) {
    print("\(title) is with \(other)")
  } catch { print("\(error)") }
}

attempt("Emma", "Bob")
attempt("Alien", "Bob")
attempt("Dune", "Bob")

extension Library {
  func overdue(on day: Int) -> [String] { loans.filter { $0.value.due < day }.map(\.key).sorted() }
  func giveBack(_ title: String) { loans[title] = nil }
}

print(library.overdue(on: 20), library.overdue(on: 40))
library.giveBack("Emma")
attempt("Emma", "Cy")
