protocol Container {
  associatedtype Item
  var count: Int { get }
  mutating func append(_ item: Item)
  subscript(i: Int) -> Item { get }
}

struct Bag<Item>: Container {
  private var items: [Item] = []
  var count: Int { items.count }
  mutating func append(_ item: Item) { items.append(item) }
  subscript(i: Int) -> Item { items[i] }
}

extension Container {
  func all() -> [Item] { (0..<count).map { self[$0] } }
}

var bag = Bag<String>()
bag.append("x")
bag.append("y")
print(bag.all())

extension Array: Container {}

func same<A: Container, B: Container>(_ a: A, _ b: B) -> Bool
where A.Item == B.Item, A.Item: Equatable {
  a.count == b.count && (0..<a.count).allSatisfy { a[$0] == b[$0] }
}

print(same(bag, ["x", "y"]), same(bag, ["x"]))

extension Container where Item == Int {
  var sum: Int { all().reduce(0, +) }
}

print([1, 2, 3].sum)
