final class Item {
  let n: Int
  init(_ n: Int) { self.n = n }
  deinit { print("drop \(n)") }
}

var items = (1...3).map(Item.init)
var copy = items
items.removeFirst()
print("removed")
copy = []
print("cleared", items.count)

struct Document {
  private final class Storage {
    var lines: [String]
    init(_ lines: [String]) { self.lines = lines }
  }
  private var storage = Storage([])
  mutating func append(_ line: String) {
    if !isKnownUniquelyReferenced(&storage) {
      print("copy")
      storage = Storage(storage.lines)
    }
    storage.lines.append(line)
  }
  var text: String { storage.lines.joined(separator: "/") }
}

var draft = Document()
draft.append("a")
let saved = draft
draft.append("b")
draft.append("c")
print(draft.text, saved.text)

items.removeAll()
print("end")
