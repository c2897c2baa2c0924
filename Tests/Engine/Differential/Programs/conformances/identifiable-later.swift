struct Book {
  let id: Int
  let title: String
}

let shelf = [Book(id: 7, title: "A"), Book(id: 9, title: "B")]

extension Book: Identifiable {}

func index<Item: Identifiable>(_ items: [Item]) -> [Item.ID: Item] {
  Dictionary(uniqueKeysWithValues: items.map { ($0.id, $0) })
}

let byNumber = index(shelf)
print(byNumber[9]?.title ?? "none", byNumber.count)

class Node { let label = "n" }

extension Node: Identifiable {}

let node = Node()
print(node.id == ObjectIdentifier(node))
